"""When a session takes sign-ups, and from whom."""

from datetime import datetime

from django.utils.translation import gettext as _

from cms.transitions import Refused
from signups.models import Session


def closes_at(session: Session) -> datetime:
    """From which moment on nobody signs up: when it was said to close, at the latest when it starts."""
    return min(session.closes_at or session.starts_at, session.starts_at)


def is_open(session: Session, *, now: datetime) -> bool:
    """Whether sign-ups are taken at ``now`` (whether a place is free is another question)."""
    if session.cancelled_at is not None or session.cleaned_at is not None:
        return False
    if session.opens_at is not None and now < session.opens_at:
        return False
    return now < closes_at(session)


def require_open(session: Session, *, now: datetime) -> None:
    """Make sure that sign-ups are taken.

    Raises:
        Refused: cancelled, not yet open, or closed.
    """
    if session.cancelled_at is not None:
        raise Refused(_("This is cancelled."))
    if session.opens_at is not None and now < session.opens_at:
        raise Refused(_("Sign-up has not opened yet."))
    if session.cleaned_at is not None or now >= closes_at(session):
        raise Refused(_("Sign-up is closed."))


def age_faults(session: Session, age: int | None) -> list[str]:
    """What stands against an age, in sentences."""
    if not session.asks_age:
        return []
    if age is None:
        return [_("Give the age.")]
    if session.least_age is not None and age < session.least_age:
        return [_("It is for those aged %d and older.") % session.least_age]
    if session.most_age is not None and age > session.most_age:
        return [_("It is for those aged %d and younger.") % session.most_age]
    return []
