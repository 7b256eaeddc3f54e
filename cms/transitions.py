"""States that a table guards: from which an action leads to which, and every move written down."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from cms import audit

Table = Mapping[str, tuple[Collection[str], str]]
"""Action → (the states in which it may be done, the state afterwards)."""


class Refused(ValueError):
    """It cannot be done; the words say why, to whoever asked."""


def wrong_state(row: models.Model) -> Refused:
    """What is said where a row's state stands against something."""
    return Refused(_("This cannot be done any more: %s.") % row.get_state_display())


def may(row: models.Model, action: str, table: Table) -> bool:
    """Whether the table knows the way from the row's state (permissions are asked elsewhere)."""
    return row.state in table[action][0]


def move(
    row: models.Model,
    action: str,
    table: Table,
    *,
    by: Any,
    reason: str = "",
    now: datetime | None = None,
    changes: Mapping[str, Any] | None = None,
) -> str:
    """Move a row along its table and write the audit record ``<model>.<action>``.

    Args:
        row: with a field ``state``; locked in the caller's transaction.
        action: a key of ``table``.
        table: the legal ways.
        by: who does it; ``None`` for the system itself.
        reason: the words given for it.
        now: the moment (aware); by default the present one.
        changes: further fields to set with the state.

    Returns:
        The state before.

    Raises:
        Refused: the table knows no such way.
    """
    before, target = row.state, table[action][1]
    if not may(row, action, table):
        raise wrong_state(row)
    fields = {**(changes or {}), "state": target}
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    audit.record(
        action=f"{row._meta.model_name}.{action}", subject=row, actor=by, before=before, after=target,
        reason=reason, now=now,
    )  # fmt: skip
    return before
