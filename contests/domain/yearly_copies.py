"""Next year's contest, made from this year's."""

import calendar
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from cms import audit
from cms.timeline import Precision
from contests.domain.transitions import Refused, locked_contest
from contests.models import Contest, ContestStage

COPIED = ("stages", "nominations", "categories", "criteria")
# Of the year that is over: what it counted and what ended it, and the order that it rested on.
LEFT_OUT = frozenset(
    {"id", "year", "last_number", "results_published_at", "cleaned_at", "rules_number", "rules_date"}
)


@transaction.atomic
def copy_contest(
    *, contest: Contest, by: Any, year: int | None = None, now: datetime | None = None
) -> Contest:
    """Copy a contest for another year: its plan without its entries, jurors, extensions and pages.

    All days move by the same number of whole weeks, the number that brings the first of them nearest
    to its date: an intake that closes on a Friday closes on a Friday, what follows a fortnight later
    still does, and a day tied to a Sunday of May stays on it. Days known by month or year only keep
    their month.

    Args:
        contest: the contest.
        by: who copies it.
        year: of the copy; by default the next one.

    Raises:
        Refused: there is one of that year already.
    """
    locked_contest(contest.pk)  # of two presses of the button one finds the copy
    year = year or contest.year + 1
    if Contest.objects.filter(code=contest.code, year=year).exists():
        raise Refused(_("There is a contest with these letters for %d already.") % year)
    copied = _copy(contest, LEFT_OUT, year=year)
    copied.save()
    first = min((stage.starts_on for stage in contest.stages.all()), default=None)
    for relation in COPIED:
        for row in getattr(contest, relation).all():
            twin = _copy(row, {"id"}, contest=copied)
            if isinstance(twin, ContestStage):
                _move(twin, years=year - contest.year, first=first)
            twin.save()
    audit.record(action="contest.copy", subject=copied, actor=by, data={"copied_from": contest.pk}, now=now)
    return Contest.objects.get(pk=copied.pk)


def _copy(row: models.Model, left_out: frozenset[str] | set[str], **changes: Any) -> Any:
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in {*left_out, *changes}
    }
    return type(row)(**values, **changes)


def _move(stage: ContestStage, *, years: int, first: date) -> None:
    shift = weeks_between(first, years)
    for name in ("starts_on", "ends_on"):
        day = getattr(stage, name)
        if day is not None:
            exact = stage.precision == Precision.DAY
            setattr(stage, name, day + shift if exact else _in_year(day, years))


def weeks_between(day: date, years: int) -> timedelta:
    """Whole weeks that bring ``day`` nearest to the same date ``years`` later."""
    return timedelta(weeks=round((_in_year(day, years) - day).days / 7))


def _in_year(day: date, years: int) -> date:
    last = calendar.monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, last))
