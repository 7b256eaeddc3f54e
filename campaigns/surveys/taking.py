"""An answer is taken: counted once, and stored without anything that tells whose it is."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.core import signing
from django.db import IntegrityError, transaction
from django.db.models import Count

from campaigns.models import Survey, SurveyAnswer, SurveyCode, SurveyQuestion, SurveyReceipt

SALT = "campaigns.survey.form"
VALID = timedelta(days=1)
"""For how long after its day a form may be sent: as long as its receipt would be remembered."""


class NotTaken(ValueError):
    """The answer has not been counted; the class says why."""


class Closed(NotTaken):
    """The survey takes no answers."""


class UnknownCode(NotTaken):
    """No such code has been given out for this survey."""


class SpentCode(NotTaken):
    """An answer with this code has been counted already."""


class AlreadyTaken(NotTaken):
    """This very form has been sent, and counted, before."""


class StaleForm(NotTaken):
    """The form was opened too long ago to know whether it has been sent before."""


@dataclass(frozen=True)
class Reply:
    """What somebody says to one line of a question: choices' numbers, or words; neither is no answer."""

    question: SurveyQuestion
    line: int = 0
    choices: tuple[int, ...] = ()
    text: str = ""


def new_token(today: date) -> str:
    """What a form carries so that it counts once: the day and chance, nothing of its reader."""
    return signing.dumps([today.isoformat(), secrets.token_urlsafe(12)], salt=SALT)


def take(
    *, survey: Survey, role: str, replies: Iterable[Reply], code: str = "", token: str = "", today: date
) -> None:
    """Count an answer.

    Args:
        survey: which one.
        role: one of its branches.
        replies: one for each line of each question that the branch asks.
        code: as typed, where the survey needs one.
        token: of the form, where it needs none.
        today: the day in Kyiv.

    Raises:
        NotTaken: one of its kinds; nothing has been stored.
    """
    with transaction.atomic():
        # Closing waits for those who are being counted, and nobody is counted after it. Only the key is left
        # free: the rewrite, which holds the tables, looks whether the surveys of its rows are there.
        survey = Survey.objects.select_for_update(no_key=True).get(pk=survey.pk)
        if not survey.is_open(today):
            raise Closed
        if survey.needs_code:
            _spend(survey, code)
        else:
            _note_receipt(token, today)
        # In bulk: no signal tells of single rows, and nobody who listens keeps a list of them.
        SurveyAnswer.objects.bulk_create(_rows(survey, role, replies))


def _rows(survey: Survey, role: str, replies: Iterable[Reply]) -> list[SurveyAnswer]:
    rows = [SurveyAnswer(survey=survey, role=role)]
    for reply in replies:
        said = {"survey": survey, "role": role, "question": reply.question, "line": reply.line}
        if reply.choices:
            # Whoever sends a choice a hundred times has chosen it once.
            rows += [SurveyAnswer(choice=choice, **said) for choice in set(reply.choices)]
        else:
            rows.append(SurveyAnswer(text=reply.text, **said))
    secrets.SystemRandom().shuffle(rows)
    return rows


def _spend(survey: Survey, code: str) -> None:
    codes = SurveyCode.objects.filter(survey=survey, digest=digest_of(survey, code))
    if codes.filter(is_spent=False).update(is_spent=True):
        return
    raise SpentCode if codes.exists() else UnknownCode


def _note_receipt(token: str, today: date) -> None:
    try:
        day, chance = signing.loads(token, salt=SALT)
        opened = date.fromisoformat(day)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise StaleForm from error
    if not today - VALID <= opened <= today:
        raise StaleForm
    digest = hashlib.sha256(chance.encode()).hexdigest()
    try:
        with transaction.atomic():
            SurveyReceipt.objects.bulk_create([SurveyReceipt(digest=digest, day=opened)])
    except IntegrityError as error:
        raise AlreadyTaken from error


def digest_of(survey: Survey, code: str) -> str:
    """What is kept of a code: whoever reads the table cannot answer with those that are left."""
    return hashlib.sha256(f"{survey.key}:{normalised(code)}".encode()).hexdigest()


# A Ukrainian keyboard types these where the paper has their Latin twins.
_TWINS = str.maketrans("АВЕКМНРСТХУ", "ABEKMHPCTXY")


def normalised(code: str) -> str:
    """A code as typed, without gaps, in capital letters, Cyrillic twins as Latin letters."""
    return "".join(sign for sign in code.upper().translate(_TWINS) if sign.isalnum())


def counts_by_role(survey: Survey) -> Mapping[str, int]:
    """How many answered in each branch."""
    rows = SurveyAnswer.objects.filter(survey=survey, question=None).order_by()
    return dict(rows.values_list("role").annotate(Count("pk")))
