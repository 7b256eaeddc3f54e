"""What a query may do to the cache: a page is kept once for each thing that it can be asked, not more."""

import re
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.cache import copies
from cms.cache.copies import VARIANTS
from tests import factories
from tests.factories import kyiv
from tests.indexing import indexed as unindexed  # noqa: F401


@pytest.fixture
def read(client, communications):
    """Read an address as a resident does; answers how many queries it took."""

    def ask(path: str, host: str = "localhost") -> tuple[int, object]:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path, headers={"host": host})
        return len(queries), response

    return ask


@pytest.fixture
def standing(communications):
    return factories.make_standard(communications, "Про нас").url


@pytest.fixture
def news(communications):
    index = factories.make_news_index(communications)
    for number in range(30):
        factories.make_news(index, f"Новина {number}", on=kyiv(2022 + number % 2, 5, 1))
    return index.url


def kept() -> int:
    """How many pages have been kept: whatever is, this process remembers too."""
    return len(copies._memory)


@pytest.fixture(autouse=True)
def _empty_memory(monkeypatch):
    monkeypatch.setattr(copies, "_memory", {})


@pytest.mark.parametrize(
    "query", ["utm_source=facebook&fbclid=abc", "junk=1", "year=2023", "page=2", "untranslated=x", "page="]
)
def test_what_a_page_does_not_answer_to_changes_nothing(read, standing, query):
    _queries, plain = read(standing)
    queries, answer = read(f"{standing}?{query}")

    assert (queries, answer.content) == (0, plain.content)
    assert kept() == 1


def test_the_first_reader_may_come_with_tracking(read, standing):
    _queries, tracked = read(f"{standing}?utm_source=x")
    queries, plain = read(standing)

    assert (queries, plain.content) == (0, tracked.content)


def test_nothing_of_an_unknown_parameter_gets_into_the_page(read, standing, news):
    for path in (standing, news, "/"):
        _queries, answer = read(f"{path}?{urlencode({'utm_source': 'poison', 'x': 'poison'})}")
        assert b"poison" not in answer.content
        assert re.search(rb'rel="canonical" href="([^"]+)"', answer.content)[1].endswith(path.encode())


def test_what_it_answers_to_is_kept_once_however_it_is_written(read, news):
    read(news)
    _queries, filtered = read(f"{news}?year=2023&page=2")
    for query in ("page=2&year=2023", "year=2023&page=2&utm_source=x", "page=7&page=2&year=2023&category="):
        queries, answer = read(f"{news}?{query}")
        assert (queries, answer.content) == (0, filtered.content)
    assert kept() == 2


def test_a_filtered_list_is_kept_though_nobody_has_read_the_whole_one(read, news):
    _queries, first = read(f"{news}?page=2")
    queries, again = read(f"{news}?page=2&utm_source=x")

    assert (queries, again.content) == (0, first.content)


def test_another_value_is_another_page(read, news):
    answers = [read(f"{news}?{query}")[1].content for query in ("", "year=2022", "year=2023", "page=2")]

    assert len(set(answers)) == 4


def test_values_that_do_not_exist_are_not_kept(read, news):
    read(news)
    for number in range(1, 40):
        assert read(f"{news}?year={number}")[1].status_code == 404
        assert read(f"{news}?page={number + 3}")[1].status_code == 404

    assert kept() == 1


def test_words_looked_for_are_not_kept(read, communications):
    index = factories.make_service_index(communications)
    factories.make_service(index, "Е-садок")
    read(index.url)

    assert "Е-садок" in read(f"{index.url}?q=садок")[1].content.decode()
    assert "Е-садок" not in read(f"{index.url}?q=немає")[1].content.decode()
    assert kept() == 1


def test_a_flood_takes_no_copy_away(read, standing, news):
    real = [standing, news, f"{news}?year=2023", f"{standing}?untranslated=1"]
    before = [read(path)[1].content for path in real]
    for number in range(150):
        read(f"{standing}?year={number}")
        read(f"{standing}?untranslated={number + 2}")
        read(f"{news}?utm_source={number}&x{number}=1")
        read(f"{news}?year={number}")
        read(f"{standing}?page=1", host=f"localhost:{number + 1}")

    for path, content in zip(real, before, strict=True):
        queries, answer = read(path)
        assert (queries, answer.content) == (0, content)


def test_an_address_has_a_bounded_number_of_copies():
    places = {copies._place("http://localhost/novyny/", f"page={number}") for number in range(5000)}

    assert len(places) == VARIANTS
    assert copies._place("http://localhost/novyny/") not in places


def test_two_queries_in_one_place_never_take_each_others_answer(read, news, monkeypatch):
    monkeypatch.setattr(copies, "VARIANTS", 1)
    read(news)
    answers = {query: read(f"{news}?{query}")[1].content for query in ("year=2022", "year=2023")}

    for query in ("year=2022", "year=2023", "year=2022"):
        assert read(f"{news}?{query}")[1].content == answers[query]


def test_an_address_that_gets_another_page_answers_to_what_that_one_does(read, communications):
    section = factories.make_section(communications, "Новини", slug="novyny")
    read("/novyny/?year=2023")
    section.delete()
    index = factories.make_news_index(communications, slug="novyny")
    for year in (2022, 2023):
        factories.make_news(index, f"Новина {year}", on=kyiv(year, 5, 1))

    for _ in range(2):
        assert "Новина 2022" not in read("/novyny/?year=2023")[1].content.decode()


@pytest.mark.parametrize("host", ["localhost:1", "localhost:65000", "LOCALHOST", "localhost."])
def test_another_spelling_of_the_host_has_no_copies(read, standing, host):
    assert read(standing, host=host)[1].status_code == 200
    assert kept() == 0
