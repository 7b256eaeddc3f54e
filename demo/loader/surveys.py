"""Surveys: one open, one closed with answers that say that they are examples."""

import random

from django.utils import timezone

from campaigns.models import Campaign, SurveyQuestion
from campaigns.models import Survey as SurveyRow
from campaigns.surveys import states, taking
from campaigns.surveys.taking import Reply
from demo.content import schema
from demo.content.surveys import SURVEYS

ROLES = ["teacher", "parent", "pupil"]


def load_surveys(campaigns: dict[str, Campaign]) -> None:
    """Make the surveys of these campaigns, by the keys of their pages; those already there are left."""
    for content in SURVEYS:
        campaign = campaigns.get(content.campaign)
        if campaign and not campaign.surveys.filter(name_uk=content.name.uk).exists():
            _make(content, campaign)


def _make(content: schema.Survey, campaign: Campaign) -> None:
    survey = SurveyRow.objects.create(
        site=campaign.site,
        campaign=campaign,
        roles=ROLES,
        has_example_answers=bool(content.answers),
        **_pair("name", content.name),
        **_pair("introduction", content.introduction),
    )
    for place, question in enumerate(content.questions):
        SurveyQuestion.objects.create(
            survey=survey,
            sort_order=place,
            kind=question.kind,
            for_roles=list(question.roles),
            is_required=question.is_required,
            **_pair("text", question.text),
            **_pair("choices", question.choices),
            **_pair("lines", question.lines),
        )
    survey = states.act(survey=survey, action="open", by=None)
    if content.answers:
        _answer(survey, content)
        for action in ("close", "publish"):
            survey = states.act(survey=survey, action=action, by=None)


def _answer(survey: SurveyRow, content: schema.Survey) -> None:
    """Answers made up anew and always the same."""
    chance, today = random.Random(2023), timezone.localdate()  # noqa: S311
    questions = list(survey.questions.all())
    for role, (people, likely) in content.answers.items():
        asked = [question for question in questions if question.is_for(role)]
        for number in range(people):
            replies = [
                _reply(question, line, likely, content.texts, number, chance)
                for question in asked
                for line in range(len(question.lines))
            ]
            taking.take(survey=survey, role=role, replies=replies, token=taking.new_token(today), today=today)


def _reply(
    question: SurveyQuestion, line: int, likely: float, texts: tuple, number: int, chance: random.Random
) -> Reply:
    kind, choices = question.kind, range(len(question.choices))
    if kind == SurveyQuestion.Kind.TEXT:
        return Reply(question, text=texts[number % len(texts)] if number < 2 * len(texts) else "")
    if kind == SurveyQuestion.Kind.SEVERAL:
        return Reply(question, choices=tuple(choice for choice in choices if chance.random() < likely / 2))
    order = reversed(choices) if kind == SurveyQuestion.Kind.SCALE else choices
    for choice in order:
        if chance.random() < likely * 0.6:
            return Reply(question, line, (choice,))
    return Reply(question, line, (chance.choice(choices),))


def _pair(name: str, label: schema.Label) -> dict[str, str]:
    return {f"{name}_uk": label.uk, f"{name}_en": label.en}
