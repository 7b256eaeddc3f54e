"""When letters are due: mornings in Kyiv."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from subscriptions.models import Rhythm

KYIV = ZoneInfo("Europe/Kyiv")
MORNING = time(7, 30)
THURSDAY = 3
"""Two days are left to plan a Saturday."""


def last_due(rhythm: str, *, now: datetime) -> datetime:
    """The last moment, at the latest ``now``, at which letters of a rhythm were due.

    However many were missed while nothing ran, only the last one counts.
    """
    if rhythm == Rhythm.AT_ONCE:
        return now
    day = now.astimezone(KYIV).date()
    if rhythm == Rhythm.WEEKLY:
        day -= timedelta(days=(day.weekday() - THURSDAY) % 7)
    due = datetime.combine(day, MORNING, tzinfo=KYIV)
    if due.timestamp() > now.timestamp():
        due = datetime.combine(
            day - timedelta(days=7 if rhythm == Rhythm.WEEKLY else 1), MORNING, tzinfo=KYIV
        )
    return due
