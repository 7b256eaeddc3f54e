"""Somebody who signed up asks to be erased: the place is free again, and whoever waits moves up."""

import uuid
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms import audit
from cms.personal_data import Held
from signups.domain.forgetting import forget_people
from signups.domain.places import fill
from signups.domain.transitions import State, locked_session, move
from signups.models import SignUp

KEEPER = "sign-ups"


def held() -> Iterable[Held]:
    """The sign-ups that still name somebody."""
    for row in SignUp.objects.exclude(name="").select_related("session").order_by("pk"):
        yield Held(
            keeper=KEEPER,
            pk=row.pk,
            who=tuple(filter(None, [row.name, row.email, row.phone, row.guardian_name, row.guardian_email])),
            what=_("Sign-up: %s") % row.session,
            since=row.asked_at,
        )


@transaction.atomic
def erase(pks: Collection[int], *, by: Any, reason: str, now: datetime) -> int:
    """Erase sign-ups, with their letters and consents; nobody is written to but those who move up.

    Of whoever had a place in what has begun a row without a name stays: it counts those who came.

    Returns:
        How many.
    """
    rows = SignUp.objects.filter(pk__in=pks).select_related("session").order_by("session_id", "pk")
    return sum(_erase(row, by=by, reason=reason, now=now) for row in rows)


def _erase(row: SignUp, *, by: Any, reason: str, now: datetime) -> bool:
    session = locked_session(row.session)
    row = session.sign_ups.filter(pk=row.pk).first()
    if row is None:  # forgotten meanwhile
        return False
    stays = row.state == State.PLACED and session.starts_at <= now
    if not stays and row.state != State.CANCELLED:
        move(row, "cancel", by=by, now=now)
    # Before the consents go, for what follows their end looks for the row by its key; and no link leads
    # to it any more.
    old_key, row.key = row.key, uuid.uuid4()
    row.save(update_fields=["key"])
    forget_people([row], keys=[old_key], by=by, reason=reason, now=now)
    audit.record(action="person.erased", subject=row, actor=by, reason=reason, now=now)
    if not stays:
        row.delete()
        fill(session=session, now=now)
    return True
