"""Things that open, run and close: stages with dates, and what they are today.

All dates are days in Europe/Kyiv and both ends are included: «до 15 травня включно» is the end
of that day. A stage known only by its month or year starts on its first day and ends on its last.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """How exactly a date is known, and so how it is shown."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class State(models.TextChoices):
    """What a stage, or a whole timeline, is on a given day."""

    PAST = "past", _("finished")
    CURRENT = "current", _("under way")
    FUTURE = "future", _("upcoming")


@dataclass(frozen=True)
class Stage:
    """A stage of a timeline.

    Args:
        label: its name, in the reader's language.
        starts_on: its first day.
        ends_on: its last day, included; ``None`` for a stage of one day, unless ``open_ended``.
        precision: how exactly the dates are known.
        open_ended: it runs until further notice.
    """

    label: str
    starts_on: date
    ends_on: date | None = None
    precision: str = Precision.DAY
    open_ended: bool = False

    @property
    def first_day(self) -> date:
        if self.precision == Precision.DAY:
            return self.starts_on
        month = self.starts_on.month if self.precision == Precision.MONTH else 1
        return self.starts_on.replace(month=month, day=1)

    @property
    def last_day(self) -> date | None:
        """The last day, included; ``None`` when the stage is open-ended."""
        if self.open_ended:
            return None
        end = self.ends_on or self.starts_on
        if self.precision == Precision.DAY:
            return end
        month = end.month if self.precision == Precision.MONTH else 12
        return end.replace(month=month, day=calendar.monthrange(end.year, month)[1])

    def state_on(self, day: date) -> State:
        if day < self.first_day:
            return State.FUTURE
        if self.last_day is not None and day > self.last_day:
            return State.PAST
        return State.CURRENT

    def days_left(self, day: date) -> int | None:
        """Days from ``day`` to the last one; 0 on the last day; ``None`` unless it runs and ends."""
        if self.last_day is None or self.state_on(day) != State.CURRENT:
            return None
        return (self.last_day - day).days


@dataclass(frozen=True)
class TimelineStage:
    """A stage as it stands on the day of the timeline."""

    stage: Stage
    state: State
    days_left: int | None

    def __getattr__(self, name):
        return getattr(self.stage, name)


class Timeline:
    """Stages in order, seen on one day.

    Args:
        stages: any number of :class:`Stage`; they are sorted by their first days.
        on: the day to see them on.
    """

    def __init__(self, stages: Iterable[Stage], on: date):
        self.on = on
        ordered = sorted(stages, key=lambda s: (s.first_day, s.last_day or date.max))
        self.stages = [TimelineStage(s, s.state_on(on), s.days_left(on)) for s in ordered]

    def __iter__(self):
        return iter(self.stages)

    def __len__(self) -> int:
        return len(self.stages)

    @property
    def current(self) -> TimelineStage | None:
        """The stage under way; of several, the one that ends first."""
        running = [s for s in self.stages if s.state == State.CURRENT]
        return min(running, key=lambda s: s.last_day or date.max, default=None)

    @property
    def next(self) -> TimelineStage | None:
        return next((s for s in self.stages if s.state == State.FUTURE), None)

    @property
    def state(self) -> State:
        """Under way from the first stage's first day to the last one's last, gaps included."""
        if not self.stages or all(s.state == State.FUTURE for s in self.stages):
            return State.FUTURE
        if all(s.state == State.PAST for s in self.stages):
            return State.PAST
        return State.CURRENT

    @property
    def next_change(self) -> date | None:
        """The first day after ``on`` on which any stage changes its state."""
        days = [s.first_day for s in self.stages]
        days += [s.last_day + timedelta(days=1) for s in self.stages if s.last_day]
        return min((day for day in days if day > self.on), default=None)
