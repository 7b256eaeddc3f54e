"""The search page."""

from datetime import date
from urllib.parse import quote_plus

import pytest
from django.utils import timezone
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.models import Entry
from search.pages import SNIPPET
from search.queries import ENOUGH
from tests.cms.test_listing import HIDDEN
from tests.factories import body, kyiv, make_news, make_news_index, make_standard, translate
from tests.volunteering.call_factories import make_story, make_story_index


def search(client, words: str, path: str = "/search/", **parameters):
    headers = {"HTTP_HOST": parameters.pop("host", "localhost")}
    response = client.get(path, {"q": words, **parameters}, **headers)
    assert response.status_code == 200
    return response


def titles(response) -> list[str]:
    return [hit.title for hit in response.context["hits"]]


@pytest.fixture
def index(communications):
    return make_news_index(communications)


def test_it_finds_words_of_titles_introductions_and_bodies(client, communications):
    make_standard(communications, "Садочок поруч")
    make_standard(communications, "Черга", introduction="Як записатися в садочок.")
    words = body(("rich_text", "<p>Наш садочок – найкращий.</p>"))
    make_standard(communications, "Відгук", body=words)
    make_standard(communications, "Про інше")
    assert set(titles(search(client, "садочок"))) == {"Садочок поруч", "Черга", "Відгук"}
    assert set(titles(search(client, "САДОЧОК"))) == {"Садочок поруч", "Черга", "Відгук"}


def test_all_words_must_be_there(client, communications):
    make_standard(communications, "Літня школа")
    make_standard(communications, "Зимова школа")
    assert titles(search(client, "зимова школа")) == ["Зимова школа"]


def test_where_no_page_has_all_words_those_with_some_are_shown(client, communications):
    make_standard(communications, "Літня школа")
    make_standard(communications, "Дорога")
    response = search(client, "школа танців")
    assert titles(response) == ["Літня школа"]
    assert not response.context["answer"].has_all_words
    assert response.context["answer"].suggested == ""


def test_a_standing_page_stands_before_a_post_that_says_the_same(client, communications, index):
    make_news(index, "Бюджет участі", on=kyiv(2023, 5, 1))
    page = make_standard(communications, "Бюджет участі")
    make_news(index, "Бюджет участі", on=kyiv(2024, 5, 1), slug="znovu")
    assert search(client, "бюджет участі").context["hits"][0].url == f"/{page.slug}/"


def test_a_title_that_begins_with_the_words_stands_first(client, communications):
    for title in ("Ми про бюджет участі", "Бюджет участі і ми"):
        make_standard(communications, title)
    assert titles(search(client, "бюджет участі"))[0] == "Бюджет участі і ми"


def test_a_hit_says_what_it_is_when_and_where(client, index):
    make_news(index, "Черга", on=kyiv(2023, 5, 1), introduction="Запис відкрито. " * 30)
    (hit,) = search(client, "черга").context["hits"]
    assert (hit.url, hit.when) == ("/novyny/cherha/", timezone.localtime(kyiv(2023, 5, 1)))
    with override("en"):
        assert str(hit.label) == "News item"
    assert hit.text.startswith("Запис відкрито.")
    assert len(hit.text) <= SNIPPET


def test_a_story_has_the_date_of_its_day(client, communications):
    make_story(make_story_index(communications), "Двори перемоги", date=date(2023, 12, 29), body=[])
    (hit,) = search(client, "двори").context["hits"]
    assert timezone.localdate(hit.when) == date(2023, 12, 29)
    assert [row.year for row in Entry.objects.filter(title="Двори перемоги")] == [2023]


def test_a_standing_page_needs_no_word_for_what_it_is(client, communications):
    make_standard(communications, "Черга")
    response = search(client, "черга")
    assert [hit.label for hit in response.context["hits"]] == [""]
    assert '<p class="hits__meta"><time' in response.content.decode()


def test_each_site_and_language_finds_its_own(client, communications, education):
    translate(make_standard(communications, "Школа в місті"), "Школа in town")
    make_standard(education, "Школа для всіх")
    assert titles(search(client, "школа")) == ["Школа в місті"]
    assert titles(search(client, "школа", "/en/search/")) == ["Школа in town"]
    assert titles(search(client, "школа", host="osvita.localhost")) == ["Школа для всіх"]


@pytest.mark.parametrize("make", HIDDEN, ids=lambda make: make.__name__)
def test_what_no_reader_may_see_is_not_found(client, index, make):
    hidden = make(index)
    for path in ("/search/", "/en/search/"):
        response = client.get(path, {"q": hidden.title})
        if response.status_code == 200:
            assert hidden.url not in [hit.url for hit in response.context["hits"]]


def test_hits_come_ten_on_a_page(client, index):
    for day in range(1, 13):
        make_news(index, f"Садок {day}", on=kyiv(2023, 5, day))
    assert len(titles(search(client, "садок"))) == 10
    assert len(titles(search(client, "садок", page="2"))) == 2
    assert client.get("/search/", {"q": "садок", "page": "3"}).status_code == 404


SIGNS = ["", " ", '"', "'", "*", "-", "NEAR(", "\0", "…", "AND", "садок AND", "a" * 999]


@pytest.mark.parametrize("words", SIGNS)
def test_no_sign_is_an_error(client, communications, words):
    make_standard(communications, "Садок")
    search(client, words)


@pytest.mark.parametrize("words", ["садок*", '"садок"', "садок)", "title:садок", "садок -"])
def test_signs_around_words_are_passed_over(client, communications, words):
    make_standard(communications, "Садок title")
    assert titles(search(client, words)) == ["Садок title"]


def test_words_are_found_and_marked_in_any_form(client, communications):
    make_standard(communications, "Літні школи", introduction="Набір до літньої школи & табору.")
    response = search(client, "літніх шкіл")
    assert titles(response) == ["Літні школи"]
    html = response.content.decode()
    assert "<mark>Літні</mark> <mark>школи</mark></a>" in html
    assert "до\u00a0<mark>літньої</mark> <mark>школи</mark> &amp; табору." in html


def test_marks_keep_signs_harmless(client, communications):
    make_standard(communications, "<b>Школа</b>")
    assert "&lt;b&gt;<mark>Школа</mark>&lt;/b&gt;" in search(client, "школи").content.decode()


def test_quoted_and_unwanted_words(client, communications):
    make_standard(communications, "Літня школа")
    make_standard(communications, "Школа літня, а не зимова")
    assert titles(search(client, "«літня школа»")) == ["Літня школа"]
    assert titles(search(client, "школа -зимова")) == ["Літня школа"]


def test_what_was_typed_is_repeated_as_it_was(client, communications):
    html = search(client, "  «Літня  школа» ").content.decode()
    assert 'value="«Літня школа»"' in html


class TestWhatWasMeant:
    @pytest.mark.parametrize(
        ("typed", "meant"), [("ksnyz irjkf", "літня школа"), ("litnia shkola", "літня школа")]
    )
    def test_where_nothing_is_found_another_layout_or_script_is_tried(
        self, client, communications, typed, meant
    ):
        make_standard(communications, "Літня школа")
        response = search(client, typed)
        assert titles(response) == ["Літня школа"]
        assert response.context["answer"].taken_for == "літня школа"
        html = response.content.decode()
        assert "<mark>Літня</mark> <mark>школа</mark>" in html
        assert f'href="?q={quote_plus(typed)}&amp;exactly=1"' in html

    def test_who_insists_gets_what_was_typed(self, client, communications):
        make_standard(communications, "Літня школа")
        response = search(client, "irjkf", exactly="")
        assert titles(response) == []
        assert '<a href="?q=%D1%88%D0%BA%D0%BE%D0%BB%D0%B0">школа</a>' in response.content.decode()

    def test_where_little_is_found_what_finds_more_is_suggested(self, client, communications):
        for title in ("Shkola English Club", "Літня школа", "Зимова школа"):
            make_standard(communications, title)
        response = search(client, "shkola")
        assert titles(response) == ["Shkola English Club"]
        assert response.context["answer"].suggested == "школа"

    def test_what_finds_enough_is_not_doubted(self, client, communications):
        for number in range(ENOUGH):
            make_standard(communications, f"Shkola {number}")
        make_standard(communications, "Школа")
        assert search(client, "shkola").context["answer"].suggested == ""


def test_an_answer_is_not_kept(client, communications):
    assert not titles(search(client, "садок"))
    make_standard(communications, "Садок")
    assert titles(search(client, "садок")) == ["Садок"]


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60))
def test_no_words_break_it(client, words):
    assert client.get("/search/", {"q": words}).status_code == 200
