"""Titles that are offered while a reader types."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.searching import PAGES
from search import entries
from search.models import Entry
from search.suggestions import MOST
from tests.cms.test_listing import HIDDEN
from tests.factories import kyiv, make_news, make_news_index, make_standard, translate


def suggest(client, typed: str, path: str = "/search/suggest/", host: str = "localhost"):
    response = client.get(path, {"q": typed}, HTTP_HOST=host)
    assert response.status_code == 200
    return response


def titles(client, typed: str, *place) -> list[str]:
    return json.loads(suggest(client, typed, *place).content)[1]


@pytest.fixture
def index(communications):
    return make_news_index(communications)


def test_the_answer_is_what_was_typed_titles_kinds_and_addresses(client, index):
    make_news(index, "Літня школа", on=kyiv(2023, 5, 1))
    response = suggest(client, "Літ")
    address = "http://localhost/novyny/litnia-shkola/"
    assert json.loads(response.content) == ["Літ", ["Літня школа"], ["Новина"], [address]]
    assert response["Content-Type"] == "application/x-suggestions+json"


def test_every_word_may_be_a_beginning(client, communications):
    for title in ("Літня школа", "Школа літає", "Літня площа"):
        make_standard(communications, title)
    assert set(titles(client, "ШК літ")) == {"Літня школа", "Школа літає"}


@pytest.mark.parametrize("typed", ["", "л", "  л  ", "«л»", "-", "л" * 300])
def test_less_than_two_letters_and_endless_words_begin_nothing(client, communications, typed):
    make_standard(communications, "Літня школа")
    assert titles(client, typed) == []


@pytest.mark.parametrize("typed", ["ksny", "irj", "ksnyz irj"])
def test_where_nothing_begins_so_the_other_layout_is_tried(client, communications, typed):
    make_standard(communications, "Літня школа")
    assert titles(client, typed) == ["Літня школа"]


def test_a_latin_title_typed_in_cyrillic(client, communications):
    make_standard(communications, "Wagtail")
    assert titles(client, "цфп") == ["Wagtail"]


def test_each_title_is_said_once_and_eight_at_most(client, communications):
    for number in range(3):
        make_standard(communications, "Школа поруч", slug=f"poruch-{number}")
    assert titles(client, "шко") == ["Школа поруч"]
    for number in range(10):
        make_standard(communications, f"Школа {number}")
    assert len(set(titles(client, "шко"))) == len(titles(client, "шко")) == MOST


def test_each_site_and_language_has_its_own(client, communications, education):
    translate(make_standard(communications, "Школа в місті"), "Школа in town")
    make_standard(education, "Школа для всіх")
    assert titles(client, "шко") == ["Школа в місті"]
    assert titles(client, "шко", "/en/search/suggest/") == ["Школа in town"]
    assert titles(client, "шко", "/search/suggest/", "osvita.localhost") == ["Школа для всіх"]


@pytest.mark.parametrize("make", HIDDEN, ids=lambda make: make.__name__)
def test_what_no_reader_may_see_is_not_offered(client, index, make):
    hidden = make(index)
    place = "/search/suggest/" if hidden.locale.language_code == "uk" else "/en/search/suggest/"
    addresses = json.loads(suggest(client, hidden.title, place).content)[3]
    assert [address for address in addresses if address.endswith(hidden.slug + "/")] == []


def test_what_is_hidden_but_still_stands_in_the_index_is_not_offered(client, communications):
    page = make_standard(communications, "Школа поруч")
    type(page).objects.filter(pk=page.pk).update(live=False)
    assert Entry.objects.filter(source=PAGES, key=page.pk).exists()
    assert titles(client, "шко") == []


def test_what_children_wrote_is_not_offered(client, communications):
    page = make_standard(communications, "Яблуня під вікном")
    row = Entry.objects.get(source=PAGES, key=page.pk)
    row.is_quotable = False
    row.save()
    entries.tell_engines(Entry.objects.filter(pk=row.pk))
    assert titles(client, "ябл") == []


def test_a_copy_is_kept_for_a_minute_by_anybody(client, communications):
    make_standard(communications, "Школа")
    response = suggest(client, "шко")
    assert response["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_our_own_cache_keeps_none(client, communications):
    assert titles(client, "шко") == []
    make_standard(communications, "Школа")
    assert titles(client, "шко") == ["Школа"]


def test_it_costs_three_queries_however_many_begin_so(client, communications, django_assert_num_queries):
    for number in range(12):
        make_standard(communications, f"Школа {number}")
    suggest(client, "шко")
    with django_assert_num_queries(3):
        suggest(client, "шко")


def test_only_reading_is_allowed(client, communications):
    assert client.post("/search/suggest/", {"q": "шко"}, HTTP_HOST="localhost").status_code == 405


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=40))
def test_whatever_is_typed_is_answered(client, typed):
    assert json.loads(suggest(client, typed).content) == [typed, [], [], []]


class TestTheField:
    def test_it_names_its_list_and_its_sheet(self, client, communications):
        html = client.get("/search/", HTTP_HOST="localhost").content.decode()
        assert html.count('data-css="/static/css/suggestions.css"') == 2

    def test_without_a_script_it_is_a_plain_field(self, client, communications):
        html = client.get("/search/", HTTP_HOST="localhost").content.decode()
        assert 'role="combobox"' not in html
