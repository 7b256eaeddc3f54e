"""Which contests take entries now, of whom, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from contests.domain import phases
from contests.models import Contest
from institutions.models import Institution


@dataclass(frozen=True)
class Opening:
    """A contest that takes entries of somebody now.

    Args:
        contest: the contest.
        institutions: those, of the person's own, that may enter.
        as_guardian: whether the person may enter as a guardian.
        closes_at: from which moment none of these may any more (aware).
    """

    contest: Contest
    institutions: tuple[Institution, ...]
    as_guardian: bool
    closes_at: datetime

    @property
    def last_day(self) -> date:
        """The last day, in Kyiv, on which entries are taken."""
        return timezone.localdate(self.closes_at - timedelta(seconds=1))


def openings_of(
    contests: Iterable[Contest], *, institutions: Iterable[Institution], now: datetime
) -> list[Opening]:
    """Those of ``contests`` that take entries now, the one that closes first leading.

    Args:
        contests: with their stages and extensions prefetched.
        institutions: whom the person acts for.
        now: the moment (aware).
    """
    institutions = list(institutions)
    found = [opening for contest in contests if (opening := opening_of(contest, institutions, now))]
    return sorted(found, key=lambda opening: (opening.closes_at, opening.contest.name))


def opening_of(contest: Contest, institutions: Iterable[Institution], now: datetime) -> Opening | None:
    """How a contest is open now to somebody who acts for ``institutions``; ``None`` when it is not."""
    admitted = institutions if contest.admits_institutions else []
    may = tuple(each for each in admitted if phases.takes_entries(contest, now=now, institution=each))
    as_guardian = contest.admits_guardians and phases.takes_entries(contest, now=now)
    if not may and not as_guardian:
        return None
    ends = [phases.closes_at(contest, each) for each in (*may, *([None] if as_guardian else []))]
    return Opening(contest, may, as_guardian, max(ends))
