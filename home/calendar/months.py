"""A month of the calendar: which days it has, what stands on each, what lies before and behind it."""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.calendar.entries import Entry

AHEAD = 12
"""Months after this one that the calendar shows at most."""
NEAR = 2
"""Months after this one that search engines may list: what lies further changes too often."""
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, value: str) -> "Month | None":
        """Of ``2026-11``; ``None`` for anything else."""
        match = _MONTH.fullmatch(value)
        return cls(int(match[1]), int(match[2])) if match else None

    def __lt__(self, other: "Month") -> bool:
        return (self.year, self.number) < (other.year, other.number)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    def __add__(self, months: int) -> "Month":
        years, place = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, place + 1)

    def __sub__(self, months: int) -> "Month":
        return self + -months

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])


class Part(models.TextChoices):
    """What of something longer falls on a day."""

    WHOLE = "whole", ""
    FIRST = "first", _("first day")
    LAST = "last", _("last day")


@dataclass(frozen=True)
class Mark:
    """An entry on a day."""

    entry: Entry
    part: Part


@dataclass(frozen=True)
class Day:
    """A day of the calendar with what stands on it."""

    date: date
    marks: tuple[Mark, ...]
    is_today: bool
    is_over: bool
    is_outside: bool  # of the neighbouring months, to fill the week


def marks_of(entries: Iterable[Entry], *, today: date) -> dict[date, list[Mark]]:
    """Day → what begins, ends or takes place on it, from today on. What lasts stands on its ends only."""
    found: dict[date, list[Mark]] = defaultdict(list)
    for entry in entries:
        if entry.first == entry.last:
            ends = [(entry.first, Part.WHOLE)]
        else:
            ends = [(entry.first, Part.FIRST), (entry.last, Part.LAST)]
        for day, part in ends:
            if day is not None and day >= today:
                found[day].append(Mark(entry, part))
    return found


def weeks_of(month: Month, marks: dict[date, list[Mark]], *, today: date) -> list[list[Day]]:
    """The month in weeks from Monday, filled up with days of its neighbours, which stay empty."""
    days = calendar.Calendar().monthdatescalendar(month.year, month.number)
    return [[_day(day, month, marks, today) for day in week] for week in days]


def days_of(month: Month, marks: dict[date, list[Mark]], *, today: date) -> list[Day]:
    """The days of the month on which there is something."""
    length = (month.last_day - month.first_day).days + 1
    days = (month.first_day + timedelta(days=number) for number in range(length))
    return [_day(day, month, marks, today) for day in days if marks.get(day)]


def going_on(entries: Iterable[Entry], month: Month) -> list[Entry]:
    """What began before the month and does not end in it."""
    return [
        entry
        for entry in entries
        if entry.first < month.first_day and (entry.last is None or entry.last > month.last_day)
    ]


def last_month(marks: Iterable[date], *, today: date) -> Month:
    """The furthest month with anything in it, at most :data:`AHEAD` from this one."""
    this = Month.of(today)
    return min(max((Month.of(day) for day in marks), default=this), this + AHEAD)


def _day(day: date, month: Month, marks: dict[date, list[Mark]], today: date) -> Day:
    outside = Month.of(day) != month
    shown = () if outside else tuple(marks.get(day, ()))
    return Day(day, shown, is_today=day == today, is_over=day < today, is_outside=outside)
