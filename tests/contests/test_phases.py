"""A contest's phase follows from its days in Kyiv, on the days when the clocks change too."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cms.timeline import Precision
from contests.domain import phases
from contests.domain.phases import Phase
from contests.models import ContestStage, Extension
from tests.contests.factories import make_contest, make_stage
from tests.factories import kyiv

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("day", "hours", "midnight_utc"),
    [
        (date(2026, 5, 15), 24, datetime(2026, 5, 15, 21, tzinfo=UTC)),
        (date(2026, 1, 15), 24, datetime(2026, 1, 15, 22, tzinfo=UTC)),
        (date(2026, 3, 29), 23, datetime(2026, 3, 29, 21, tzinfo=UTC)),  # the clocks go forward
        (date(2026, 10, 25), 25, datetime(2026, 10, 25, 22, tzinfo=UTC)),  # and back
    ],
)
def test_a_day_is_over_at_the_next_midnight_in_kyiv(day, hours, midnight_utc):
    assert phases.end_of(day) == midnight_utc
    # In UTC: between two moments of one zone Python subtracts what the clocks show.
    assert midnight_utc - phases.start_of(day).astimezone(UTC) == timedelta(hours=hours)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 30)))
def test_a_day_ends_where_the_next_one_begins(day):
    assert phases.end_of(day) == phases.start_of(day + timedelta(days=1))
    assert timezone.localdate(phases.end_of(day) - timedelta(microseconds=1)) == day


@pytest.mark.parametrize("last", [date(2026, 3, 29), date(2026, 5, 15), date(2026, 10, 25)])
def test_until_a_day_includes_all_of_that_day(education, last):
    contest = make_contest(education, intake=(last - timedelta(days=9), last), judging=None)
    closes = phases.end_of(last)
    assert phases.takes_entries(contest, now=closes - timedelta(microseconds=1))
    assert not phases.takes_entries(contest, now=closes)
    assert phases.phase(contest, now=closes - MINUTE) == Phase.OPEN
    assert phases.phase(contest, now=closes) == Phase.CLOSED


def test_the_phases_of_a_year(contest):
    assert [
        phases.phase(contest, now=moment)
        for moment in (kyiv(2026, 3, 31, 23), kyiv(2026, 4, 1, 0), kyiv(2026, 5, 16, 0), kyiv(2026, 5, 20, 0))
    ] == [Phase.ANNOUNCED, Phase.OPEN, Phase.CLOSED, Phase.JUDGING]


def test_results_end_everything_that_went_before(contest):
    contest.results_published_at = kyiv(2026, 5, 10)
    assert phases.phase(contest, now=kyiv(2026, 5, 10) - MINUTE) == Phase.OPEN
    assert phases.phase(contest, now=kyiv(2026, 5, 10)) == Phase.PUBLISHED
    assert not phases.takes_entries(contest, now=kyiv(2026, 5, 11))


def test_an_extension_for_all_moves_the_phase_and_the_timeline(contest):
    Extension.objects.create(contest=contest, until=date(2026, 5, 18), reason="Не було світла")
    assert phases.phase(contest, now=kyiv(2026, 5, 18, 23)) == Phase.OPEN
    assert next(stage.last_day for stage in contest.timeline()) == date(2026, 5, 18)


def test_an_extension_for_one_institution_moves_neither(contest, school):
    Extension.objects.create(contest=contest, institution=school, until=date(2026, 5, 18), reason="Пожежа")
    assert phases.phase(contest, now=kyiv(2026, 5, 18)) == Phase.CLOSED
    assert next(stage.last_day for stage in contest.timeline()) == date(2026, 5, 15)
    assert phases.takes_entries(contest, now=kyiv(2026, 5, 18), institution=school)


def test_an_extension_never_shortens_the_intake(contest):
    Extension.objects.create(contest=contest, until=date(2026, 5, 1), reason="Помилка")
    assert phases.closes_at(contest) == phases.end_of(date(2026, 5, 15))
    assert next(stage.last_day for stage in contest.timeline()) == date(2026, 5, 15)


def test_a_contest_of_which_only_the_year_is_known_is_over_with_that_year(education):
    contest = make_contest(education)
    contest.stages.all().delete()
    stage = make_stage(contest, ContestStage.Kind.HELD, date(2023, 1, 1))
    stage.precision = Precision.YEAR
    stage.save()
    assert phases.phase(contest, now=kyiv(2023, 12, 31)) == Phase.ANNOUNCED
    assert phases.phase(contest, now=kyiv(2024, 1, 1, 0)) == Phase.OVER
    assert phases.closes_at(contest) is None
    assert not phases.takes_entries(contest, now=kyiv(2023, 6, 1))


@pytest.mark.parametrize(
    ("now", "boundary"),
    [
        (kyiv(2026, 3, 1), kyiv(2026, 4, 1, 0)),
        (kyiv(2026, 4, 1, 0), kyiv(2026, 5, 16, 0)),
        (kyiv(2026, 5, 16, 0), kyiv(2026, 5, 20, 0)),
        (kyiv(2026, 5, 21), kyiv(2026, 6, 2, 0)),
        (kyiv(2026, 6, 2), None),
    ],
)
def test_a_copy_of_the_page_is_true_until_the_next_boundary(contest, now, boundary):
    assert phases.next_boundary(contest, now=now) == boundary
