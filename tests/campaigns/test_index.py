"""The index of campaigns: status from dates, order, filters."""

from datetime import date, timedelta

import pytest
import time_machine

from campaigns.queries import dated_things, status
from cms.registries import Scope
from cms.timeline import State, Timeline
from tests.factories import (
    kyiv,
    make_campaign,
    make_campaign_index,
    make_campaign_page,
    make_kind,
    translate,
)

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(kyiv(2026, 11, 23), tick=False):
        yield


@pytest.fixture
def index(communications):
    return make_campaign_index(communications)


def add(index, site, name: str, first: date | None, last: date | None, **fields):
    """A campaign of one stage; without days it has none."""
    stages = (("Етап", first, last),) if first else ()
    return make_campaign_page(index, make_campaign(site, name, stages=stages, **fields))


def titles(response) -> list[str]:
    assert response.status_code == 200
    return [thing.title for thing in response.context["things"]]


def options(response, name: str) -> list[tuple[str, int]]:
    facet = next(facet for facet in response.context["filters"].facets if facet.name == name)
    return [(option.value, option.count) for option in facet.options]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, State.FUTURE),
        (TODAY + DAY, TODAY + DAY, State.FUTURE),
        (TODAY, TODAY, State.CURRENT),
        (TODAY - DAY, None, State.CURRENT),
        (TODAY - DAY, TODAY, State.CURRENT),
        (TODAY - DAY, TODAY - DAY, State.PAST),
    ],
)
def test_a_status_is_derived_from_the_first_and_last_days(communications, first, last, expected):
    assert status(first, last, TODAY) == expected
    row = make_campaign(communications, stages=(("Етап", first, last),) if first and last else ())
    if last:
        assert row.state(on=TODAY) == expected


def test_gaps_between_stages_belong_to_a_campaign(communications):
    row = make_campaign(
        communications,
        stages=(("Запис", TODAY - 9 * DAY, TODAY - 5 * DAY), ("Заняття", TODAY + DAY, TODAY + 2 * DAY)),
    )
    row.refresh_from_db()
    assert (row.first_day, row.last_day) == (TODAY - 9 * DAY, TODAY + 2 * DAY)
    assert status(row.first_day, row.last_day, TODAY) == row.state() == State.CURRENT
    assert Timeline([], TODAY).state == status(None, None, TODAY)


def test_what_runs_comes_first_then_what_comes_then_what_is_over(client, communications, index):
    add(index, communications, "Давно минула", date(2023, 1, 1), date(2023, 2, 1))
    add(index, communications, "Нещодавно минула", date(2026, 1, 1), date(2026, 2, 1))
    add(index, communications, "Скоро", TODAY + DAY, TODAY + 9 * DAY)
    add(index, communications, "Колись", TODAY + 30 * DAY, TODAY + 40 * DAY)
    add(index, communications, "Без дат", None, None)
    add(index, communications, "Триває довго", TODAY, TODAY + 90 * DAY)
    add(index, communications, "Майже скінчилася", TODAY - DAY, TODAY)
    assert titles(client.get("/kampanii/")) == [
        "Майже скінчилася",
        "Триває довго",
        "Скоро",
        "Колись",
        "Без дат",
        "Нещодавно минула",
        "Давно минула",
    ]


def test_each_filter_narrows_and_counts_follow(client, communications, index):
    road, food = make_kind("road", "Дорога"), make_kind("food", "Їдальні")
    add(index, communications, "Флікери", TODAY, TODAY, kind=road, audiences=["children", "parents"])
    add(index, communications, "Обіди", date(2023, 9, 1), date(2024, 5, 1), kind=food, audiences=["parents"])
    assert titles(client.get("/kampanii/?kind=road")) == ["Флікери"]
    assert titles(client.get("/kampanii/?audience=parents")) == ["Флікери", "Обіди"]
    assert titles(client.get("/kampanii/?year=2024")) == ["Обіди"]
    assert titles(client.get("/kampanii/?year=2024&status=current")) == []
    response = client.get("/kampanii/?status=past")
    assert titles(response) == ["Обіди"]
    assert options(response, "status") == [("", 2), ("current", 1), ("past", 1)]
    assert options(response, "kind") == [("", 1), ("food", 1)]
    assert options(response, "audience") == [("", 1), ("parents", 1)]
    assert options(response, "year") == [("", 1), ("2024", 1), ("2023", 1)]


@pytest.mark.parametrize("query", ["kind=sea", "audience=cats", "status=old", "year=1999", "page=3"])
def test_what_does_not_exist_is_a_404(client, communications, index, query):
    add(index, communications, "Флікери", TODAY, TODAY)
    assert client.get(f"/kampanii/?{query}").status_code == 404


def test_a_campaign_passes_from_status_to_status_at_midnight_in_kyiv(client, communications, index):
    add(index, communications, "Флікери", TODAY + DAY, TODAY + DAY)
    seen = []
    for hours in (0, 12, 36):
        with time_machine.travel(kyiv(2026, 11, 23) + timedelta(hours=hours), tick=False):
            (thing,) = client.get("/kampanii/", HTTP_AUTHORIZATION="test").context["things"]
            seen.append(thing.timeline.state)
    assert seen == [State.FUTURE, State.CURRENT, State.PAST]


def test_they_are_announced_as_they_stand_on_the_day_asked_for(communications, uk, index):
    add(index, communications, "Торішня", date(2025, 11, 1), date(2025, 11, 30))
    add(index, communications, "Цьогорічна", TODAY, TODAY)
    scope = Scope(site=communications, locale=uk, on=date(2025, 11, 23))
    assert [(thing.title, thing.timeline.state) for thing in dated_things(scope)] == [
        ("Торішня", State.CURRENT),
        ("Цьогорічна", State.FUTURE),
    ]


def test_a_draft_is_not_listed_and_a_guest_is(client, communications, education, index):
    make_campaign_page(index, make_campaign(communications, "Чернетка"), live=False)
    elsewhere = make_campaign_index(education)
    make_campaign_page(elsewhere, make_campaign(education, "Літня школа"), shown_on=(communications,))
    make_campaign_page(elsewhere, make_campaign(education, "Лише для освіти"))
    (thing,) = client.get("/kampanii/").context["things"]
    assert (thing.title, thing.home, thing.url) == (
        "Літня школа",
        "Освіта",
        "http://osvita.localhost/kampanii/litnia-shkola/",
    )


def test_an_english_index_lists_what_is_translated_in_english_words(client, communications, index):
    row = make_campaign(communications, "Флікери", kind=make_kind("road", "Дорога", name_en="Road safety"))
    translate(make_campaign_page(index, row), "Reflectors")
    make_campaign_page(index, make_campaign(communications, "Лише українською"))
    (thing,) = client.get("/en/kampanii/").context["things"]
    assert (thing.title, thing.kind) == ("Reflectors", "Road safety")
