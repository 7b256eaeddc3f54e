"""Who sees which sessions and sign-ups, said once. ``permissions.py`` holds the twins for one row."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Site

from cms.row_permissions import SiteRowPolicy
from signups.models import Session, SignUp

COORDINATE = "coordinate"


def sites_coordinated_by(user: Any) -> QuerySet[Site]:
    """The sites all of whose sign-ups ``user`` sees and keeps."""
    return SiteRowPolicy(Session).sites_user_has_permission_for(user, COORDINATE)


def sessions_organised_by(user: Any) -> QuerySet[Session]:
    """The sessions whose list ``user`` keeps: own ones, and all of a coordinator's sites."""
    if not user.is_active:
        return Session.objects.none()
    own = Session.objects.filter(organisers=user).values("pk")
    coordinated = Session.objects.filter(site__in=sites_coordinated_by(user)).values("pk")
    return Session.objects.filter(pk__in=own.union(coordinated))


def sign_ups_organised_by(user: Any) -> QuerySet[SignUp]:
    """The sign-ups that ``user`` sees: of the sessions that ``user`` organises."""
    return SignUp.objects.filter(session__in=sessions_organised_by(user))


def sessions_open_on(site: Site, *, now: datetime) -> QuerySet[Session]:
    """What readers of a site find: not over, with how many places are taken."""
    sessions = Session.objects.filter(site=site).select_related("institution")
    return sessions.to_come(now=now).with_taken()
