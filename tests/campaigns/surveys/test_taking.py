"""An answer is counted once: by its code, or by its form."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from campaigns.models import Survey, SurveyAnswer, SurveyCode, SurveyReceipt
from campaigns.surveys import codes, states, taking
from campaigns.surveys.rewriting import rewrite
from cms.audit import AuditRecord
from cms.transitions import Refused
from tests.campaigns.surveys.factories import make_survey, take

pytestmark = pytest.mark.django_db


def people(survey: Survey) -> int:
    return SurveyAnswer.objects.filter(survey=survey, question=None).count()


def test_a_choice_that_is_sent_many_times_is_counted_once(client, education):
    survey = make_survey(education, {"kind": "several", "text_uk": "Що?", "choices_uk": "А\nБ\nВ"})
    question = survey.questions.get()
    said = {"token": taking.new_token(timezone.localdate()), f"q{question.pk}": ["0", "0", "0", "2", "0"]}

    sent = client.post(f"/survey/{survey.key}/everybody/", said, headers={"host": education.hostname})

    assert sent.status_code == 302
    answers = SurveyAnswer.objects.filter(question=question)
    assert sorted(answers.values_list("choice", flat=True)) == [0, 2]
    assert people(survey) == 1


class TestCodes:
    def test_a_code_counts_once(self, education):
        survey = make_survey(education, needs_code=True)
        [code] = codes.make_codes(survey=survey, number=1, by=None)
        take(survey, 0, code=code)
        with pytest.raises(taking.SpentCode):
            take(survey, 1, code=code)
        assert people(survey) == 1

    def test_a_code_is_understood_as_people_type_it(self, education):
        survey = make_survey(education, needs_code=True)
        codes.make_codes(survey=survey, number=1, by=None)
        SurveyCode.objects.update(digest=taking.digest_of(survey, "AB23-KM45-PT67"))
        take(survey, 0, code=" аb23 кМ45рТ67")  # half of it typed in Cyrillic
        assert people(survey) == 1

    def test_codes_of_another_survey_and_invented_ones_are_refused(self, education):
        survey, other = make_survey(education, needs_code=True), make_survey(education, needs_code=True)
        [code] = codes.make_codes(survey=other, number=1, by=None)
        for wrong in (code, "", "AAAA-AAAA-AAAA"):
            with pytest.raises(taking.UnknownCode):
                take(survey, 0, code=wrong)
        assert people(survey) == people(other) == 0

    def test_the_database_holds_no_code_that_could_be_used(self, education):
        survey = make_survey(education, needs_code=True)
        made = codes.make_codes(survey=survey, number=30, by=None)
        assert len(set(made)) == 30
        kept = {code.digest for code in SurveyCode.objects.all()}
        assert kept == {taking.digest_of(survey, code) for code in made}
        assert AuditRecord.objects.get(action="survey.codes").data == {"number": 30}

    def test_a_closed_survey_gets_no_codes(self, education):
        survey = make_survey(education, needs_code=True)
        states.act(survey=survey, action="close", by=None)
        with pytest.raises(Refused):
            codes.make_codes(survey=survey, number=1, by=None)


class TestForms:
    def test_a_form_sent_twice_counts_once(self, education):
        survey, today = make_survey(education), timezone.localdate()
        token = taking.new_token(today)
        taking.take(survey=survey, role="everybody", replies=[], token=token, today=today)
        with pytest.raises(taking.AlreadyTaken):
            taking.take(survey=survey, role="everybody", replies=[], token=token, today=today)
        assert people(survey) == 1

    def test_an_old_or_altered_form_is_not_counted(self, education):
        survey, today = make_survey(education), timezone.localdate()
        for token in (
            "",
            "nonsense",
            taking.new_token(today - timedelta(days=2)),
            taking.new_token(today) + "x",
        ):
            with pytest.raises(taking.StaleForm):
                taking.take(survey=survey, role="everybody", replies=[], token=token, today=today)
        assert people(survey) == 0

    def test_a_receipt_is_remembered_as_long_as_its_form_counts_and_then_forgotten(self, education):
        survey, today = make_survey(education), timezone.localdate()
        token = taking.new_token(today)
        taking.take(survey=survey, role="everybody", replies=[], token=token, today=today)
        tomorrow = today + timedelta(days=1)
        rewrite(today=tomorrow)
        with pytest.raises(taking.AlreadyTaken):
            taking.take(survey=survey, role="everybody", replies=[], token=token, today=tomorrow)
        rewrite(today=tomorrow + timedelta(days=1))
        assert not SurveyReceipt.objects.exists()


class TestStates:
    def test_nobody_answers_a_draft_or_after_the_last_day(self, education):
        today = timezone.localdate()
        for survey, day in (
            (make_survey(education, opened=False), today),
            (make_survey(education, closes_on=today), today + timedelta(days=1)),
        ):
            with pytest.raises(taking.Closed):
                taking.take(
                    survey=survey, role="everybody", replies=[], token=taking.new_token(day), today=day
                )

    def test_a_closed_survey_is_never_opened_again(self, education):
        survey = states.act(survey=make_survey(education), action="close", by=None)
        with pytest.raises(Refused):
            states.act(survey=survey, action="open", by=None)

    def test_the_clock_closes_what_is_over(self, education):
        over = make_survey(education, closes_on=timezone.localdate())
        running = make_survey(education, closes_on=timezone.localdate() + timedelta(days=2))
        assert states.close_overdue(now=timezone.now() + timedelta(days=1)) == 1
        over.refresh_from_db(), running.refresh_from_db()
        assert (over.state, running.state) == ("closed", "open")

    def test_a_branch_without_questions_cannot_be_opened(self, education):
        question = {"kind": "text", "text_uk": "Що змінити?", "for_roles": ["teacher"]}
        with pytest.raises(Refused):
            make_survey(education, question, roles=["teacher", "pupil"])

    def test_editors_see_tens_of_the_last_night_and_no_small_role(self, education):
        survey = make_survey(education, roles=["teacher", "pupil"])
        for _ in range(23):
            take(survey, 0, role="teacher")
        for _ in range(4):
            take(survey, 0, role="pupil")
        survey.refresh_from_db()
        assert survey.answered_so_far == 0
        rewrite()
        survey.refresh_from_db()
        assert survey.answered_so_far == 20


@pytest.mark.django_db(transaction=True)
def test_ten_who_press_at_once_with_one_code_count_once_and_the_night_loses_nobody(education):
    survey = make_survey(education, needs_code=True)
    shared, *own = codes.make_codes(survey=survey, number=21, by=None)

    def answer(code: str) -> bool:
        try:
            take(survey, 0, code=code)
        except taking.SpentCode:
            return False
        finally:
            connection.close()
        return True

    def night(_number: int) -> bool:
        try:
            rewrite()
        finally:
            connection.close()
        return False

    with ThreadPoolExecutor(8) as pool:
        futures = [pool.submit(answer, shared) for _ in range(10)]
        for number, code in enumerate(own):
            futures.append(pool.submit(answer, code))
            if number % 7 == 0:
                futures.append(pool.submit(night, number))
        taken = [future.result() for future in futures]
    assert taken.count(True) == 21
    assert people(survey) == 21
    assert SurveyAnswer.objects.filter(survey=survey, choice=0).count() == 21
    assert SurveyCode.objects.filter(is_spent=True).count() == 21
