"""Who may do what with a survey: its editors build and run it, analysts read what it brought."""

from typing import Any

from campaigns.models import Survey
from campaigns.surveys.states import TABLE, State
from cms.permissions import approval_required_on, publishes
from cms.row_permissions import SiteRowPolicy

ENDED = frozenset({State.CLOSED, State.PUBLISHED})


def builds(user: Any, survey: Survey) -> bool:
    """Whether ``user`` may change the survey now: a draft its site's editors, later only publishers where
    nothing goes live without approval.
    """
    return SiteRowPolicy(Survey).user_has_permission_for_instance(user, "change", survey)


def runs(user: Any, survey: Survey) -> bool:
    """Whether ``user`` may open and close it and publish its results, which readers see at once."""
    return builds(user, survey) and (publishes(user, survey.site) or not approval_required_on(survey.site))


def may_act(user: Any, survey: Survey, action: str) -> bool:
    """Whether ``user`` may do one of the table's actions now."""
    return survey.state in TABLE[action][0] and runs(user, survey)


def analyses(user: Any, survey: Survey) -> bool:
    """Whether ``user`` reads the results and the free answers: once it is closed, and nobody before."""
    policy = SiteRowPolicy(Survey)
    return survey.state in ENDED and policy.user_has_permission_for_instance(user, "analyse", survey)
