"""Sessions as events of people's calendars."""

from django.urls import reverse

from cms.calendars import Event
from signups.models import Session


def event_of(session: Session, *, is_cancelled: bool = False) -> Event:
    """The event, in the language that is active; its name never changes, so calendars follow it.

    Args:
        session: with its institution and site fetched.
        is_cancelled: strike it out for whoever gave a place back, though it takes place.
    """
    return Event(
        uid=str(session.key),
        starts=session.starts_at,
        ends=session.ends_at,
        title=session.name,
        text=session.cancellation_reason or session.about,
        place=session.place,
        url=session.site.root_url + reverse("sign_up", args=[session.key]),
        sequence=session.sequence,
        is_cancelled=is_cancelled or session.cancelled_at is not None,
        organiser=session.contact_email,
    )
