"""What an organiser does with a session: change it, cancel it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.transitions import Refused
from signups.domain import letters
from signups.domain.places import fill
from signups.domain.transitions import State, locked_session
from signups.models import Session

OUT_OF_THE_FORM = ("cancelled_at", "cancellation_reason", "sequence", "cleaned_at")
"""What no form changes: it stays as it is in the database."""
TOLD = ("starts_at", "ends_at", "place_uk", "institution_id", "name_uk")
"""What those who have signed up are written to about when it changes."""


def before_change(session: Session) -> Session:
    """Lock the row of a session that is about to be saved, and take over what no form changes.

    So whoever saves a form opened before a cancellation does not revive the session.

    Args:
        session: about to be saved, in the caller's transaction.

    Returns:
        The session as it is in the database, for :func:`changed`.
    """
    before = locked_session(session)
    for name in OUT_OF_THE_FORM:
        setattr(session, name, getattr(before, name))
    return before


def organisers_changed(*, session: Session, before: Collection[int], by: Any) -> None:
    """Write down who may see the list of a session from now on, and who no longer.

    Args:
        session: as saved.
        before: the primary keys of those who organised it.
        by: who changed it.
    """
    now = set(session.organisers.values_list("pk", flat=True))
    added, removed = sorted(now - set(before)), sorted(set(before) - now)
    if added or removed:
        data = {"added": added, "removed": removed}
        audit.record(action="session.organisers", subject=session, actor=by, data=data)


@transaction.atomic
def changed(*, session: Session, before: Session, by: Any, now: datetime | None = None) -> None:
    """Follow a change that has been saved: calendars learn of it, people too, and free places are given.

    Of what is cancelled or over nobody is told any more.

    Args:
        session: as saved.
        before: as it was.
        by: who changed it.
    """
    now = now or timezone.now()
    if session.cancelled_at is not None or session.ends_at <= now:
        return
    if session.starts_at != before.starts_at:
        session.sign_ups.update(reminded_at=None)
    if any(getattr(session, name) != getattr(before, name) for name in TOLD):
        session.sequence += 1
        Session.objects.filter(pk=session.pk).update(sequence=session.sequence)
        audit.record(action="session.change", subject=session, actor=by, now=now)
        for sign_up in _expected(session):
            letters.write(sign_up, "changed", now=now)
    fill(session=session, now=now)


@transaction.atomic
def cancel_session(*, session: Session, reason: str, by: Any, now: datetime | None = None) -> Session:
    """Call it off; everybody who has a place or waits for one is written to, with the reason.

    Raises:
        Refused: without a reason, or it is cancelled already, or over.
    """
    now = now or timezone.now()
    session = locked_session(session)
    if session.cancelled_at is not None:
        raise Refused(_("It has been cancelled already."))
    if now >= session.ends_at:
        raise Refused(_("It is over."))
    if not reason.strip():
        raise Refused(_("Say why: those who signed up will read it."))
    session.cancelled_at, session.cancellation_reason = now, reason.strip()
    session.sequence += 1
    session.save(update_fields=["cancelled_at", "cancellation_reason", "sequence"])
    audit.record(action="session.cancel", subject=session, actor=by, reason=reason.strip(), now=now)
    for sign_up in _expected(session):
        letters.write(sign_up, "session_cancelled", now=now)
    return session


def _expected(session: Session):
    return session.sign_ups.filter(state__in=[State.PLACED, State.WAITING]).select_related(
        "session__institution", "session__site"
    )
