"""Letting data out: who took what and why is written down before anything leaves."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms import audit
from contests.domain.transitions import Refused
from contests.exports.columns import is_personal
from contests.models import Contest, EntryVersion


@transaction.atomic
def release(
    *, versions: list[EntryVersion], kind: str, names: list[str], reason: str, by: Any, now=None
) -> None:
    """Write an export into the history of each contest it is about.

    Args:
        versions: what goes out.
        kind: ``csv``, ``xlsx``, ``zip`` or ``protocol``.
        names: the columns.
        reason: why; needed when personal data or works go out.
        by: who takes it.
        now: the moment (aware); by default the present one.

    Raises:
        Refused: there is no reason where one is needed.
    """
    reason = reason.strip()
    if not reason and (kind in {"zip", "protocol"} or is_personal(names)):
        raise Refused(_("Say what you need the personal data for: it is written down."))
    counts: dict[Contest, int] = {}
    for version in versions:
        counts[version.entry.contest] = counts.get(version.entry.contest, 0) + 1
    for contest, count in counts.items():
        audit.record(
            action="contest.exported", subject=contest, actor=by, reason=reason, now=now,
            data={"kind": kind, "columns": names, "entries": count},
        )  # fmt: skip
