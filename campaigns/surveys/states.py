"""A survey's life: drafted, open, closed for good, its results published."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import Survey
from campaigns.surveys.rewriting import rewrite
from cms import transitions
from cms.transitions import Refused

State = Survey.State

# A survey is never opened again: whoever saw the results before and after one more answer would know it.
TABLE: transitions.Table = {
    "open": ({State.DRAFT}, State.OPEN),
    "close": ({State.OPEN}, State.CLOSED),
    "publish": ({State.CLOSED}, State.PUBLISHED),
}


def act(*, survey: Survey, action: str, by: Any, now: datetime | None = None) -> Survey:
    """Do one of the table's actions; closing writes the answers anew at once.

    Args:
        survey: which one.
        action: a key of :data:`TABLE`.
        by: who does it; ``None`` for the clock.
        now: the moment.

    Raises:
        Refused: the table knows no such way, or there is nothing to ask.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    with transaction.atomic():
        survey = Survey.objects.select_for_update().get(pk=survey.pk)
        if action == "open":
            _require_questions(survey, today)
        days = {"open": {"opened_on": today}, "close": {"closed_on": today}}.get(action)
        transitions.move(survey, action, TABLE, by=by, now=now, changes=days)
    if action == "close":
        rewrite(today=today)
    return survey


def _require_questions(survey: Survey, today) -> None:
    questions = list(survey.questions.all())
    for role in survey.branches:
        if not any(question.is_for(role) for question in questions):
            raise Refused(_("There is nothing to ask yet: each branch needs a question."))
    if survey.closes_on is not None and survey.closes_on < today:
        raise Refused(_("Its last day is over: set a later one first."))


def close_overdue(*, now: datetime | None = None) -> int:
    """Close the surveys whose last day is over.

    Returns:
        How many.
    """
    now = now or timezone.now()
    overdue = Survey.objects.filter(state=State.OPEN, closes_on__lt=timezone.localdate(now))
    for survey in (found := list(overdue)):
        act(survey=survey, action="close", by=None, now=now)
    return len(found)
