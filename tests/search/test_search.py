"""The search page with the stock backend."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import queries
from tests.cms.test_listing import HIDDEN
from tests.factories import body, kyiv, make_news, make_news_index, make_section, make_standard, translate


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


def test_a_hit_says_what_it_is_when_and_where(client, index):
    make_news(index, "Черга", on=kyiv(2023, 5, 1), introduction="Запис відкрито. " * 30)
    (hit,) = search(client, "черга").context["hits"]
    assert (hit.url, hit.when) == ("/novyny/cherha/", timezone.localtime(kyiv(2023, 5, 1)))
    with override("en"):
        assert str(hit.label) == "News item"
    assert hit.text.startswith("Запис відкрито.")
    assert len(hit.text) <= queries.SNIPPET


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


def test_many_hits_are_not_ranked_but_shown_by_age(client, communications, monkeypatch):
    monkeypatch.setattr(queries, "MOST_RANKED", 2)
    section = make_section(communications)
    for age in (3, 1, 2):
        page = make_standard(section, f"Садок {age}")
        page.first_published_at = timezone.now() - timedelta(days=age)
        page.save()
    assert titles(search(client, "садок")) == ["Садок 1", "Садок 2", "Садок 3"]


SIGNS = ["", " ", '"', "'", "*", "-", "NEAR(", "\0", "…", "AND", "садок AND", "a" * 999]


@pytest.mark.parametrize("words", SIGNS)
def test_no_sign_is_an_error(client, communications, words):
    make_standard(communications, "Садок")
    search(client, words)


@pytest.mark.parametrize("words", ["садок*", '"садок"', "садок)", "title:садок", "садок -"])
def test_signs_around_words_are_passed_over(client, communications, words):
    make_standard(communications, "Садок title")
    assert titles(search(client, words)) == ["Садок title"]


def test_words_keep_their_hyphens_and_apostrophes():
    assert queries.words_of("«Е-садок» здоров’я: об'єкт!") == ["Е-садок", "здоров’я", "об'єкт"]
    assert queries.words_of("а " * 50) == ["а"] * queries.MOST_WORDS
    assert queries.words_of("") == []


def test_an_answer_is_not_kept(client, communications):
    assert not titles(search(client, "садок"))
    make_standard(communications, "Садок")
    assert titles(search(client, "садок")) == ["Садок"]


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60))
def test_no_words_break_it(client, words):
    assert client.get("/search/", {"q": words}).status_code == 200
