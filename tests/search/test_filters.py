"""Where hits are, and what they may be narrowed by."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.factories import (
    kyiv,
    make_campaign,
    make_campaign_index,
    make_campaign_page,
    make_category,
    make_news,
    make_news_index,
    make_standard,
    translate,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


@pytest.fixture
def index(communications):
    return make_news_index(communications)


def context(client, path: str = "/search/", **parameters):
    response = client.get(path, parameters, HTTP_HOST="localhost")
    assert response.status_code == 200
    return response.context


def titles(context) -> list[str]:
    return [hit.title for hit in context["hits"]]


def options(filters, name: str) -> dict[str, int]:
    facet = next(facet for facet in filters.facets if facet.name == name)
    return {option.value: option.count for option in facet.options}


def test_each_kind_is_counted_and_may_be_chosen(client, communications, index):
    make_news(index, "Школа 1")
    make_news(index, "Школа 2")
    make_standard(communications, "Школа 3")
    shown = context(client, q="школа")
    assert options(shown["kinds"], "kind") == {"": 3, "pages": 1, "news": 2}
    assert set(titles(context(client, q="школа", kind="news"))) == {"Школа 1", "Школа 2"}
    # Of the kinds all are counted, whichever is chosen.
    assert options(context(client, q="школа", kind="news")["kinds"], "kind") == {"": 3, "pages": 1, "news": 2}


def test_topic_audience_and_year_narrow_together(client, communications, index):
    category = make_category(communications)
    other = make_category(communications, "inshe", "Інше")
    make_news(index, "Школа 1", on=kyiv(2023, 5, 1), category=category)
    make_news(index, "Школа 2", on=kyiv(2024, 5, 1), category=category)
    make_news(index, "Школа 3", on=kyiv(2024, 5, 1), category=other)
    topic = category.topic
    shown = context(client, q="школа", year="2024")
    assert set(titles(shown)) == {"Школа 2", "Школа 3"}
    assert options(shown["narrowing"], "year") == {"": 3, "2024": 2, "2023": 1}
    assert options(shown["narrowing"], "topic") == {"": 2, topic: 1, other.topic: 1}
    assert titles(context(client, q="школа", year="2024", topic=topic)) == ["Школа 2"]


def test_a_thing_for_several_is_counted_for_each(client, communications):
    index = make_campaign_index(communications)
    both = make_campaign(communications, audiences=["pupils", "parents"])
    one = make_campaign(communications, audiences=["parents"])
    make_campaign_page(index, both, title="Школа для всіх")
    make_campaign_page(index, one, title="Школа батьків")
    shown = context(client, q="школа")
    assert options(shown["narrowing"], "audience") == {"": 2, "pupils": 1, "parents": 2}
    assert titles(context(client, q="школа", audience="pupils")) == ["Школа для всіх"]
    assert set(titles(context(client, q="школа", audience="parents"))) == {"Школа для всіх", "Школа батьків"}


def test_the_newest_may_come_first(client, index):
    for year in (2024, 2026, 2025):
        make_news(index, f"Школа {year}", on=kyiv(year, 5, 1))
    assert titles(context(client, q="школа", order="date")) == ["Школа 2026", "Школа 2025", "Школа 2024"]


def test_the_other_site_and_the_other_language_are_tabs(client, communications, education):
    translate(make_standard(communications, "Школа тут"), "Школа in English")
    make_standard(education, "Школа там")
    make_standard(education, "Школа ще там")
    places = context(client, q="школа")["places"]
    assert [(place.value, place.count, place.selected) for place in places] == [
        ("uk", 1, True),
        ("uk", 2, False),
        ("en", 1, False),
    ]
    there, english = (parse_qs(urlsplit(place.url).query) for place in places[1:])
    assert there == {"q": ["школа"], "site": [str(education.pk)]}
    assert english == {"q": ["школа"], "language": ["en"]}
    shown = context(client, q="школа", site=str(education.pk))
    assert set(titles(shown)) == {"Школа там", "Школа ще там"}
    assert all(hit.url.startswith("http://osvita.localhost") for hit in shown["hits"])
    assert titles(context(client, q="школа", language="en")) == ["Школа in English"]


def test_where_only_the_other_site_has_it_nothing_else_is_guessed(client, communications, education):
    make_standard(communications, "Танці")
    make_standard(education, "Школа танців")
    shown = context(client, q="школа танців")
    assert titles(shown) == []
    assert shown["answer"].elsewhere == 1
    assert [place.count for place in shown["places"]] == [0, 1]
    assert "osvita" not in shown["places"][0].url


def test_choices_stay_on_further_pages_and_in_the_form(client, index):
    for number in range(12):
        make_news(index, f"Школа {number}", on=kyiv(2024, 5, 1))
    for number in range(2):
        make_news(index, f"Школа давня {number}", on=kyiv(2020, 5, 1))
    response = client.get("/search/", {"q": "школа", "year": "2024", "order": "date"})
    narrowing = response.context["narrowing"]
    assert parse_qs(narrowing.query) == {"q": ["школа"], "order": ["date"], "year": ["2024"]}
    assert dict(narrowing.hidden) == {"q": "школа", "order": "date"}
    assert parse_qs(narrowing.reset_url.removeprefix("?")) == {"q": ["школа"], "order": ["date"]}
    second = client.get("/search/", {"q": "школа", "year": "2024", "order": "date", "page": "2"})
    assert len(second.context["hits"]) == 2


@pytest.mark.parametrize(
    "parameters",
    [
        {"kind": "x"}, {"topic": "news.category:0"}, {"audience": "x"}, {"year": "24"}, {"year": "٢٠٢٤"},
        {"site": "x"}, {"site": "999"}, {"language": "de"}, {"page": "x"}, {"page": "2"},
    ],
    ids=lambda parameters: "=".join(*parameters.items()),
)  # fmt: skip
def test_what_does_not_exist_is_not_there(client, communications, parameters):
    make_standard(communications, "Школа")
    assert client.get("/search/", {"q": "школа", **parameters}).status_code == 404


def test_a_private_home_of_the_other_site_has_no_tab(client, communications, education):
    from wagtail.models import PageViewRestriction

    make_standard(communications, "Школа тут")
    make_standard(education, "Школа там")
    PageViewRestriction.objects.create(page=education.root_page, restriction_type="login")
    shown = context(client, q="школа")
    assert shown["places"] == []
    assert titles(context(client, q="школа", site=str(education.pk))) == []


def test_a_text_is_quoted_from_where_its_words_stand(client, communications):
    page = make_standard(communications, "Довідка", introduction="Про місто.")
    page.body = [
        ("rich_text", "<p>Початок.</p><p>" + "Довгий текст. " * 30 + "Тут є шкільний автобус. Далі.</p>")
    ]
    page.save_revision().publish()
    (hit,) = context(client, q="автобус")["hits"]
    assert hit.text.startswith("… ")
    assert "Тут є шкільний автобус. Далі." in hit.text
    assert "Початок" not in hit.text


def test_a_search_costs_as_many_queries_whatever_is_found(
    client, communications, django_assert_max_num_queries
):
    for number in range(12):
        make_standard(communications, f"Школа {number}")
    context(client, q="школа")
    with django_assert_max_num_queries(12):
        context(client, q="школа")
