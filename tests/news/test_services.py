"""The directory of e-services and their pages."""

from datetime import date

import pytest

from tests.factories import kyiv, make_news, make_news_index, make_service, make_service_index, translate
from tests.indexing import indexed as unindexed  # noqa: F401


@pytest.fixture
def index(communications):
    return make_service_index(communications)


def titles(response) -> list[str]:
    assert response.status_code == 200
    return [item.title for item in response.context["items"]]


def test_services_stand_in_the_order_that_editors_gave(client, index):
    for title in ("Мрія", "Е-садок", "єМалятко"):
        make_service(index, title)
    assert titles(client.get("/e-posluhy/")) == ["Мрія", "Е-садок", "єМалятко"]


def test_a_level_narrows_the_directory(client, index):
    make_service(index, "Мрія", level="state")
    make_service(index, "Е-садок", level="community")
    response = client.get("/e-posluhy/?level=state")
    assert titles(response) == ["Мрія"]
    assert response.context["robots"] == "noindex, follow"
    assert client.get("/e-posluhy/?level=city").status_code == 404


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("САДОК", ["Е-садок"]),
        ("черга  онлайн", ["Е-садок"]),
        ("щоденник", ["Мрія"]),
        ("садок щоденник", []),
        ("  ", ["Е-садок", "Мрія"]),
        ('"', []),
        ("\0", ["Е-садок", "Мрія"]),
    ],
)
def test_words_find_services_by_name_and_introduction(client, index, words, found):
    make_service(index, "Е-садок", introduction="Черга до дитячого садка онлайн.")
    make_service(index, "Мрія", introduction="Електронний щоденник.", level="state")
    assert titles(client.get("/e-posluhy/", {"q": words})) == found


def test_a_level_keeps_the_words(client, index):
    make_service(index, "Е-садок")
    response = client.get("/e-posluhy/", {"q": "садок"})
    (facet,) = response.context["filters"].facets
    assert [option.url for option in facet.options] == [
        "?q=%D1%81%D0%B0%D0%B4%D0%BE%D0%BA",
        "?q=%D1%81%D0%B0%D0%B4%D0%BE%D0%BA&level=community",
    ]


def test_a_draft_is_not_in_the_directory(client, index):
    make_service(index, "Чернетка", live=False)
    assert titles(client.get("/e-posluhy/")) == []


def test_a_service_says_what_it_gives_to_whom_and_where(client, index):
    make_service(index, steps=2, documents=2, cost="Безоплатно", term="10 робочих днів")
    page = client.get("/e-posluhy/e-sadok/").content.decode()
    assert 'href="https://example.com/e-sadok"' in page
    assert "Батьки дітей до\u00a0шести років" in page
    assert "Безоплатно" in page
    assert "10\u00a0робочих днів" in page or "10 робочих днів" in page
    assert [page.count(f"Крок {number}") for number in (1, 2, 3)] == [1, 1, 0]
    assert "Свідоцтво про\u00a0народження 2" in page
    assert '<time datetime="2026-09-01">1\u00a0вересня\u00a02026</time>' in page


def test_what_is_not_known_of_a_service_is_left_out(client, index):
    make_service(index, cost="", link="", steps=0, documents=0, checked_on=None)
    response = client.get("/e-posluhy/e-sadok/")
    assert [value for _label, value, _url in response.context["page"].facts if value] == [
        "Батьки дітей до шести років"
    ]
    page = response.content.decode()
    assert 'class="steps"' not in page
    assert 'class="checklist"' not in page
    assert "button--large" not in page


def test_news_of_a_service_stand_on_its_page_the_latest_first(client, communications, index):
    service = make_service(index, "Е-садок")
    news = make_news_index(communications)
    make_news(news, "Перша", on=kyiv(2023, 1, 1), related_service=service)
    make_news(news, "Друга", on=kyiv(2024, 1, 1), related_service=service)
    make_news(news, "Чернетка", related_service=service, live=False)
    make_news(news, "Про інше")
    shown = client.get("/e-posluhy/e-sadok/").context["news"]
    assert [item.title for item in shown] == ["Друга", "Перша"]


def test_an_english_directory_holds_translations_only(client, index):
    translate(make_service(index, "Е-садок", checked_on=date(2026, 9, 1)), "E-kindergarten")
    make_service(index, "Мрія")
    assert titles(client.get("/en/e-posluhy/")) == ["E-kindergarten"]
