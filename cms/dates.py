"""Days and stages in words, as the reader's language writes them: «29 груд. – 9 січ.»."""

from datetime import date

from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.timeline import Precision, State, Timeline, TimelineStage
from cms.typography import JOINER, NBSP

# A day or month this near, in days, needs no year to be understood.
NEAR = 183


def short_day(day: date, *, on: date | None = None, long: bool = False) -> str:
    """A day without a year unless it is far: «15 груд.», «15 груд. 2023».

    Args:
        day: the day.
        on: the day of reading; without it the year is left out.
        long: the month in full, in the case that a date takes.
    """
    month = month_name(day, "MONTHS_IN_DATES" if long else "SHORT_MONTHS")
    return f"{day.day}{NBSP}{month}{_year_if_far(day, on)}"


def stage_dates(stage: TimelineStage, *, on: date, long: bool = False) -> str:
    """When a stage is, as briefly as is clear.

    A stage under way says only when it ends; a stage known by its month or year shows no days.

    Args:
        stage: a stage of a timeline.
        on: the day that the timeline is seen on.
        long: months in full.
    """
    if stage.open_ended:
        return _("from %(day)s") % {"day": _beginning(stage.starts_on, stage.precision, on, long)}
    end = stage.ends_on or stage.starts_on
    if stage.precision != Precision.DAY:
        return _period(stage.starts_on, end, stage.precision)
    if stage.state == State.CURRENT and end > stage.starts_on:
        return _("until %(day)s") % {"day": short_day(end, on=on, long=long)}
    if end == stage.starts_on:
        return short_day(end, on=on, long=long)
    return _days(stage.starts_on, end, on, long)


def time_left(timeline: Timeline) -> str:
    """What the timeline's badge says: «лишилося 3 дні», «почнеться за 5 днів», «завершено»."""
    stage = timeline.current
    if stage:
        return days_left_words(stage.days_left)
    if timeline.state == State.PAST:
        return _("finished")
    if timeline.next is None:
        return ""
    return days_until_words((timeline.next.first_day - timeline.on).days)


def days_left_words(days: int | None) -> str:
    """«лишилося 3 дні», «останній день»; «триває», when no end is set (``None``)."""
    if days is None:
        return _("under way")
    if days == 0:
        return _("last day")
    # Months ahead nobody counts days.
    if days > NEAR:
        return _("under way")
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}


def days_until_words(days: int) -> str:
    """«почнеться завтра», «почнеться за 5 днів»."""
    if days == 1:
        return _("starts tomorrow")
    if days > NEAR:
        return _("upcoming")
    return ngettext("starts in %(days)d day", "starts in %(days)d days", days) % {"days": days}


def progress(stage: TimelineStage, *, on: date) -> int:
    """How much of a stage has passed, in per cent: 0 before it, 100 after it."""
    if stage.state != State.CURRENT:
        return 100 if stage.state == State.PAST else 0
    if stage.last_day is None:  # it goes on, so the line does too
        return 100
    length = (stage.last_day - stage.first_day).days + 1
    return round(100 * ((on - stage.first_day).days + 1) / length)


def month_name(day: date, form: str) -> str:
    """The month's name in the active language: ``MONTHS``, ``MONTHS_IN_DATES`` or ``SHORT_MONTHS``."""
    return get_format(form).split()[day.month - 1]


def _year_if_far(day: date, on: date | None) -> str:
    return f"{NBSP}{day.year}" if on and abs((day - on).days) > NEAR else ""


def _beginning(day: date, precision: str, on: date, long: bool) -> str:
    """The day after «з»."""
    if precision == Precision.YEAR:
        return str(day.year)
    if precision == Precision.MONTH:
        return f"{month_name(day, 'MONTHS_IN_DATES')}{NBSP}{day.year}"
    return short_day(day, on=on, long=long)


def _period(start: date, end: date, precision: str) -> str:
    """«вересень 2023», «вересень – листопад 2023», «2023–2025»."""
    if precision == Precision.YEAR:
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    last = f"{month_name(end, 'MONTHS')}{NBSP}{end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return last
    first = month_name(start, "MONTHS")
    if start.year != end.year:
        first = f"{first}{NBSP}{start.year}"
    return f"{first}{NBSP}– {last}"


def _days(start: date, end: date, on: date, long: bool) -> str:
    """«16–22 січ.», «29 груд. – 9 січ.», «29 груд. 2022 – 9 січ. 2023»."""
    last = short_day(end, on=on, long=long)
    if (start.year, start.month) == (end.year, end.month):
        # The days stay together; narrow places may part them from the month.
        return f"{start.day}{JOINER}–{JOINER}{last.replace(NBSP, ' ', 1)}"
    far_from_end = on if start.year != end.year else None
    return f"{short_day(start, on=far_from_end, long=long)}{NBSP}– {last}"
