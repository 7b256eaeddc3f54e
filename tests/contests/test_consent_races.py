"""Consents given, taken back and asked for, while others act on the same entry."""

from functools import partial

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError

from cms.audit import AuditRecord
from cms.consent import Consent, Scope
from cms.transitions import Refused
from contests.domain import consents, entries, erasure, findables, guardians, publishing, retention
from contests.domain.withdrawal import withdraw_consents
from contests.models import ConsentPaper, Contest, Entry, Findable, Participant, State
from tests.contests.factories import ALL_SCOPES, OPEN, give_consent, make_draft, make_submitted
from tests.contests.races import at_once, behind, failures, really_commits
from tests.contests.results_factories import LATER, RESULTS, make_published
from tests.indexing import indexed as unindexed  # noqa: F401

pytestmark = really_commits


@pytest.fixture
def entry(contest, secretary, school) -> Entry:
    return make_submitted(contest, secretary, institution=school)


def fresh(entry: Entry) -> Entry:
    return Entry.objects.get(pk=entry.pk)


def row(thing):
    return type(thing).objects.filter(pk=thing.pk)


def child_of(entry: Entry) -> consents.Child:
    return consents.Child.of(entry.participants.get())


def withdrawing(entry: Entry, *, now=OPEN, **fields):
    return partial(withdraw_consents, child=child_of(entry), by=None, reason="Так.", now=now, **fields)


def attesting(entry: Entry, scopes=ALL_SCOPES):
    paper = ConsentPaper(contest=entry.contest, institution=entry.institution, kept_where="Тека 3-А")
    pupils = list(entry.participants.select_related("entry"))
    return partial(
        consents.attest_papers, participants=pupils, paper=paper, scopes=scopes, by=entry.owner, now=OPEN
    )


def answering(entry: Entry, scopes):
    """The guardian's press of the button, after the letter with the link has come."""
    guardians.ask(participant=entry.participants.get(), email="mother@example.org", by=entry.owner, now=OPEN)
    token = mail.outbox[-1].body.partition("/c/")[2].partition("/")[0]
    return partial(guardians.answer, token=token, scopes=scopes, giver_name="Вигадана Мати", now=OPEN)


class TestWithdrawing:
    def test_pressed_twice_the_second_press_is_told(self, entry):
        results = behind(row(entry), withdrawing(entry), withdrawing(entry))

        assert failures(results, Refused) == [results[1]]
        assert fresh(entry).state == State.WITHDRAWN
        assert AuditRecord.objects.filter(action="consent.withdrawn").count() == 1

    def test_while_entries_are_submitted_none_stands_without_a_consent(self, contest, school, secretary):
        drafts = []
        for number in range(4):
            drafts.append(
                make_draft(contest, secretary, institution=school, pupil=f"Вигадана Марічка {number}")
            )
            give_consent(drafts[-1], secretary)
        acts = [partial(entries.submit_entry, entry=draft, by=secretary, now=OPEN) for draft in drafts]

        results = at_once(*acts, *map(withdrawing, drafts))

        failures(results, ValidationError)
        for draft, submitted in zip(drafts, results, strict=False):
            refused = isinstance(submitted, ValidationError)
            assert fresh(draft).state == (State.DRAFT if refused else State.WITHDRAWN)

    @pytest.mark.parametrize("is_first", [True, False])
    def test_while_the_results_are_published_readers_find_nothing_of_it(
        self, contest, school, secretary, is_first
    ):
        entry, *_others = make_published(contest, secretary, school)
        with time_machine.travel(LATER, tick=False):
            publishing.unpublish_results(contest=contest, by=None, reason="Помилка.", now=LATER)
        acts = [
            withdrawing(entry, now=LATER),
            partial(publishing.publish_results, contest=contest, by=None, now=LATER),
        ]

        results = behind(row(entry), *(acts if is_first else acts[::-1]))

        assert failures(results) == []
        assert Contest.objects.get(pk=contest.pk).results_published_at == LATER
        assert not Findable.objects.filter(entry=entry).exists()
        assert not consents.what_may_be_public(fresh(entry), LATER).listed
        assert fresh(entry).state == (State.WITHDRAWN if is_first else State.PLACED)

    def test_a_part_of_it_while_the_search_is_made_anew_in_the_night(self, contest, school, secretary):
        entry, *_others = make_published(contest, secretary, school)
        findable = Findable.objects.get(entry=entry)
        assert findable.names

        results = behind(
            row(findable),
            partial(findables.refresh_all, now=LATER),
            withdrawing(entry, now=LATER, keep=[Scope.TAKE_PART, Scope.PUBLISH_WORK]),
        )

        assert failures(results) == []
        assert Findable.objects.get(entry=entry).names == ""


class TestGiving:
    def test_the_same_paper_attested_twice_at_once_leaves_one_consent(self, entry):
        results = behind(
            Consent.objects.filter(subject_id=child_of(entry).key), attesting(entry), attesting(entry)
        )

        assert failures(results) == []
        assert len(consents.valid_for(child_of(entry), now=OPEN)) == 1
        assert fresh(entry).state == State.SUBMITTED

    @pytest.mark.parametrize("is_first", [True, False])
    def test_a_school_attests_while_the_guardian_answers_and_the_answer_stands(
        self, contest, school, secretary, is_first
    ):
        entry = make_draft(contest, secretary, institution=school)
        acts = [attesting(entry), answering(entry, [Scope.TAKE_PART])]

        results = behind(row(contest), *(acts if is_first else acts[::-1]))

        failures(results, Refused)
        [consent] = consents.valid_for(child_of(entry), now=OPEN)
        assert (consent.giver, consent.scopes) == (Consent.Giver.GUARDIAN, [Scope.TAKE_PART])

    def test_the_guardian_presses_twice_at_once(self, contest, school, secretary):
        entry = make_draft(contest, secretary, institution=school)
        answer = answering(entry, [Scope.TAKE_PART])

        assert len(failures(at_once(answer, answer), Refused)) == 1
        assert len(consents.valid_for(child_of(entry), now=OPEN)) == 1


class TestForgetting:
    def test_a_child_is_erased_while_the_guardian_withdraws(self, entry):
        [pupil] = entry.participants.all()

        results = behind(
            row(entry),
            partial(erasure.erase_children, participants=[pupil], by=None, reason="Заява.", now=OPEN),
            withdrawing(entry),
        )

        failures(results, Refused)
        assert fresh(entry).state == State.WITHDRAWN
        assert not Participant.objects.filter(pk=pupil.pk).exists()
        assert not Consent.objects.exists()

    def test_a_contest_is_cleaned_while_a_guardian_withdraws(self, contest, school, secretary):
        entry, *_others = make_published(contest, secretary, school)

        results = behind(
            row(entry),
            partial(retention.clean_contest, contest=contest, by=None, now=LATER),
            withdrawing(entry, now=RESULTS),
        )

        failures(results, Refused)
        assert not Participant.objects.filter(entry__contest=contest).exists()
        assert not Consent.objects.exists()
        assert not Findable.objects.filter(contest=contest).exists()
