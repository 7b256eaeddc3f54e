"""Admitting, returning and refusing entries."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from cms.audit import AuditRecord
from cms.consent import withdraw
from cms.mail.models import Letter
from contests.domain import consents, entries, moderation
from contests.domain.moderation import Overtaken, decide
from contests.domain.transitions import Refused
from contests.models import Assignment, Entry, EntryTag, Score, State
from tests.contests.editors import make_moderator, resubmit
from tests.contests.factories import OPEN, make_submitted
from tests.contests.jury_factories import make_assigned, make_juror
from tests.factories import kyiv

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(contest, secretary, school):
    return make_submitted(contest, secretary, institution=school)


@pytest.fixture
def moderator(db):
    return make_moderator()


def state_of(entry: Entry) -> str:
    return Entry.objects.get(pk=entry.pk).state


def letters(decision: str) -> list[Letter]:
    return list(Letter.objects.filter(kind=f"contest.{decision}"))


def test_admitting_moves_the_entry_writes_it_down_and_writes_a_letter(entry, moderator, secretary):
    decide(version=entry.standing, decision="admit", by=moderator, now=OPEN)
    assert state_of(entry) == State.ADMITTED
    record = AuditRecord.objects.for_subject(entry).get(action="entry.admit")
    assert (record.before, record.after, record.actor) == (State.SUBMITTED, State.ADMITTED, moderator)
    [letter] = letters("admit")
    assert letter.to == [secretary.email]
    assert "ММ-2026-0001" in letter.subject
    assert reverse("contest_entry", args=[entry.key]) in letter.text


def test_a_returned_entry_carries_the_remark_in_its_row_its_history_and_the_letter(entry, moderator):
    decide(
        version=entry.standing, decision="return", by=moderator, words=" Сфотографуйте при світлі. ", now=OPEN
    )
    assert state_of(entry) == State.RETURNED
    assert Entry.objects.get(pk=entry.pk).remark == "Сфотографуйте при світлі."
    assert (
        AuditRecord.objects.for_subject(entry).get(action="entry.return").reason
        == "Сфотографуйте при світлі."
    )
    [letter] = letters("return")
    assert "Сфотографуйте при світлі." in letter.text
    assert "15 травня 2026" in letter.text


def test_after_the_close_the_letter_promises_no_new_submission(entry, moderator):
    decide(version=entry.standing, decision="return", by=moderator, words="Не видно", now=kyiv(2026, 5, 16))
    assert "15 травня" not in letters("return")[0].text


@pytest.mark.parametrize("decision", ["return", "refuse"])
def test_a_return_and_a_refusal_need_words(entry, moderator, decision):
    with translation.override("en"), pytest.raises(Refused, match="Write what is wrong"):
        decide(version=entry.standing, decision=decision, by=moderator, words="  ", now=OPEN)
    assert state_of(entry) == State.SUBMITTED


def test_a_second_click_changes_nothing_and_writes_no_second_letter(entry, moderator):
    for _click in range(2):
        decide(version=entry.standing, decision="admit", by=moderator, seen=State.SUBMITTED, now=OPEN)
    assert len(letters("admit")) == 1
    assert AuditRecord.objects.for_subject(entry).filter(action="entry.admit").count() == 1


def test_the_slower_of_two_moderators_is_told_who_was_faster(entry, moderator):
    other = make_moderator("other@example.org", first_name="Ірина", last_name="Швидка")
    decide(version=entry.standing, decision="admit", by=other, seen=State.SUBMITTED, now=OPEN)
    with translation.override("en"), pytest.raises(Overtaken, match=r"faster \(12:00\)") as raised:
        decide(
            version=entry.standing,
            decision="refuse",
            by=moderator,
            words="Ні",
            seen=State.SUBMITTED,
            now=OPEN,
        )
    assert str(other) in str(raised.value)
    assert state_of(entry) == State.ADMITTED
    assert letters("refuse") == []


def test_nobody_decides_about_a_version_that_stands_no_more(entry, moderator, secretary):
    seen = entry.standing
    resubmit(entry, secretary)
    with pytest.raises(Overtaken):
        decide(version=seen, decision="admit", by=moderator, seen=State.SUBMITTED, now=OPEN)
    assert state_of(entry) == State.SUBMITTED


def test_nobody_is_admitted_whose_consent_was_withdrawn(entry, moderator, secretary):
    for consent in consents.of(entry.participants.get()):
        withdraw(consent=consent, by=secretary, reason="Передумали", now=OPEN)
    entry = Entry.objects.get(pk=entry.pk)
    with pytest.raises(Refused):
        decide(version=entry.standing, decision="admit", by=moderator, now=OPEN)
    assert letters("admit") == []


def test_a_bulk_decision_tells_of_each_row_and_one_that_fails_keeps_no_other_back(
    contest, entry, moderator, secretary, school
):
    other = make_submitted(contest, secretary, institution=school, pupil="Вигаданий Петрик")
    entries.withdraw_entry(entry=entry, by=secretary, now=OPEN)
    outcomes = moderation.decide_many(
        versions=[entry.standing, other.standing], decision="admit", by=moderator, now=OPEN
    )
    assert [bool(outcome.error) for outcome in outcomes] == [True, False]
    assert (state_of(entry), state_of(other)) == (State.WITHDRAWN, State.ADMITTED)


def test_a_tag_belongs_to_its_contest_and_goes_with_its_last_entry(entry, moderator):
    tag = moderation.tag_entry(entry=entry, name="  на  виставку ", by=moderator, now=OPEN)
    moderation.tag_entry(entry=entry, name="на виставку", by=moderator, now=OPEN)
    assert (tag.name, tag.contest, entry.tags.count()) == ("на виставку", entry.contest, 1)
    moderation.untag_entry(entry=entry, tag=tag, by=moderator, now=OPEN)
    assert not EntryTag.objects.exists()
    actions = AuditRecord.objects.for_subject(entry).filter(action__startswith="entry.")
    assert list(actions.order_by("pk").values_list("action", flat=True))[-2:] == [
        "entry.tagged",
        "entry.untagged",
    ]


def test_an_empty_note_is_none(entry, moderator):
    with pytest.raises(Refused):
        moderation.write_note(entry=entry, text="  ", by=moderator)
    note = moderation.write_note(entry=entry, text="Перепитати школу", by=moderator)
    assert list(entry.notes.all()) == [note]


def test_scores_of_an_earlier_version_are_void_when_a_newer_one_is_admitted(
    contest, entry, moderator, secretary
):
    decide(version=entry.standing, decision="admit", by=moderator, now=OPEN)
    with time_machine.travel(OPEN, tick=False):
        one = make_assigned(contest, make_juror(contest), entry, 1)
        Score.objects.create(assignment=one, criterion=contest.criteria.first(), value=9)
        Assignment.objects.filter(pk=one.pk).update(state=Assignment.State.DONE)
    returned = OPEN + timedelta(hours=1)
    decide(version=entry.standing, decision="return", by=moderator, words="Інший файл", now=returned)
    decide(version=entry.standing, decision="admit", by=moderator, now=returned)
    assert one.scores.count() == 1
    decide(version=entry.standing, decision="return", by=moderator, words="Інший файл", now=returned)
    entries.submit_entry(entry=entry, by=secretary, now=returned)
    decide(version=Entry.objects.get().standing, decision="admit", by=moderator, now=returned)
    one.refresh_from_db()
    assert (one.state, one.scores.count()) == (Assignment.State.OPEN, 0)
    assert AuditRecord.objects.get(action="assignment.scores_void").data["before"] == {
        str(contest.criteria.first().pk): 9
    }
