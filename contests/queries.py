"""Who sees which rows, said once. Each is the twin of a predicate in ``contests.permissions``."""

from typing import Any

from django.db.models import Q, QuerySet

from contests.models import Assignment, Contest, Entry, State
from institutions.queries import institutions_of


def entries_for_submitter(user: Any) -> QuerySet[Entry]:
    """Entries of the institutions that ``user`` acts for, and the user's own as a guardian."""
    if not user.is_authenticated:
        return Entry.objects.none()
    own = Q(institution=None, owner=user)
    return Entry.objects.filter(Q(institution__in=institutions_of(user)) | own)


def entries_for_editor(user: Any) -> QuerySet[Entry]:
    """Entries that ``user`` moderates: of the contests of the sites where that is permitted."""
    return Entry.objects.filter(contest__in=contests_for_editor(user)).exclude(state=State.DRAFT)


def contests_for_editor(user: Any) -> QuerySet[Contest]:
    """Contests whose entries ``user`` moderates."""
    from contests.permissions import sites_moderated_by

    return Contest.objects.filter(site__in=sites_moderated_by(user))


def assignments_for(user: Any) -> QuerySet[Assignment]:
    """What ``user`` has to score: the entries given to an active juror, but for conflicts."""
    if not user.is_authenticated:
        return Assignment.objects.none()
    return Assignment.objects.filter(juror__user=user, juror__active=True).exclude(
        state=Assignment.State.CONFLICT
    )
