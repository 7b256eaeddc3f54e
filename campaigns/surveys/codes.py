"""One-time codes: made, shown once to be printed, and kept as digests alone."""

import secrets
from typing import Any

from django.db import transaction

from campaigns.models import Survey, SurveyCode
from campaigns.surveys.taking import digest_of
from cms import audit
from cms.transitions import Refused, wrong_state

MOST_AT_ONCE = 400
# Without 0, 1, I, L, O: twelve signs of 31 are more than anybody guesses.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH, _GROUP = 12, 4


@transaction.atomic
def make_codes(*, survey: Survey, number: int, by: Any) -> list[str]:
    """Make codes. They are told here once: nobody can read them out of the database again.

    Args:
        survey: a draft or an open one that needs codes.
        number: how many, at most :data:`MOST_AT_ONCE`.
        by: who wants them.

    Raises:
        Refused: the survey is closed.
    """
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.state not in {Survey.State.DRAFT, Survey.State.OPEN}:
        raise wrong_state(survey)
    if not survey.needs_code or not 0 < number <= MOST_AT_ONCE:
        raise Refused
    codes = [_code() for _ in range(number)]
    SurveyCode.objects.bulk_create(
        [SurveyCode(survey=survey, digest=digest_of(survey, code)) for code in codes]
    )
    audit.record(action="survey.codes", subject=survey, actor=by, data={"number": number})
    return codes


def _code() -> str:
    signs = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
    return "-".join(signs[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))
