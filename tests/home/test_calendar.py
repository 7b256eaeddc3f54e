"""The calendar: what apps announce, by months, and as a file to subscribe to."""

from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.calendars import Event
from cms.registries import DatedThing, Registry
from cms.timeline import Precision, Stage, Timeline
from home.calendar import entries, months, views
from home.calendar.months import Month
from home.models import CalendarPage
from signups.domain.sessions import cancel_session
from signups.models import Session
from tests.budget import queries_of
from tests.factories import (
    add,
    kyiv,
    make_campaign,
    make_campaign_index,
    make_campaign_page,
    make_image,
    translate,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(kyiv(2026, 11, 23), tick=False):
        yield


@pytest.fixture
def page(communications) -> CalendarPage:
    return add(communications, CalendarPage(title="Календар", slug="kalendar"))


def thing(title: str, *stages: Stage, **fields) -> DatedThing:
    timeline = Timeline(stages, TODAY)
    return DatedThing(kind="", title=title, text="", url=f"/{title}/", timeline=timeline, **fields)


@pytest.fixture
def announce(monkeypatch):
    """The apps announce these things, each list under its name, which is its label too."""

    def announced(**things) -> None:
        registry = Registry()
        for name, found in things.items():
            registry.register(name, lambda scope, found=found: found, label=name.capitalize())
        monkeypatch.setattr(entries, "dated_things", registry)
        monkeypatch.setattr(views, "dated_things", registry)

    return announced


def shown(client, query: str = "") -> dict[str, list[tuple[str, str]]]:
    """Day → what stands on it: title and part."""
    response = client.get(f"/kalendar/{query}")
    assert response.status_code == 200
    return {
        str(day.date): [(mark.entry.title, mark.part.value) for mark in day.marks]
        for day in response.context["days"]
    }


def test_what_lasts_stands_on_its_first_and_its_last_day(client, page, announce):
    announce(campaigns=[thing("Флікери", Stage("Збір", TODAY + DAY, TODAY + 3 * DAY))])
    assert shown(client) == {
        "2026-11-24": [("Флікери", "first")],
        "2026-11-26": [("Флікери", "last")],
    }


def test_what_takes_one_day_stands_on_it_once_and_what_is_over_nowhere(client, page, announce):
    announce(
        campaigns=[
            thing("Сьогодні", Stage("День", TODAY)),
            thing("Учора", Stage("День", TODAY - DAY)),
            thing("Триває", Stage("Етап", TODAY - DAY, TODAY + DAY)),
        ]
    )
    assert shown(client) == {"2026-11-23": [("Сьогодні", "whole")], "2026-11-24": [("Триває", "last")]}


def test_days_that_nobody_knows_are_not_made_up(client, page, announce):
    announce(campaigns=[thing("Курси", Stage("Навчання", TODAY, precision=Precision.MONTH))])
    assert shown(client) == {}


def test_of_several_stages_each_is_named(client, page, announce):
    announce(contests=[thing("Мама", Stage("Прийом", TODAY), Stage("Журі", TODAY + DAY))])
    response = client.get("/kalendar/")
    labels = [mark.entry.label for day in response.context["days"] for mark in day.marks]
    assert labels == ["Прийом", "Журі"]


def test_whatever_has_an_hour_stands_after_what_takes_the_whole_day(client, page, announce):
    late = Event("b", kyiv(2026, 11, 23, 18), "Зустріч", ends=kyiv(2026, 11, 23, 19))
    early = Event("a", kyiv(2026, 11, 23, 9), "Зміна", ends=kyiv(2026, 11, 23, 12))
    announce(
        sessions=[thing("Зустріч", events=(late,)), thing("Зміна", events=(early,))],
        campaigns=[thing("Ярмарок", Stage("День", TODAY))],
    )
    assert shown(client)["2026-11-23"] == [("Ярмарок", "whole"), ("Зміна", "whole"), ("Зустріч", "whole")]
    assert "09:00" in client.get("/kalendar/").text


def test_what_others_show_is_not_shown_twice(client, page, announce):
    announce(calls=[thing("Заклик", Stage("Зміни", TODAY), events=())])
    assert shown(client) == {}


def test_what_goes_on_all_month_long_is_named_below(client, page, announce):
    announce(campaigns=[thing("Щороку", Stage("Етап", date(2026, 1, 1), open_ended=True))])
    response = client.get("/kalendar/")
    assert [entry.title for entry in response.context["lasting"]] == ["Щороку"]
    assert response.context["later"] == ""


def test_the_ways_lead_to_months_with_something_and_no_further(client, page, announce):
    announce(campaigns=[thing("Флікери", Stage("Збір", date(2027, 1, 15)))])
    first = client.get("/kalendar/").context
    assert (first["earlier"], first["later"]) == ("", "?month=2026-12")
    last = client.get("/kalendar/?month=2027-01").context
    assert (last["earlier"], last["later"]) == ("?month=2026-12", "")
    assert client.get("/kalendar/?month=2027-02").status_code == 404


def test_a_date_far_away_leads_nobody_further_than_a_year(client, page, announce):
    announce(campaigns=[thing("Ювілей", Stage("День", date(2062, 5, 7)))])
    assert client.get("/kalendar/?month=2027-11").context["later"] == ""
    assert client.get("/kalendar/?month=2027-12").status_code == 404


@pytest.mark.parametrize(
    "query", ["?month=2026-10", "?month=2026-13", "?month=x", "?kind=nothing", "?view=x"]
)
def test_what_does_not_exist_is_not_found(client, page, announce, query):
    announce(campaigns=[])
    assert client.get(f"/kalendar/{query}").status_code == 404


@pytest.mark.parametrize(
    "way", ["?month=9999-01", "?month=2027-12", "?month=0001-01", "?kind=x", "?view=x", "podii.ics?kind=x"]
)
def test_for_what_cannot_be_nobody_is_asked_for_anything(client, page, monkeypatch, way):
    asked = []
    registry = Registry()
    registry.register("campaigns", lambda scope: asked.append(scope) or [], label="Campaigns")
    monkeypatch.setattr(entries, "dated_things", registry)
    monkeypatch.setattr(views, "dated_things", registry)

    assert client.get(f"/kalendar/{way.replace('podii.ics', CalendarPage.FEED)}").status_code == 404
    assert asked == []


def test_one_kind_is_shown_when_asked_for_and_kept_on_the_way(client, page, announce):
    announce(
        campaigns=[thing("Флікери", Stage("Збір", TODAY))],
        contests=[thing("Мама", Stage("Прийом", date(2026, 12, 5)))],
    )
    context = client.get("/kalendar/?kind=contests").context
    assert context["days"] == []
    assert context["later"] == "?month=2026-12&kind=contests"
    assert shown(client, "?kind=contests&month=2026-12") == {"2026-12-05": [("Мама", "whole")]}
    kinds = context["filters"].facets[0]
    assert [(option.label, option.selected) for option in kinds.options] == [
        ("All", False), ("Campaigns", False), ("Contests", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "robots"),
    [
        ("", ""),
        ("?month=2027-01", ""),
        ("?month=2027-02", "noindex, follow"),
        ("?view=list", "noindex, follow"),
    ],
)
def test_far_months_and_other_views_are_not_for_robots(client, page, announce, query, robots):
    announce(campaigns=[thing("Флікери", Stage("Збір", date(2027, 5, 15)))])
    assert client.get(f"/kalendar/{query}").context.get("robots", "") == robots


def test_a_reader_without_the_table_gets_the_same_as_a_list(client, page, announce):
    announce(campaigns=[thing("Флікери", Stage("Збір", TODAY))])
    assert "<table" in client.get("/kalendar/").text
    text = client.get("/kalendar/?view=list").text
    assert "<table" not in text
    assert "Флікери" in text


def unfolded(client, query: str = "") -> list[str]:
    response = client.get(f"/kalendar/ical/{query}")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content.decode().replace("\r\n ", "").split("\r\n")


def test_the_file_holds_days_that_end_when_the_next_one_begins(client, page, announce):
    announce(campaigns=[thing("Флікери", Stage("Збір", TODAY, TODAY + DAY), key="k")])
    lines = unfolded(client)
    assert "DTSTART;VALUE=DATE:20261123" in lines
    assert "DTEND;VALUE=DATE:20261125" in lines
    assert "SUMMARY:Флікери" in lines


def test_an_event_keeps_its_name_whatever_its_days_and_address(client, page, announce):
    def uid_of(**fields) -> str:
        first = fields.pop("first", TODAY)
        made = DatedThing("", "Флікери", "", timeline=Timeline([Stage("Збір", first)], TODAY), **fields)
        announce(campaigns=[made])
        client.get("/kalendar/ical/", HTTP_AUTHORIZATION="test")
        response = client.get("/kalendar/ical/", HTTP_AUTHORIZATION="test")
        lines = response.content.decode().replace("\r\n ", "").split("\r\n")
        return next(line for line in lines if line.startswith("UID"))

    before = uid_of(key="k", url="/a/")
    assert uid_of(key="k", url="/b/", first=TODAY + DAY) == before
    assert uid_of(key="l", url="/a/") != before


def test_what_was_over_long_ago_leaves_the_file(client, page, announce):
    announce(
        campaigns=[
            thing("Місяць тому", Stage("Збір", TODAY - 31 * DAY)),
            thing("Давно", Stage("Збір", TODAY - 32 * DAY)),
        ]
    )
    titles = [line for line in unfolded(client) if line.startswith("SUMMARY")]
    assert titles == ["SUMMARY:Місяць тому"]


def test_the_file_may_hold_one_kind(client, page, announce):
    announce(
        campaigns=[thing("Флікери", Stage("Збір", TODAY))], contests=[thing("Мама", Stage("День", TODAY))]
    )
    assert [line for line in unfolded(client, "?kind=contests") if line.startswith("SUMMARY")] == [
        "SUMMARY:Мама"
    ]
    assert client.get("/kalendar/ical/?kind=x").status_code == 404
    context = client.get("/kalendar/?kind=contests").context
    assert context["feed"].endswith("/kalendar/ical/?kind=contests")
    assert context["webcal"].startswith("webcal://localhost")


def test_who_subscribed_is_told_of_what_was_called_off_until_its_day_has_passed(
    client, communications, page, time_machine
):
    starts, ends = kyiv(2026, 11, 24, 10), kyiv(2026, 11, 24, 13)
    session = Session.objects.create(
        site=communications, kind="shift", name_uk="Толока", starts_at=starts, ends_at=ends
    )

    def told() -> list[str]:
        lines = unfolded(client)
        return [line for line in lines if line.startswith(("UID", "SEQUENCE", "STATUS"))]

    assert told() == [f"UID:{session.key}", "SEQUENCE:0", "STATUS:CONFIRMED"]
    cancel_session(session=session, reason="Негода", by=None)
    called_off = [f"UID:{session.key}", "SEQUENCE:1", "STATUS:CANCELLED"]
    assert told() == called_off
    assert "Толока" not in client.get("/kalendar/").text
    time_machine.move_to(kyiv(2026, 11, 24, 23), tick=False)
    assert told() == called_off
    time_machine.move_to(kyiv(2026, 11, 25), tick=False)
    assert told() == []


def test_campaigns_stand_in_it_with_their_pages(client, communications, page):
    row = make_campaign(communications, stages=(("Збір", TODAY, TODAY + DAY),))
    make_campaign_page(make_campaign_index(communications), row, title="Флікери")
    assert shown(client) == {"2026-11-23": [("Флікери", "first")], "2026-11-24": [("Флікери", "last")]}


def test_english_readers_find_what_is_there_in_english(client, communications, page):
    row = make_campaign(communications, stages=(("Збір", TODAY, None),))
    campaign = make_campaign_page(make_campaign_index(communications), row, title="Флікери")
    translate(page, "Calendar", slug="calendar")
    assert "Флікери" not in client.get("/en/calendar/").text
    translate(campaign, "Reflectors")
    assert "Reflectors" in client.get("/en/calendar/", HTTP_AUTHORIZATION="test").text


def test_the_other_site_has_its_own(client, education, page):
    add(education, CalendarPage(title="Календар", slug="kalendar"))
    row = make_campaign(education, stages=(("Збір", TODAY, None),))
    make_campaign_page(make_campaign_index(education), row, title="Зимові школи")
    assert shown(client) == {}
    assert "Зимові школи" in client.get("/kalendar/", HTTP_HOST="osvita.localhost").text


def test_more_of_everything_costs_no_query_more(client, communications, page):
    index = make_campaign_index(communications)

    def fill(number: int) -> None:
        for place in range(number):
            stages = tuple((f"Етап {n}", TODAY + n * DAY, None) for n in range(number))
            row = make_campaign(communications, f"Кампанія {number}{place}", stages=stages)
            make_campaign_page(index, row, hero_image=make_image(size=(160, 100)))

    fill(1)
    few = queries_of(client, "/kalendar/")
    fill(3)
    assert len(queries_of(client, "/kalendar/")) == len(few)
    assert len(few) <= 20


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.dictionaries(
        st.sampled_from(["month", "view", "kind"]),
        st.text(max_size=12) | st.sampled_from(["2026-11", "9999-12", "0000-01", "２０２６-11", "list"]),
    )
)
def test_whatever_is_asked_for_is_a_page_or_not_found(client, page, query):
    assert client.get("/kalendar/", query).status_code in {200, 404}
    assert client.get("/kalendar/ical/", query).status_code in {200, 404}


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-40, 40))
def test_months_are_counted_as_people_count_them(day, number):
    month = Month.of(day) + number
    assert month - number == Month.of(day)
    assert (month.year - day.year) * 12 + month.number - day.month == number
    assert Month.parse(str(month)) == month


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_months_weeks_hold_each_of_its_days_once(day):
    month = Month.of(day)
    weeks = months.weeks_of(month, {}, today=day)
    assert {len(week) for week in weeks} == {7}
    own = [one.date for week in weeks for one in week if not one.is_outside]
    assert own == [month.first_day + n * DAY for n in range((month.last_day - month.first_day).days + 1)]
    assert [one.date for week in weeks for one in week if one.is_today] == [day]
