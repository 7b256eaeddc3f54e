"""The survey that everybody answers: made before, rewritten meanwhile, counted after.

Usage: python -m tools.bench.survey_world make FILE NUMBER | rewrite FILE | verify FILE
"""

import json
import sys
from pathlib import Path

import django

from tools.bench.report import say

QUESTIONS = 4


def make(path: Path, number: str) -> None:
    """Write a survey with so many codes; into ``path``, how to answer it."""
    from django.urls import reverse
    from wagtail.models import Site

    from campaigns.surveys.codes import MOST_AT_ONCE, make_codes
    from tests.campaigns.surveys.factories import ONE, make_survey

    site = Site.objects.get(is_default_site=True)
    survey = make_survey(site, *[{**ONE, "is_required": True}] * QUESTIONS, needs_code=True)
    codes: list[str] = []
    while left := int(number) - len(codes):
        codes += make_codes(survey=survey, number=min(left, MOST_AT_ONCE), by=None)
    world = {
        "survey": survey.pk,
        "path": reverse("survey_answer", args=[survey.key, "everybody"]),
        "codes": codes,
        "fields": [f"q{pk}" for pk in survey.questions.values_list("pk", flat=True)],
    }
    path.write_text(json.dumps(world))


def rewrite(path: Path) -> None:
    """What the scheduler does at night."""
    from campaigns.surveys.rewriting import rewrite as write_anew

    write_anew()


def verify(path: Path) -> None:
    """Report how many answers are missing or too many, of people, of choices, and of codes."""
    from campaigns.models import SurveyAnswer, SurveyCode

    world = json.loads(path.read_text())
    people = len(world["codes"])
    rows = SurveyAnswer.objects.filter(survey=world["survey"])
    wrong = abs(rows.filter(question=None).count() - people)
    for choice in range(3):
        expected = len(range(choice, people, 3)) * QUESTIONS
        wrong += abs(rows.filter(choice=choice).count() - expected)
    spent = SurveyCode.objects.filter(survey=world["survey"], is_spent=True).count()
    say(measure="survey, counted", people=people, rows=rows.count(), wrong=wrong + abs(spent - people))


if __name__ == "__main__":
    django.setup()
    {"make": make, "rewrite": rewrite, "verify": verify}[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
