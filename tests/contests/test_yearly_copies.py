"""Next year's contest: the same plan, on the same days of the week."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.timeline import Precision
from contests.domain.transitions import Refused
from contests.domain.yearly_copies import copy_contest, weeks_between
from contests.models import Contest, ContestStage, Extension, Juror
from tests.contests.factories import make_contest, make_submitted, make_user
from tests.factories import kyiv


@pytest.mark.django_db
def test_a_copy_has_the_plan_and_nothing_that_happened(contest, secretary, school):
    make_submitted(contest, secretary, institution=school)
    Extension.objects.create(contest=contest, until=date(2026, 5, 18), reason="Світло")
    Juror.objects.create(contest=contest, user=make_user("juror@example.org"))
    Contest.objects.filter(pk=contest.pk).update(
        results_published_at=kyiv(2026, 6, 5), rules_number="123-р", rules_date=date(2026, 3, 1)
    )
    contest.refresh_from_db()

    copy = copy_contest(contest=contest, by=secretary)

    assert (copy.year, copy.code, copy.name_uk, copy.last_number) == (2027, "ММ", "Моя мама…", 0)
    assert (copy.results_published_at, copy.rules_number, copy.rules_date) == (None, "", None)
    assert [copy.entries.count(), copy.extensions.count(), copy.jurors.count()] == [0, 0, 0]
    assert [row.name_uk for row in copy.categories.all()] == ["1–4 класи", "5–11 класи"]
    assert [(row.name_uk, row.weight) for row in copy.criteria.all()] == [
        ("Розкриття теми", 2),
        ("Оригінальність", 1),
    ]
    assert contest.categories.count() == 2


@pytest.mark.django_db
def test_days_move_together_by_whole_weeks(contest, secretary):
    copy = copy_contest(contest=contest, by=secretary)
    assert [(row.kind, row.starts_on, row.ends_on) for row in copy.stages.all()] == [
        ("intake", date(2027, 3, 31), date(2027, 5, 14)),
        ("judging", date(2027, 5, 19), date(2027, 5, 31)),
    ]


@pytest.mark.django_db
def test_a_day_known_by_its_year_only_keeps_to_years(education, secretary):
    contest = make_contest(education, year=2023, judging=None)
    contest.stages.all().delete()
    ContestStage.objects.create(
        contest=contest, kind="held", starts_on=date(2023, 1, 1), precision=Precision.YEAR
    )
    copy = copy_contest(contest=contest, by=secretary, year=2026)
    assert [row.starts_on for row in copy.stages.all()] == [date(2026, 1, 1)]


@pytest.mark.django_db
def test_there_is_one_copy_a_year(contest, secretary):
    copy_contest(contest=contest, by=secretary)
    with pytest.raises(Refused):
        copy_contest(contest=contest, by=secretary)


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(1, 5))
def test_a_moved_day_keeps_its_weekday_and_is_at_most_three_days_off(day, years):
    moved = day + weeks_between(day, years)
    assert moved.weekday() == day.weekday()
    same_date = date(day.year + years, day.month, min(day.day, 28) if day.month == 2 else day.day)
    assert abs((moved - same_date).days) <= 4
