"""Who sees which sessions and sign-ups, said once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Site

from cms.consent import Consent
from cms.row_permissions import sites_permitting
from signups.models import Session, SignUp

COORDINATE = "coordinate_session"


def sites_coordinated_by(user: Any) -> QuerySet[Site]:
    """The sites all of whose sign-ups ``user`` sees and keeps."""
    return sites_permitting(user, "signups", COORDINATE)


def coordinates(user: Any, session: Session | None = None) -> bool:
    """Whether ``user`` sees and keeps all sign-ups of a session's site; without a session, of any site."""
    sites = sites_coordinated_by(user)
    return sites.exists() if session is None else sites.filter(pk=session.site_id).exists()


def consents_hidden_from(user: Any) -> QuerySet[Consent]:
    """Consents for sign-ups on sites whose sign-ups ``user`` does not see: they name minors."""
    for_sign_ups = Consent.objects.filter(subject_type=SignUp._meta.label_lower)
    return for_sign_ups.exclude(site__in=sites_coordinated_by(user))


def sessions_organised_by(user: Any) -> QuerySet[Session]:
    """The sessions whose list ``user`` keeps: own ones, and all of a coordinator's sites."""
    if not user.is_active:
        return Session.objects.none()
    own = Session.objects.filter(organisers=user).order_by().values("pk")
    return Session.objects.filter(Q(pk__in=own) | Q(site__in=sites_coordinated_by(user)))


def sign_ups_organised_by(user: Any) -> QuerySet[SignUp]:
    """The sign-ups that ``user`` sees: of the sessions that ``user`` organises."""
    return SignUp.objects.filter(session__in=sessions_organised_by(user))


@dataclass(frozen=True)
class People:
    """Those in a session's list, by what there is to do with them.

    Args:
        all: everybody but those who have cancelled, or never answered the letter.
        placed: with a place, by name.
        waiting: in the order of the queue.
        to_call: who left a phone only, and waits to be called.
        ungranted: who waits for a guardian's consent.
    """

    all: list[SignUp]
    placed: list[SignUp]
    waiting: list[SignUp]
    to_call: list[SignUp]
    ungranted: list[SignUp]


def people_of(session: Session) -> People:
    """Who comes, waits, or is to be called."""
    state = SignUp.State
    rows = list(session.sign_ups.exclude(state=state.CANCELLED).order_by("settled_at", "asked_at", "pk"))
    for row in rows:
        row.session = session
    asked = [row for row in rows if row.state == state.ASKED]
    people = {
        "placed": sorted((row for row in rows if row.state == state.PLACED), key=lambda row: row.name),
        "waiting": [row for row in rows if row.state == state.WAITING],
        "to_call": [row for row in asked if not row.email and row.confirmed_at is None],
        "ungranted": [row for row in asked if row.confirmed_at is not None],
    }
    return People(all=[row for group in people.values() for row in group], **people)


def sessions_open_on(site: Site, *, now: datetime) -> QuerySet[Session]:
    """What readers of a site find: not over, with how many places are taken."""
    sessions = Session.objects.filter(site=site).select_related("institution")
    return sessions.to_come(now=now).with_taken()
