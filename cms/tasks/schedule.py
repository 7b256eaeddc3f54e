"""What runs by the clock. Apps register their jobs in ``AppConfig.ready``.

A job is short: what takes longer than a second or two, it enqueues as a task. A job does no harm
when it runs twice, for a killed scheduler's job is run again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.module_loading import import_string

KYIV = ZoneInfo("Europe/Kyiv")


@dataclass(frozen=True)
class Every:
    """Again and again, ``period`` apart."""

    period: timedelta

    def first(self, now: datetime) -> datetime:
        """When a job that has never run is due: at once."""
        return now

    def next(self, *, due: datetime, now: datetime) -> datetime:
        """The first moment after ``now`` that is whole periods from ``due``.

        Runs missed while nothing ran the schedule are made up for once, not one by one.
        """
        missed = max((now - due) // self.period, 0)
        return due + (missed + 1) * self.period


@dataclass(frozen=True)
class Daily:
    """Once a day, at a time on Kyiv's clocks, in summer and in winter."""

    at: time

    def first(self, now: datetime) -> datetime:
        """When a job that has never run is due: at its time, today or tomorrow."""
        today = now.astimezone(KYIV).date()
        due = datetime.combine(today, self.at, tzinfo=KYIV)
        # Compared as moments: two times of one zone are compared by what the clock shows.
        if due.timestamp() <= now.timestamp():
            due = datetime.combine(today + timedelta(days=1), self.at, tzinfo=KYIV)
        return due

    def next(self, *, due: datetime, now: datetime) -> datetime:
        """The first such time after ``now``."""
        return self.first(now)


@dataclass(frozen=True)
class Job:
    """Something to run by the clock.

    Args:
        name: its name in English, which is also the key of its row and is shown translated.
        run: a function without arguments, or the dotted path of one, imported when it first runs.
        when: how often.
    """

    name: str
    run: Callable[[], object] | str
    when: Every | Daily

    def __call__(self) -> None:
        run = import_string(self.run) if isinstance(self.run, str) else self.run
        run()


jobs: dict[str, Job] = {}


def register(
    name: str,
    run: Callable[[], object] | str,
    *,
    every: timedelta | None = None,
    daily_at: time | None = None,
) -> None:
    """Add or replace the job called ``name``.

    Args:
        name: its name in English (at most 100 characters), marked with ``gettext_noop``.
        run: a function without arguments, or its dotted path.
        every: the period, or
        daily_at: the time of day in Kyiv.

    Raises:
        ValueError: neither or both of ``every`` and ``daily_at`` are given.
    """
    if (every is None) == (daily_at is None):
        raise ValueError("A job runs either every so often or daily at a time.")
    jobs[name] = Job(name=name, run=run, when=Every(every) if every else Daily(daily_at))
