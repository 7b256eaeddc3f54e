"""Who came, for how long, and the certificates of it.

A certificate is drawn whenever it is asked for; kept is its code only. With the personal data the names
go: the code then confirms that somebody came.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.codes import new_code
from cms.transitions import Refused
from signups.domain import letters
from signups.domain.transitions import State, locked_session
from signups.models import Session, SignUp

NOTED = ["attended", "minutes", "certificate_code", "certified_at"]


@transaction.atomic
def note_attendance(
    *,
    session: Session,
    came: Mapping[int, bool | None],
    minutes: Mapping[int, int | None] | None = None,
    by: Any,
    now: datetime | None = None,
) -> int:
    """Note who came. A certificate of somebody who did not come after all holds no longer.

    Args:
        session: which.
        came: by the sign-ups' primary keys; ``None`` where nobody knows.
        minutes: how long, where it was not the session's whole length.
        by: the organiser.

    Returns:
        How many rows have changed.

    Raises:
        Refused: it has not begun, or somebody had no place in it.
    """
    now = now or timezone.now()
    session = locked_session(session)
    if now < session.starts_at:
        raise Refused(_("It has not begun yet."))
    rows = {row.pk: row for row in session.sign_ups.filter(pk__in=came, state=State.PLACED)}
    if rows.keys() != set(came):
        raise Refused(_("Some of them have no place here: load the list again."))
    known = minutes or {}
    changed = [row for pk, row in rows.items() if _note(row, came[pk], known.get(pk, session.usual_minutes))]
    SignUp.objects.bulk_update(changed, NOTED)
    if changed:
        audit.record(
            action="session.attendance", subject=session, actor=by, data={"changed": len(changed)}, now=now
        )
    return len(changed)


def _note(row: SignUp, came: bool | None, minutes: int | None) -> bool:
    minutes = minutes if came else None
    if (row.attended, row.minutes) == (came, minutes):
        return False
    row.attended, row.minutes = came, minutes
    if not came:
        row.certificate_code, row.certified_at = "", None
    return True


@transaction.atomic
def certify_all(*, session: Session, by: Any, now: datetime | None = None) -> int:
    """Give everybody who came a certificate; whoever left an address is written to with the way to it.

    Returns:
        How many have got one now.

    Raises:
        Refused: its personal data is removed: there are no names for it.
    """
    now = now or timezone.now()
    session = locked_session(session)
    if session.cleaned_at is not None:
        raise Refused(_("The names are removed by now: no certificate can be made."))
    rows = session.sign_ups.filter(state=State.PLACED, attended=True, certificate_code="").exclude(name="")
    rows = list(rows.select_related("session__institution", "session__site"))
    for row in rows:
        row.certificate_code, row.certified_at = new_code(), now
        row.save(update_fields=["certificate_code", "certified_at"])
        letters.write_of_certificate(row, now=now)
    if rows:
        audit.record(action="session.certify", subject=session, actor=by, data={"count": len(rows)}, now=now)
    return len(rows)
