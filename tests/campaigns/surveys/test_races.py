"""Many people, and the nightly rewrite, in the same moment: nothing lost, nobody waits for ever."""

import pytest

from campaigns.models import SurveyAnswer
from campaigns.surveys import states
from campaigns.surveys.rewriting import rewrite
from campaigns.surveys.taking import Closed, counts_by_role
from tests.campaigns.surveys.factories import make_survey, take
from tests.contests.races import at_once, really_commits

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
