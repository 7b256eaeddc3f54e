"""The states of an entry, and who may move it from which to which. To be read in ten seconds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from cms import transitions
from cms.cache import tags
from cms.cache.refresh import bump
from cms.transitions import Refused, wrong_state
from contests.models import Entry, State

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


def locked(entry: Entry) -> Entry:
    """The row of ``entry``, locked until the transaction ends."""
    return Entry.objects.select_for_update().get(pk=entry.pk)


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


__all__ = ["SHOWN", "TRANSITIONS", "Refused", "Why", "locked", "may", "move", "wrong_state"]
