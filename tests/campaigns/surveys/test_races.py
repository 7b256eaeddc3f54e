"""Many people, and the nightly rewrite, in the same moment: nothing lost, nobody waits for ever."""

import pytest
from django.urls import reverse

from campaigns.models import Survey, SurveyAnswer
from campaigns.surveys import states
from campaigns.surveys.rewriting import rewrite
from campaigns.surveys.taking import Closed, counts_by_role
from tests.campaigns.surveys.factories import ONE, make_survey, take
from tests.campaigns.surveys.test_roles import PUBLISHER, browser, fields_of
from tests.contests.races import at_once, behind, really_commits

pytestmark = [really_commits, pytest.mark.usefixtures("untranslated")]


def test_the_rewrite_and_those_who_answer_do_not_stop_each_other(communications):
    survey = make_survey(communications)
    results = at_once(*[lambda: take(survey, 0)] * 8, rewrite, *[lambda: take(survey, 1)] * 8, rewrite)
    assert results == [None] * 18
    assert counts_by_role(survey) == {"everybody": 16}
    assert SurveyAnswer.objects.exclude(question=None).count() == 16


def test_closing_waits_for_those_who_are_being_counted_and_counts_nobody_after(communications):
    survey = make_survey(communications)

    def answer():
        try:
            take(survey, 2)
        except Closed:
            return 0
        return 1

    def close():
        states.act(survey=survey, action="close", by=None)
        return 0

    taken = sum(at_once(*[answer] * 6, close, *[answer] * 6))
    assert counts_by_role(survey).get("everybody", 0) == taken


def test_who_saves_while_the_survey_is_being_opened_waits_and_changes_nothing(education):
    survey = make_survey(education, opened=False)
    question = survey.questions.get()
    edit = reverse("wagtailsnippets_campaigns_survey:edit", args=[survey.pk])
    client, fields = browser(PUBLISHER), fields_of(survey, text_uk="Зовсім інше?")

    opened, saved = behind(
        Survey.objects.filter(pk=survey.pk),
        lambda: states.act(survey=survey, action="open", by=None).state,
        lambda: client.post(edit, fields).content.decode(),
    )

    assert opened == "open"
    assert "people have answered what stood here" in saved
    survey.refresh_from_db()
    question.refresh_from_db()
    assert (survey.state, question.text_uk) == ("open", ONE["text_uk"])
