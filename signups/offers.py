"""Sessions as pages offer them: with a way to the form, and roughly how many places are left.

Pages that show them are kept. So a copy says «places are free», never how many; it is made anew when
that turns, and when sign-up opens or closes. The form, which nobody keeps, knows the number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms import sites
from cms.cache.page import depends_on, midnight, valid_until
from cms.registries import DatedThing, Scope
from cms.timeline import Stage, Timeline
from signups.cache import SESSIONS
from signups.domain import opening
from signups.events import event_of
from signups.models import Session


class Availability(models.TextChoices):
    """What somebody who wants to come may hope for."""

    SOON = "soon", _("sign-up opens later")
    FREE = "free", _("places are free")
    WAITING = "waiting", _("waiting list only")
    FULL = "full", _("all places are taken")
    CLOSED = "closed", _("sign-up is closed")
    CANCELLED = "cancelled", _("cancelled")


TONES = {Availability.FREE: "success", Availability.WAITING: "current", Availability.CANCELLED: "danger"}
"""How the badge looks; «future» for the others."""


@dataclass(frozen=True)
class Offer:
    """A session on a page.

    Args:
        session: with its institution fetched.
        availability: what is left of it.
        url: of its form, in the reader's language.
    """

    session: Session
    availability: Availability
    url: str

    @property
    def tone(self) -> str:
        return TONES.get(self.availability, "future")

    @property
    def takes_people(self) -> bool:
        return self.availability in (Availability.FREE, Availability.WAITING)


def offers_of(
    sessions: QuerySet[Session], request: Any = None, *, now: datetime | None = None
) -> list[Offer]:
    """What a page shows of sessions that are not over; by institution, then by time.

    Args:
        sessions: any of them, such as a series'.
        request: the page's, which learns until when what is shown is true; may be ``None``.
        now: the moment (aware); by default the present one.
    """
    now = now or timezone.now()
    rows = sessions.to_come(now=now).with_taken().select_related("institution", "site")
    depends_on(request, SESSIONS)
    offers = []
    for session in sorted(rows, key=_order):
        for moment in (session.opens_at, opening.closes_at(session), session.ends_at):
            valid_until(request, moment)
        left = availability_of(session, session.taken, now=now)
        offers.append(Offer(session, left, _url(session, request)))
    return offers


def _order(session: Session) -> tuple:
    return (str(session.institution or ""), session.starts_at, session.pk)


def availability_of(session: Session, taken: int, *, now: datetime) -> Availability:
    """What is left of a session at ``now`` when so many places are ``taken``."""
    if session.cancelled_at is not None:
        return Availability.CANCELLED
    if session.opens_at is not None and now < session.opens_at:
        return Availability.SOON
    if not opening.is_open(session, now=now):
        return Availability.CLOSED
    if session.places is None or taken < session.places:
        return Availability.FREE
    return Availability.WAITING if session.has_waiting_list else Availability.FULL


def _url(session: Session, request: Any) -> str:
    """Whole where another site shows it: a form answers on its own site only."""
    path = reverse("sign_up", args=[session.key])
    at_home = request is not None and sites.site_for_request(request) == session.site
    return path if at_home else session.site.root_url + path


def dated_things(scope: Scope) -> Iterable[DatedThing]:
    """Provider for the calendar and the home page: what is to come and, if wanted, what was called off."""
    depends_on(scope.request, SESSIONS)
    own = Session.objects.filter(site=scope.site)
    rows = own.filter(cancelled_at=None).to_come(now=timezone.now())
    if scope.called_off:
        rows = rows | own.called_off(after=midnight(scope.on))
    for session in rows.select_related("institution", "site")[: scope.limit]:
        valid_until(scope.request, session.ends_at)
        first, last = timezone.localdate(session.starts_at), timezone.localdate(session.ends_at)
        yield DatedThing(
            kind=str(session.get_kind_display()),
            title=session.name,
            text=session.place,
            url=_url(session, scope.request),
            timeline=Timeline(
                [Stage(session.hours or capfirst(session.get_kind_display()), first, last)], scope.on
            ),
            tags=tuple(filter(None, [session.ages])),
            key=str(session.key),
            events=(event_of(session),),
        )
