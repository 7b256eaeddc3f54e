"""Who moderates and answers proposals; what they see of them."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Site

from cms.row_permissions import SiteRowPolicy
from volunteering.domain.transitions import State
from volunteering.models import Consultation, Proposal

MODERATE = "moderate"


def sites_moderated_by(user: Any) -> QuerySet[Site]:
    """The sites of whose consultations ``user`` moderates and answers the proposals."""
    return SiteRowPolicy(Consultation).sites_user_has_permission_for(user, MODERATE)


def moderates_any(user: Any) -> bool:
    """Whether ``user`` moderates some site's proposals."""
    return SiteRowPolicy(Consultation).user_has_permission(user, MODERATE)


def consultations_for(user: Any) -> QuerySet[Consultation]:
    """The consultations whose proposals ``user`` moderates."""
    return Consultation.objects.filter(site__in=sites_moderated_by(user))


def proposals_for(user: Any) -> QuerySet[Proposal]:
    """The proposals that ``user`` moderates: confirmed ones, for others are nobody's yet.

    No address is read with them.
    """
    rows = Proposal.objects.filter(consultation__in=consultations_for(user)).exclude(state=State.ASKED)
    return rows.select_related("consultation", "clause", "version__act").defer("email")
