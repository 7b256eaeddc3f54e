"""Calls for volunteers: who may call whom, when a call closes, how it is found."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.audit import AuditRecord
from cms.consent import ConsentText
from cms.registries import Scope
from cms.timeline import State
from signups.models import Session
from tests.budget import queries_of
from tests.factories import kyiv, make_image, translate
from tests.signups.conftest import make_session, make_text
from tests.volunteering.call_factories import (
    make_call,
    make_call_index,
    make_call_page,
    make_organisation,
    make_shift,
)
from volunteering import calls
from volunteering.domain.organisations import set_verified
from volunteering.models import Work
from volunteering.models.calls import ADULTS_ONLY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

MONDAY = kyiv(2026, 11, 23)
SATURDAY = kyiv(2026, 11, 28, 10)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def index(communications):
    return make_call_index(communications)


def titles(client, query: str = "") -> list[str]:
    response = client.get(f"/dopomoha/{query}", HTTP_AUTHORIZATION="test")
    assert response.status_code == 200
    return [thing.title for thing in response.context["things"]]


# --- the law and the registry ---


def faults(call) -> set[str]:
    try:
        call.full_clean()
    except ValidationError as error:
        return set(error.message_dict)
    return set()


@pytest.mark.parametrize("work", Work.values)
@pytest.mark.parametrize("age", [13, 14, 17, 18])
def test_minors_are_called_only_to_what_the_law_allows(communications, work, age):
    call = make_call(communications, work=work, least_age=age)
    forbidden = age < 14 or (age < 18 and work in ADULTS_ONLY)
    assert ("least_age" in faults(call)) is forbidden


def test_only_a_verified_organisation_of_the_site_calls(communications, education):
    assert faults(make_call(communications)) == set()
    unknown = make_organisation(communications, verified=False)
    assert faults(make_call(communications, organisation=unknown)) == {"organisation"}
    other = make_organisation(education)
    assert faults(make_call(communications, organisation=other)) == {"organisation"}


def test_a_shift_says_from_what_age_and_for_minors_what_parents_consent_to(communications):
    def wrong(**fields) -> set[str]:
        return faults(make_session(communications, kind=Session.Kind.SHIFT, **fields))

    assert wrong() == {"least_age"}
    assert wrong(least_age=13, guardian_text=make_text()) == {"least_age"}
    assert wrong(least_age=14) == {"guardian_text"}
    assert wrong(least_age=14, guardian_text=ConsentText.objects.first()) == set()
    assert wrong(least_age=18) == set()
    assert faults(make_session(communications, kind=Session.Kind.MEETING)) == set()


def test_a_shift_that_the_law_forbids_is_not_offered(communications):
    call = make_call(communications, work="medical", shifts=(SATURDAY,))
    make_shift(call, SATURDAY + DAY, least_age=14, guardian_text=make_text())
    assert [shift.starts_at for shift in call.shifts()] == [SATURDAY]
    young = make_call(communications, least_age=14, shifts=(SATURDAY,))
    make_shift(young, SATURDAY + DAY, least_age=14)
    make_shift(young, SATURDAY + 2 * DAY, least_age=None)
    assert [shift.starts_at for shift in young.shifts()] == [SATURDAY]


def test_verifying_is_noted_once_and_ends_with_the_calls(communications, index, client, django_user_model):
    organisation = make_organisation(communications, verified=False)
    by = django_user_model.objects.create_user("koordynatorka@example.org", "x")
    make_call_page(index, make_call(communications, organisation=organisation))
    assert titles(client, "?status=over") == ["Сортувати речі"]
    for _ in range(2):
        set_verified(organisation=organisation, verified=True, by=by, now=MONDAY)
    organisation.refresh_from_db()
    assert (organisation.verified_at, organisation.verified_by) == (MONDAY, by)
    assert titles(client, "?status=open") == ["Сортувати речі"]
    set_verified(organisation=organisation, verified=False, by=by, now=MONDAY)
    assert titles(client, "?status=over") == ["Сортувати речі"]
    actions = AuditRecord.objects.filter(action__startswith="organisation.").order_by("pk")
    assert [record.action for record in actions] == ["organisation.verify", "organisation.unverify"]


# --- closing by itself ---


def test_a_call_closes_with_the_end_of_its_last_shift(communications):
    call = make_call(communications, shifts=(SATURDAY, SATURDAY + 7 * DAY))
    end = SATURDAY + 7 * DAY + timedelta(hours=3)
    assert call.is_open(now=end - timedelta(seconds=1))
    assert not call.is_open(now=end)


def test_a_call_whose_shifts_were_called_off_goes_by_its_own_days(communications):
    call = make_call(communications, shifts=(SATURDAY,), last_day=date(2026, 11, 24))
    Session.objects.filter(series=call.series).update(cancelled_at=MONDAY)
    assert call.is_open(now=MONDAY + DAY)
    assert not call.is_open(now=MONDAY + 2 * DAY)


def test_a_call_without_shifts_closes_after_its_last_day_or_when_somebody_closes_it(communications):
    call = make_call(communications, last_day=date(2026, 11, 23))
    assert call.is_open(now=kyiv(2026, 11, 23, 23))
    assert not call.is_open(now=kyiv(2026, 11, 24, 0))
    standing = make_call(communications)
    assert standing.is_open(now=MONDAY + 365 * DAY)
    standing.closed_on = date(2026, 11, 24)
    assert standing.is_open(now=MONDAY)
    assert not standing.is_open(now=MONDAY + DAY)


@pytest.mark.parametrize(
    ("on", "stages"),
    [
        (date(2026, 11, 23), [("Next shift", date(2026, 11, 28)), ("Last shift", date(2026, 12, 5))]),
        (date(2026, 11, 29), [("Last shift", date(2026, 12, 5))]),
        (date(2026, 12, 6), [("Last shift", date(2026, 12, 5))]),
    ],
)
def test_its_timeline_names_the_next_shift_and_the_last(communications, on, stages):
    call = make_call(communications, shifts=(SATURDAY, SATURDAY + 7 * DAY))
    assert [(stage.label, stage.first_day) for stage in call.timeline(on=on)] == stages


@given(
    opens=st.integers(-40, 40),
    lasts=st.none() | st.integers(0, 40),
    closed=st.none() | st.integers(-60, 60),
    shifts=st.lists(st.integers(-30, 30), max_size=4),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_over_in_the_list_is_over_on_its_timeline(communications, opens, lasts, closed, shifts):
    """Whatever its days; only the hour after a shift of today the timeline still says «today»."""
    first = date(2026, 11, 23) + opens * DAY
    call = make_call(
        communications,
        shifts=tuple(MONDAY + n * DAY for n in shifts),
        opens_on=first,
        last_day=None if lasts is None else first + lasts * DAY,
        closed_on=None if closed is None else date(2026, 11, 23) + closed * DAY,
    )
    is_open = call.is_open(now=MONDAY)
    assert (call.timeline(on=MONDAY.date()).state == State.PAST) is not is_open


# --- lists ---


def test_urgent_calls_come_first_then_the_nearest_and_closed_ones_last(communications, index, client):
    make_call_page(
        index, make_call(communications, last_day=date(2026, 11, 1), opens_on=date(2026, 10, 1)), "Минуло"
    )
    make_call_page(index, make_call(communications, shifts=(SATURDAY + DAY,)), "Неділя")
    make_call_page(index, make_call(communications, shifts=(SATURDAY,)), "Субота")
    make_call_page(index, make_call(communications), "Постійно")
    make_call_page(
        index, make_call(communications, is_urgent=True, shifts=(SATURDAY + 9 * DAY,)), "Терміново"
    )
    assert titles(client) == ["Терміново", "Субота", "Неділя", "Постійно", "Минуло"]
    assert titles(client, "?status=open") == ["Терміново", "Субота", "Неділя", "Постійно"]
    assert titles(client, "?status=over") == ["Минуло"]


def test_a_reader_finds_where_help_is_needed_this_weekend(communications, index, client, clock):
    for title, starts in {"Пʼятниця": -DAY, "Субота": 0 * DAY, "Неділя": DAY, "Понеділок": 2 * DAY}.items():
        make_call_page(index, make_call(communications, shifts=(SATURDAY + starts,)), title)
    assert titles(client, "?when=weekend") == ["Субота", "Неділя"]
    assert titles(client, "?when=week") == ["Пʼятниця", "Субота", "Неділя"]
    clock.move_to(kyiv(2026, 11, 29, 8))
    assert titles(client, "?when=weekend") == ["Неділя"]


def test_a_call_without_shifts_is_found_in_its_days(communications, index, client):
    make_call_page(index, make_call(communications), "Постійно")
    make_call_page(index, make_call(communications, last_day=date(2026, 11, 27)), "До пʼятниці")
    make_call_page(index, make_call(communications, opens_on=date(2026, 11, 30)), "З понеділка")
    assert titles(client, "?when=weekend") == ["Постійно"]


def test_calls_are_found_by_work_and_by_age(communications, index, client):
    make_call_page(index, make_call(communications, work="medical"), "Лікарня")
    make_call_page(index, make_call(communications, work="green", least_age=14), "Парк")
    assert titles(client, "?work=green") == ["Парк"]
    assert titles(client, "?age=minor") == ["Парк"]
    assert sorted(titles(client, "?age=adult")) == ["Лікарня", "Парк"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.dictionaries(
        st.sampled_from([*calls.FACETS, "page"]),
        st.text(max_size=10) | st.sampled_from(["open", "weekend", "minor", "aid", "1", "2"]),
    )
)
def test_whatever_is_asked_for_is_a_list_or_not_found(communications, client, query):
    from volunteering.models import CallIndexPage

    if not CallIndexPage.objects.exists():
        make_call_page(make_call_index(communications), make_call(communications, shifts=(SATURDAY,)))
    assert client.get("/dopomoha/", query).status_code in {200, 404}


def test_more_calls_and_shifts_cost_no_query_more(communications, index, client):
    def fill(number: int) -> None:
        for place in range(number):
            call = make_call(communications, shifts=tuple(SATURDAY + n * DAY for n in range(number)))
            make_call_page(index, call, f"Заклик {place}", hero_image=make_image(size=(160, 100)))

    fill(1)
    few = queries_of(client, "/dopomoha/")
    fill(3)
    assert len(queries_of(client, "/dopomoha/")) == len(few)


# --- the page ---


def test_its_page_leads_straight_to_the_form_of_each_shift(communications, index, client):
    page = make_call_page(index, make_call(communications, shifts=(SATURDAY, SATURDAY + DAY)))
    response = client.get(page.url)
    assert len(response.context["offers"]) == 2
    for offer in response.context["offers"]:
        assert f'href="{offer.url}"' in response.text
        assert client.get(offer.url).status_code == 200


def test_shifts_of_one_name_are_headed_by_their_times(communications, index, client):
    call = make_call(communications, shifts=(SATURDAY, SATURDAY + DAY))
    page = make_call_page(index, call)

    def headings() -> list[str]:
        text = client.get(page.url).text.replace("\xa0", " ")
        found = re.findall(r'<h3 class="session__name">(.+?)</h3>', text)
        return [re.sub("<[^>]+>", "", heading) for heading in found]

    assert headings() == [
        "Saturday, 28 November 2026, 10:00–13:00",
        "Sunday, 29 November 2026, 10:00–13:00",
    ]
    make_shift(call, SATURDAY + 2 * DAY).series.sessions.filter(starts_at=SATURDAY).update(name_uk="Склад")
    call.save()
    assert headings() == ["Склад", "Зміна", "Зміна"]


def test_a_closed_call_says_so_and_offers_nothing(communications, index, client, clock):
    page = make_call_page(index, make_call(communications, shifts=(SATURDAY,)))
    assert "This call is closed" not in client.get(page.url).text
    clock.move_to(SATURDAY + timedelta(hours=3))
    response = client.get(page.url)
    assert "This call is closed" in response.text
    assert response.context["offers"] == []


def test_a_new_shift_is_on_the_kept_page_at_once(
    communications, index, client, django_capture_on_commit_callbacks
):
    call = make_call(communications, shifts=(SATURDAY,))
    page = make_call_page(index, call)
    assert len(client.get(page.url).context["offers"]) == 1
    with django_capture_on_commit_callbacks(execute=True):
        make_shift(call, SATURDAY + DAY)
    assert client.get(page.url).text.count('class="session"') == 2


def test_what_the_city_hall_notes_of_an_organisation_is_not_shown(communications, index, client):
    organisation = make_organisation(communications, contact="Таємна Особа, 0501112233")
    page = make_call_page(index, make_call(communications, organisation=organisation))
    assert "Таємна" not in client.get(page.url).text
    assert "Таємна" not in page.row_words()


def test_more_shifts_cost_no_query_more(communications, index, client):
    call = make_call(communications, shifts=(SATURDAY,))
    page = make_call_page(index, call)
    few = queries_of(client, page.url)
    for n in range(1, 4):
        make_shift(call, SATURDAY + n * DAY)
    assert len(queries_of(client, page.url)) == len(few)


# --- elsewhere ---


def test_open_calls_stand_among_dated_things_and_their_shifts_are_not_doubled(communications, index, uk):
    make_call_page(index, make_call(communications, shifts=(SATURDAY,)), "Зі змінами")
    make_call_page(index, make_call(communications), "Постійно")
    make_call_page(index, make_call(communications, closed_on=date(2026, 11, 1)), "Закрито")
    things = calls.dated_things(Scope(communications, uk, MONDAY.date()))
    assert [(thing.title, thing.events) for thing in things] == [("Зі змінами", ()), ("Постійно", None)]


def test_open_calls_are_announced_and_urgent_ones_at_once(communications, education, index, uk, en):
    urgent = make_call_page(index, make_call(communications, is_urgent=True), "Терміново")
    make_call_page(index, make_call(communications), "Спокійно")
    make_call_page(index, make_call(communications, closed_on=date(2026, 11, 1)), "Закрито")
    translate(urgent, "Urgent")

    def told(site, locale) -> list[tuple[str, bool, tuple[str, ...]]]:
        found = calls.announcements(Scope(site, locale, MONDAY.date()), MONDAY - DAY)
        return sorted((one.title, one.is_urgent, one.topics) for one in found)

    assert told(communications, uk) == [("Спокійно", False, ("calls",)), ("Терміново", True, ("calls",))]
    assert told(communications, en) == [("Urgent", True, ("calls",))]
    assert told(education, uk) == []
    assert [topic.key for topic in calls.topics(communications)] == ["calls"]
    assert list(calls.topics(education)) == []
