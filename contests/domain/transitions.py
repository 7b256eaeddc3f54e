"""The states of an entry, and who may move it from which to which. To be read in ten seconds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cms import audit
from cms.cache import tags
from cms.cache.refresh import bump
from contests.models import Entry, State

#             action        from                                              to
TRANSITIONS = {
    "submit":   ({State.DRAFT, State.RETURNED, State.SUBMITTED},              State.SUBMITTED),
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


class Refused(ValueError):
    """It cannot be done; the words say why, to whoever asked."""


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
    sources, target = TRANSITIONS[action]
    before = entry.state
    if before not in sources:
        raise Refused(_("This cannot be done: the entry is in the state “%s”.") % entry.get_state_display())
    for name, value in {**(changes or {}), "state": target}.items():
        setattr(entry, name, value)
    entry.save(update_fields=[*(changes or {}), "state", "updated_at"])
    audit.record(
        action=f"entry.{action}", subject=entry, actor=why.by, before=before, after=target,
        reason=why.reason, now=why.now,
    )  # fmt: skip
    if before in SHOWN and target not in SHOWN:
        bump(tags.CONTENT, f"contest:{entry.contest_id}")
    return entry


def may(entry: Entry, action: str) -> bool:
    """Whether the table knows the way (permissions are asked elsewhere)."""
    return entry.state in TRANSITIONS[action][0]


def reachable(actions: Iterable[str], entry: Entry) -> list[str]:
    """Those of ``actions`` that the entry's state allows."""
    return [action for action in actions if may(entry, action)]
