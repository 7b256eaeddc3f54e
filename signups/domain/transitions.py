"""The states of a sign-up. To be read in ten seconds."""

from datetime import datetime
from typing import Any

from cms import transitions
from cms.cache.refresh import bump
from signups.cache import SESSIONS
from signups.models import Session, SignUp

State = SignUp.State

#             action    from                                            to
TRANSITIONS = {
    "place":   ({State.ASKED, State.WAITING},                           State.PLACED),
    "queue":   ({State.ASKED},                                          State.WAITING),
    "cancel":  ({State.ASKED, State.PLACED, State.WAITING},             State.CANCELLED),
}  # fmt: skip
"""What may be done to a sign-up in which state, and what it is afterwards."""


def locked_session(session: Session) -> Session:
    """The row of ``session``, locked: whoever takes or frees one of its places waits here."""
    return Session.objects.select_for_update().get(pk=session.pk)


def move(
    sign_up: SignUp, action: str, *, by: Any = None, reason: str = "", now: datetime, **changes: Any
) -> SignUp:
    """Move a sign-up, whose session is locked, by one row of the table, and write it down.

    Raises:
        Refused: the table knows no such way from its state.
    """
    before = sign_up.state
    transitions.move(sign_up, action, TRANSITIONS, by=by, reason=reason, now=now, changes=changes)
    _refresh_pages(sign_up, before)
    return sign_up


def _refresh_pages(sign_up: SignUp, before: str) -> None:
    """Make kept pages anew when this was the last place, or frees one: nothing between shows on them."""
    if State.PLACED not in (before, sign_up.state):
        return
    places = sign_up.session.places
    taken = sign_up.session.sign_ups.filter(state=State.PLACED).count()
    turns_at = places if sign_up.state == State.PLACED else places and places - 1
    if taken == turns_at:
        bump(SESSIONS)
