"""Who acts for an institution: asking, confirming, refusing, ending.

Every function runs in one transaction, locks the row that it changes, and writes the audit record and
the letters in it. Whether somebody may do it is asked before, in ``institutions.permissions``.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit, transitions
from cms.transitions import Refused
from institutions.domain import letters
from institutions.models import Institution, Representative

State = Representative.State

#             action     from                            to
TRANSITIONS = {
    "ask":     ({State.REFUSED, State.ENDED},        State.WAITING),
    "confirm": ({State.WAITING},                     State.CONFIRMED),
    "refuse":  ({State.WAITING},                     State.REFUSED),
    "end":     ({State.WAITING, State.CONFIRMED},    State.ENDED),
}  # fmt: skip
"""What may be done in which state, and the state afterwards. The first question makes a row that waits."""

MOST_WAITING = 5
"""As many institutions as a person may wait for at once: each question sends letters."""


def may(representative: Representative, action: str) -> bool:
    """Whether the table knows the way (permissions are asked elsewhere)."""
    return transitions.may(representative, action, TRANSITIONS)


@transaction.atomic
def ask(*, institution: Institution, by: Any, position: str, now: datetime | None = None) -> Representative:
    """Ask to act for ``institution``: confirmed colleagues and editors get a letter.

    Args:
        position: what ``by`` does there, in their own words.

    Raises:
        Refused: the institution no longer works; too many questions wait; or ``by`` acts there, or
            waits, already.
    """
    now = now or timezone.now()
    # Locked before it is looked whether there is a row, so that two tabs make one.
    institution = Institution.objects.select_for_update().get(pk=institution.pk)
    if not institution.active:
        raise Refused(_("This institution no longer works."))
    waiting = Representative.objects.filter(user=by, state=State.WAITING)
    if waiting.exclude(institution=institution).count() >= MOST_WAITING:
        raise Refused(_("You already wait for several answers. Ask about this institution after them."))
    known = Representative.objects.select_for_update().filter(user=by, institution=institution).first()
    if known is None:
        representative = Representative.objects.create(
            user=by, institution=institution, position=position, asked_at=now
        )
        audit.record(
            action="representative.ask", subject=representative, actor=by, after=State.WAITING, now=now
        )
    else:
        fresh = {"position": position, "asked_at": now, "decided_at": None, "decided_by": None}
        representative = _move(known, "ask", by=by, now=now, **fresh)
    letters.write_request(representative=representative, now=now)
    return representative


@transaction.atomic
def confirm(*, representative: Representative, by: Any, now: datetime | None = None) -> Representative:
    """Let somebody act for the institution from now on.

    Raises:
        Refused: they do not wait for it, or ``by`` is the very person.
    """
    return _decide(representative, "confirm", by=by, reason="", now=now)


@transaction.atomic
def refuse(
    *, representative: Representative, by: Any, reason: str, now: datetime | None = None
) -> Representative:
    """Tell somebody, with a reason, that they will not act for the institution.

    Raises:
        Refused: they do not wait for it, or there is no reason.
    """
    if not reason.strip():
        raise Refused(_("Say why: the person will read it in a letter."))
    return _decide(representative, "refuse", by=by, reason=reason, now=now)


@transaction.atomic
def end(
    *, representative: Representative, by: Any, reason: str = "", now: datetime | None = None
) -> Representative:
    """End somebody's acting, or their question, at once; they get a letter unless they did it themselves.

    Raises:
        Refused: they neither act for the institution nor wait.
    """
    return _decide(representative, "end", by=by, reason=reason, now=now)


def _decide(representative, action: str, *, by: Any, reason: str, now: datetime | None) -> Representative:
    now = now or timezone.now()
    if by.pk == representative.user_id and action != "end":
        raise Refused(_("Nobody decides this about themselves."))
    representative = (
        Representative.objects.select_for_update(of=("self",))
        .select_related("institution", "user")
        .get(pk=representative.pk)
    )
    _move(representative, action, by=by, now=now, reason=reason, decided_at=now, decided_by=by)
    if by.pk != representative.user_id:
        letters.write_decision(representative=representative, action=action, now=now)
    return representative


def _move(representative: Representative, action: str, *, by: Any, now: datetime, reason: str = "", **fields):
    changes = {**fields, "reason": reason.strip()}
    transitions.move(representative, action, TRANSITIONS, by=by, reason=reason, now=now, changes=changes)
    return representative
