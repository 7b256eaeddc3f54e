"""Surveys for tests, and people who answer them."""

from collections.abc import Iterable

from django.utils import timezone

from campaigns.models import Survey, SurveyQuestion
from campaigns.surveys import states, taking
from campaigns.surveys.taking import Reply
from tests.factories import make_campaign

Kind = SurveyQuestion.Kind
CHOICES = "Щодня\nЩотижня\nНіколи"
ONE = {"kind": Kind.ONE, "text_uk": "Як часто відкриваєте журнал?", "choices_uk": CHOICES}


def make_survey(site, *questions: dict, roles: Iterable[str] = (), opened: bool = True, **fields) -> Survey:
    """A survey of a campaign of the site; without ``questions`` it asks one."""
    survey = Survey.objects.create(
        site=site,
        campaign=fields.pop("campaign", None) or make_campaign(site),
        **{
            "name_uk": "Електронний журнал",
            "introduction_uk": "Щоб знати, що поліпшити.",
            "roles": list(roles),
            **fields,
        },
    )
    for place, question in enumerate(questions or (ONE,)):
        SurveyQuestion.objects.create(survey=survey, sort_order=place, **question)
    return states.act(survey=survey, action="open", by=None) if opened else survey


def take(
    survey: Survey, *choices: int | tuple[int, ...] | str | None, role: str = "", code: str = ""
) -> None:
    """Somebody answers: a number, several, words, or nothing, for each question in turn."""
    today = timezone.localdate()
    questions = [question for question in survey.questions.all() if question.is_for(role or "everybody")]
    taking.take(
        survey=survey,
        role=role or survey.branches[0],
        replies=[reply(question, said) for question, said in zip(questions, choices, strict=True)],
        code=code,
        token="" if survey.needs_code else taking.new_token(today),
        today=today,
    )


def reply(question: SurveyQuestion, said) -> Reply:
    """What one says to a question."""
    if isinstance(said, str):
        return Reply(question, text=said)
    if said is None:
        return Reply(question)
    return Reply(question, choices=said if isinstance(said, tuple) else (said,))


def close(survey: Survey, *, publish: bool = False) -> Survey:
    """The survey, closed."""
    survey = states.act(survey=survey, action="close", by=None)
    return states.act(survey=survey, action="publish", by=None) if publish else survey
