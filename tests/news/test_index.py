"""The index of news: order, filters, pages, guests."""

import pytest

from tests.budget import queries_of
from tests.cms.test_listing import HIDDEN
from tests.factories import kyiv, make_category, make_news, make_news_index, translate

EDUCATION = {"HTTP_HOST": "osvita.localhost"}


@pytest.fixture
def index(communications):
    return make_news_index(communications)


def titles(response) -> list[str]:
    assert response.status_code == 200
    return [item.title for item in response.context["items"]]


def options(response, name: str) -> list[tuple[str, int]]:
    facet = next(facet for facet in response.context["filters"].facets if facet.name == name)
    return [(option.label, option.count) for option in facet.options]


def test_the_latest_comes_first_and_the_pinned_before_it(client, index):
    make_news(index, "Стара", on=kyiv(2022, 5, 1))
    make_news(index, "Закріплена", on=kyiv(2023, 5, 1), pinned=True)
    make_news(index, "Нова", on=kyiv(2024, 5, 1))
    assert titles(client.get("/novyny/")) == ["Закріплена", "Нова", "Стара"]


def test_a_category_and_a_year_narrow_the_list(client, communications, index):
    services, city = make_category(communications), make_category(communications, "misto", "Місто")
    make_news(index, "Садок 2022", on=kyiv(2022, 5, 1), category=services)
    make_news(index, "Садок 2023", on=kyiv(2023, 5, 1), category=services)
    make_news(index, "Місто 2023", on=kyiv(2023, 5, 2), category=city)
    make_news(index, "Без рубрики", on=kyiv(2024, 1, 1))
    assert titles(client.get("/novyny/?category=e-posluhy")) == ["Садок 2023", "Садок 2022"]
    assert titles(client.get("/novyny/?year=2023")) == ["Місто 2023", "Садок 2023"]
    both = client.get("/novyny/?category=e-posluhy&year=2023")
    assert titles(both) == ["Садок 2023"]
    assert options(both, "category") == [("Усі", 2), ("Е-послуги", 1), ("Місто", 1)]
    assert options(both, "year") == [("Усі", 2), ("2023", 1), ("2022", 1)]


def test_a_year_begins_and_ends_in_kyiv(client, index):
    make_news(index, "Новорічна", on=kyiv(2024, 1, 1, hour=0))
    assert titles(client.get("/novyny/?year=2024")) == ["Новорічна"]
    assert client.get("/novyny/?year=2023").status_code == 404


@pytest.mark.parametrize("query", ["category=none", "year=1", "year=2023'", "page=0", "page=2", "page=abc"])
def test_what_does_not_exist_is_a_404(client, index, query):
    make_news(index)
    assert client.get(f"/novyny/?{query}").status_code == 404


def test_there_are_twelve_on_a_page(client, index):
    for day in range(1, 15):
        make_news(index, f"Новина {day}", on=kyiv(2024, 3, day))
    first, second = client.get("/novyny/"), client.get("/novyny/?page=2")
    assert titles(first) == [f"Новина {day}" for day in range(14, 2, -1)]
    assert titles(second) == ["Новина 2", "Новина 1"]
    assert '<link rel="canonical" href="http://localhost/novyny/?page=2">' in second.content.decode()
    assert '<link rel="canonical" href="http://localhost/novyny/">' in first.content.decode()


@pytest.mark.parametrize("make", HIDDEN, ids=lambda make: make.__name__)
def test_what_no_reader_may_see_is_neither_listed_nor_counted(client, communications, index, make):
    make_news(index, "Для всіх")
    hidden = make(index)
    for path in ("/novyny/", "/en/novyny/"):
        response = client.get(path)
        if response.status_code == 200:
            addresses = [item.url for item in response.context["items"]]
            assert hidden.url not in addresses
            assert response.context["page_obj"].paginator.count == len(addresses)
    on_home = [item.url for one in client.get("/").context["lists"] for item in one.items]
    assert hidden.url not in on_home


def test_a_guest_is_listed_with_the_name_of_its_home_and_its_one_address(
    client, communications, education, index
):
    elsewhere = make_news_index(education)
    make_news(elsewhere, "Канікули", shown_on=(communications,))
    make_news(elsewhere, "Лише для освіти")
    response = client.get("/novyny/")
    (item,) = response.context["items"]
    assert (item.title, item.home) == ("Канікули", "Освіта")
    assert item.url == "http://osvita.localhost/novyny/kanikuly/"
    assert client.get("/novyny/kanikuly/").status_code == 404
    (own,) = (i for i in client.get("/novyny/", **EDUCATION).context["items"] if i.title == "Канікули")
    assert (own.home, own.url) == ("", "/novyny/kanikuly/")


def test_a_guest_is_not_pinned_away_from_home(client, communications, education, index):
    make_news(index, "Своя", on=kyiv(2026, 3, 2))
    make_news(
        make_news_index(education), "Гостя", on=kyiv(2026, 3, 1), pinned=True, shown_on=(communications,)
    )

    assert titles(client.get("/novyny/", headers={"host": "localhost"})) == ["Своя", "Гостя"]


def test_an_english_index_lists_what_is_translated_and_names_the_home_in_english(
    client, communications, education, index
):
    translate(make_news(index, "Перекладена"), "Translated")
    make_news(index, "Лише українською")
    elsewhere = make_news_index(education)
    guest = make_news(elsewhere, "Канікули", shown_on=(communications,))
    translated = translate(guest, "Holidays")
    translated.shown_on = [communications]
    translated.save()
    response = client.get("/en/novyny/")
    assert {(item.title, item.home) for item in response.context["items"]} == {
        ("Translated", ""),
        ("Holidays", "Education"),
    }


def test_an_empty_index_says_so(client, index):
    translate(index, "News")
    assert "There is no news yet" in client.get("/en/novyny/").content.decode()


def test_a_late_page_asks_the_database_for_no_more_than_the_first_one(client, index):
    """It neither counts nor skips rows: what is shown is fetched by the ids that memory has."""
    for day in range(1, 26):
        make_news(index, f"Новина {day}", on=kyiv(2024, 3, day))
    first, last = queries_of(client, "/novyny/"), queries_of(client, "/novyny/", page="3")
    assert len(last) == len(first)
    assert not [sql for sql in last if "COUNT(" in sql or "OFFSET" in sql]
