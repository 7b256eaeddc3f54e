"""The states of an entry, and who may move it from which to which. To be read in ten seconds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cms import transitions
from cms.cache import tags
from cms.cache.refresh import bump
from cms.transitions import Refused, wrong_state
from contests.models import Contest, Entry, State

#             action        from                                              to
TRANSITIONS = {
    "submit":   ({State.DRAFT, State.RETURNED, State.SUBMITTED},              State.SUBMITTED),
    "replace":  ({State.SUBMITTED, State.RETURNED},                           State.SUBMITTED),
    "return":   ({State.SUBMITTED, State.ADMITTED},                           State.RETURNED),
    "admit":    ({State.SUBMITTED, State.RETURNED, State.REFUSED},            State.ADMITTED),
    "refuse":   ({State.SUBMITTED, State.RETURNED, State.ADMITTED},           State.REFUSED),
    "withdraw": ({State.SUBMITTED, State.RETURNED, State.ADMITTED, State.REFUSED, State.JUDGED,
                  State.PLACED},                                              State.WITHDRAWN),
    "judge":    ({State.ADMITTED, State.PLACED},                              State.JUDGED),
    "place":    ({State.ADMITTED, State.JUDGED},                              State.PLACED),
}  # fmt: skip
"""What may be done to an entry in which state, and what it is afterwards."""


SHOWN = frozenset({State.ADMITTED, State.JUDGED, State.PLACED})
"""In these readers may see an entry once the results are published, as far as consents go."""


@dataclass(frozen=True)
class Why:
    """Who did it and why, for the audit record."""

    by: Any
    reason: str = ""
    now: datetime | None = None


class Gone(Refused):
    """What somebody wants to change has been deleted meanwhile."""

    def __init__(self):
        super().__init__(_("This is not here any more: reload the page."))


def locked(entry: Entry) -> Entry:
    """The row of ``entry``, locked until the transaction ends.

    Whoever goes on to the contest's row, or to another entry of it, takes :func:`locked_in_contest`.

    Raises:
        Gone: it has been deleted.
    """
    found = Entry.objects.select_for_update().filter(pk=entry.pk).first()
    if found is None:
        raise Gone
    return found


def locked_contest(pk: int) -> Contest:
    """A contest's row, locked until the transaction ends.

    It comes before the rows of its entries, consents and assignments: all who lock several rows take them
    in this order, so that nobody waits for somebody who waits. And what is counted, or frozen, over a whole
    contest stands still meanwhile.
    """
    return Contest.objects.select_for_update().get(pk=pk)


def locked_in_contest(entry: Entry) -> tuple[Entry, Contest]:
    """The rows of ``entry`` and of its contest, locked in their order until the transaction ends.

    Raises:
        Gone: it has been deleted.
    """
    contest = locked_contest(entry.contest_id)
    entry = locked(entry)
    entry.contest = contest
    return entry, contest


def move(entry: Entry, action: str, why: Why, *, changes: dict | None = None) -> Entry:
    """Move a locked entry by one row of the table, and write it down.

    Args:
        entry: a row got by :func:`locked` in the caller's transaction.
        action: a key of :data:`TRANSITIONS`.
        why: who, why and when.
        changes: further fields to set with the state.

    Raises:
        Refused: the table knows no such way from the entry's state.
    """
    changes = {**(changes or {}), "updated_at": timezone.now()}
    before = transitions.move(
        entry, action, TRANSITIONS, by=why.by, reason=why.reason, now=why.now, changes=changes
    )
    if before in SHOWN and entry.state not in SHOWN:
        bump(tags.CONTENT, f"contest:{entry.contest_id}")
    return entry


def may(entry: Entry, action: str) -> bool:
    """Whether the table knows the way (permissions are asked elsewhere)."""
    return transitions.may(entry, action, TRANSITIONS)


__all__ = [
    "SHOWN", "TRANSITIONS", "Gone", "Refused", "Why", "locked", "locked_contest", "locked_in_contest", "may",
    "move", "wrong_state",
]  # fmt: skip
