"""Who has a place: nobody beyond their number, and the first who waits when one is free."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.transitions import Refused
from signups.domain import letters
from signups.domain.transitions import State, locked_session, move
from signups.models import Session, SignUp


def free_places(session: Session) -> int | None:
    """How many places are free; ``None``: as many as come."""
    if session.places is None:
        return None
    return max(session.places - session.sign_ups.filter(state=State.PLACED).count(), 0)


def takes_more(session: Session) -> bool:
    """Whether one more would get a place, or a place in the queue."""
    return session.has_waiting_list or free_places(session) != 0


def settle(sign_up: SignUp, session: Session, *, now: datetime) -> SignUp:
    """Give a confirmed sign-up its place, or its place in the queue; it is written to.

    Args:
        sign_up: confirmed, by the guardian too where one is needed; in state ``asked``.
        session: its session, locked.

    Raises:
        Refused: all places are taken, and there is no waiting list.
    """
    # Whoever waits came first, also in the moment between a place becoming free and being given.
    queue = session.sign_ups.filter(state=State.WAITING).exists()
    if free_places(session) != 0 and not queue:
        move(sign_up, "place", now=now, settled_at=now)
        letters.write(sign_up, "placed", now=now)
    elif session.has_waiting_list:
        move(sign_up, "queue", now=now, settled_at=now)
        letters.write(sign_up, "waiting", now=now)
    else:
        raise Refused(_("All places are taken."))
    return sign_up


@transaction.atomic
def fill(*, session: Session, now: datetime | None = None) -> list[SignUp]:
    """Give free places to those who wait, the first first; each is written to.

    After a cancellation, or when the session gets more places. Once it has started nobody moves up.

    Returns:
        Who has moved up.
    """
    now = now or timezone.now()
    session = locked_session(session)
    if session.cancelled_at is not None or now >= session.starts_at:
        return []
    waiting = session.sign_ups.filter(state=State.WAITING).order_by("settled_at", "pk")
    free = free_places(session)
    moved = []
    for sign_up in waiting if free is None else waiting[:free]:
        move(sign_up, "place", now=now, settled_at=now)
        letters.write(sign_up, "moved_up", now=now)
        moved.append(sign_up)
    return moved


@transaction.atomic
def cancel(*, sign_up: SignUp, by: Any = None, reason: str = "", now: datetime | None = None) -> SignUp:
    """Give a place back; whoever waits moves up.

    Args:
        sign_up: whose.
        by: the organiser; ``None`` for the person, who came by a link.
        reason: an organiser's words, which the letter repeats.

    Raises:
        Refused: it is cancelled already, or the session has begun.
        SignUp.DoesNotExist: forgotten in this very moment.
    """
    now = now or timezone.now()
    session = locked_session(sign_up.session)
    sign_up = session.sign_ups.get(pk=sign_up.pk)
    if by is None and now >= session.starts_at:
        raise Refused(_("It has begun: nothing can be changed any more."))
    move(sign_up, "cancel", by=by, reason=reason, now=now)
    letters.write(sign_up, "cancelled_by_organiser" if by else "cancelled", reason=reason, now=now)
    fill(session=session, now=now)
    return sign_up
