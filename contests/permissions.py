"""Who may do what with a contest's rows: small predicates, composed. Twins of ``contests.queries``."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Site

from cms.row_permissions import SiteRowPolicy, sites_permitting
from contests.models import Assignment, Contest, Entry, EntryFile
from contests.queries import assignments_for, contests_with_authors_known_to, files_open_to
from institutions.permissions import acts_for

MODERATE, EDIT = "moderate_contest", "change_contest"


def sites_moderated_by(user: Any) -> QuerySet[Site]:
    """The sites whose contests' entries ``user`` moderates."""
    return sites_permitting(user, "contests", MODERATE)


def moderates(user: Any, contest: Contest) -> bool:
    """Whether ``user`` sees and moderates the entries of ``contest``."""
    return sites_moderated_by(user).filter(pk=contest.site_id).exists()


def extends_for_all(user: Any, contest: Contest) -> bool:
    """Whether ``user`` may take everybody's entries for longer, which the contest's page tells."""
    return SiteRowPolicy(Contest).user_has_permission_for_instance(user, "change", contest)


def knows_authors(user: Any, contest: Contest) -> bool:
    """Whether ``user`` moderates the entries of ``contest`` or edits its rows: no juror for that one."""
    return contests_with_authors_known_to(user).filter(pk=contest.pk).exists()


def extends(user: Any, contest: Contest) -> bool:
    """Whether ``user`` may give an institution more time."""
    return moderates(user, contest) or extends_for_all(user, contest)


def copies(user: Any, contest: Contest) -> bool:
    """Whether ``user`` may copy ``contest`` for another year: readers see nothing of a copy."""
    sites = SiteRowPolicy(Contest).sites_user_has_permission_for(user, "add")
    return sites.filter(pk=contest.site_id).exists()


def publishes(user: Any, contest: Contest) -> bool:
    """Whether ``user`` gives the awards of ``contest`` and publishes its results."""
    return moderates(user, contest) and extends_for_all(user, contest)


def submits(user: Any, entry: Entry) -> bool:
    """Whether the entry is the user's own to see and go on with: a colleague's is, too."""
    if not user.is_authenticated:
        return False
    if entry.institution_id is None:
        return entry.owner_id == user.pk
    return acts_for(user, entry.institution)


def keeps_consents(user: Any, entry: Entry) -> bool:
    """Whether ``user`` sees, and may withdraw, the consents of the pupils of ``entry``."""
    return submits(user, entry) or moderates(user, entry.contest)


def scores(user: Any, assignment: Assignment) -> bool:
    """Whether ``user`` is the juror who scores this entry, and may see it, blind."""
    return assignments_for(user).filter(pk=assignment.pk).exists()


def open_for(user: Any, file: EntryFile, variant: str) -> bool:
    """Whether ``user`` may have a variant of a file: ``original``, ``clean``, ``thumbnail``, ``blind``."""
    return files_open_to(user, variant).filter(pk=file.pk).exists()
