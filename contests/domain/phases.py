"""When a contest takes entries, and in which phase it is. All days are days in Europe/Kyiv.

«До 15 травня включно» means until the end of that day: the moment from which nothing is taken is
the next midnight in Kyiv, summer time or not.
"""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.timeline import State
from contests.models import Contest, ContestStage

Kind = ContestStage.Kind

REPLACEMENT_DAYS = 3
"""After the day on which a letter told of it, so long a submitted file that was refused may be replaced."""


class Phase(models.TextChoices):
    """What a contest is doing; it follows from the stages' dates and from what was signed."""

    ANNOUNCED = "announced", _("announced")
    OPEN = "open", _("entries are taken")
    CLOSED = "closed", _("entries are checked")
    JUDGING = "judging", _("the jury scores")
    PUBLISHED = "published", _("results are published")
    OVER = "over", _("finished")


def end_of(day: date) -> datetime:
    """The moment at which ``day`` is over in Kyiv: the next midnight there (aware)."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def start_of(day: date) -> datetime:
    """The midnight with which ``day`` begins in Kyiv (aware)."""
    return timezone.make_aware(datetime.combine(day, time.min))


def stage(contest: Contest, kind: str) -> ContestStage | None:
    """The contest's stage of a kind, if it has one."""
    return next((stage for stage in contest.stages.all() if stage.kind == kind), None)


def opens_at(contest: Contest) -> datetime | None:
    """From which moment entries are taken; ``None`` when the contest has no intake."""
    intake = stage(contest, Kind.INTAKE)
    return None if intake is None else start_of(intake.starts_on)


def closes_at(contest: Contest, institution=None) -> datetime | None:
    """From which moment no entry is taken; ``None`` when the contest has no intake.

    Args:
        contest: the contest, its stages and extensions perhaps prefetched.
        institution: whose entry; its own extension counts beside everybody's.
    """
    intake = stage(contest, Kind.INTAKE)
    if intake is None:
        return None
    whose = {None} if institution is None else {None, institution.pk}
    extended = [
        extension.until for extension in contest.extensions.all() if extension.institution_id in whose
    ]
    return end_of(max([intake.last_day, *extended]))


def last_day(contest: Contest, institution=None) -> date | None:
    """The last day, in Kyiv, on which an entry of ``institution`` is taken."""
    end = closes_at(contest, institution)
    return None if end is None else timezone.localdate(end - timedelta(seconds=1))


def takes_entries(contest: Contest, *, now: datetime, institution=None) -> bool:
    """Whether an entry of ``institution`` (of a guardian: ``None``) is taken at ``now``."""
    opens, closes = opens_at(contest), closes_at(contest, institution)
    if opens is None or contest.results_published_at is not None:
        return False
    return opens <= now < closes


def replacement_ends(contest: Contest, *, told_at: datetime, institution=None) -> datetime:
    """From which moment a submitted file that was refused is replaced no more; not before the close.

    Args:
        contest: the contest.
        told_at: when a letter told of the refusal (aware).
        institution: whose entry; ``None`` for a guardian's.
    """
    own = end_of(timezone.localdate(told_at) + timedelta(days=REPLACEMENT_DAYS))
    closes = closes_at(contest, institution)
    return own if closes is None else max(own, closes)


def phase(contest: Contest, *, now: datetime) -> Phase:
    """The contest's phase at ``now``; one institution's extension does not move it.

    A contest without an intake is announced until all that is known of it is past.
    """
    if contest.results_published_at is not None and now >= contest.results_published_at:
        return Phase.PUBLISHED
    opens = opens_at(contest)
    if opens is None:
        timeline = contest.timeline(on=timezone.localdate(now))
        return Phase.OVER if timeline.state == State.PAST else Phase.ANNOUNCED
    if now < opens:
        return Phase.ANNOUNCED
    if now < closes_at(contest):
        return Phase.OPEN
    judging = stage(contest, Kind.JUDGING)
    return Phase.JUDGING if judging and now >= start_of(judging.starts_on) else Phase.CLOSED


def next_boundary(contest: Contest, *, now: datetime) -> datetime | None:
    """The next moment after ``now`` at which the phase or a stage of the timeline changes."""
    change = contest.timeline(on=timezone.localdate(now)).next_change
    known = [opens_at(contest), closes_at(contest), change and start_of(change)]
    return min((moment for moment in known if moment and moment > now), default=None)


def takes_scores(contest: Contest, *, now: datetime) -> bool:
    """Whether the jury scores at ``now``: while its stage lasts, and until the scores are signed off."""
    judging = stage(contest, Kind.JUDGING)
    if judging is None or contest.results_published_at is not None or len(contest.sign_offs.all()):
        return False
    return start_of(judging.starts_on) <= now < end_of(judging.last_day)
