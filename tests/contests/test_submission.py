"""From a draft to a version that stands."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.audit import AuditRecord
from cms.mail.models import Letter
from contests.domain import entries
from contests.domain.entries import Closed, Stale
from contests.domain.transitions import Refused
from contests.models import Entry, Extension, State
from tests.contests.factories import OPEN, give_consent, make_draft, make_submitted
from tests.factories import kyiv, make_institution

pytestmark = pytest.mark.django_db


def test_a_draft_needs_only_the_nomination(contest, secretary, school):
    entry = entries.start_entry(
        contest=contest, nomination=contest.nominations.get(), by=secretary, institution=school, now=OPEN
    )
    assert (entry.state, entry.reference, entry.versions.count()) == (State.DRAFT, "", 0)


def test_what_is_missing_is_said_by_field(contest, secretary, school):
    entry = entries.start_entry(
        contest=contest, nomination=contest.nominations.get(), by=secretary, institution=school, now=OPEN
    )
    with translation.override("en"), pytest.raises(ValidationError) as raised:
        entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    assert raised.value.message_dict == {
        "title": ["Give the work a title."],
        "participants": ["Say whose work it is."],
    }


def test_nothing_is_submitted_without_a_guardians_consent(contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    with pytest.raises(ValidationError) as raised:
        entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    assert list(raised.value.message_dict) == ["consents"]
    assert "Вигадана Марічка" in raised.value.message_dict["consents"][0]


def test_submitting_gives_a_reference_a_version_a_category_a_letter_and_a_record(contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)

    assert entry.reference == "ММ-2026-0001"
    assert entry.state == State.SUBMITTED
    assert entry.category.name_uk == "1–4 класи"
    version = entry.standing
    assert (version.number, version.title) == (1, "Мама і яблуня")
    assert [pupil["full_name"] for pupil in version.participants] == ["Вигадана Марічка"]
    letter = Letter.objects.get(kind="contest.received")
    assert letter.to == [secretary.email]
    assert "ММ-2026-0001" in letter.subject
    record = AuditRecord.objects.for_subject(entry).get(action="entry.submit")
    assert (record.before, record.after, record.actor) == (State.DRAFT, State.SUBMITTED, secretary)


def test_the_last_submitted_version_stands_until_the_next_one_is_submitted(contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)
    entry = entries.save_draft(
        entry=entry, by=secretary, revision=entry.revision, values={"title": "Нова назва"}, now=OPEN
    )
    assert entry.standing.title == "Мама і яблуня"

    entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    entry = Entry.objects.get(pk=entry.pk)
    assert (entry.standing.number, entry.standing.title) == (2, "Нова назва")
    assert entry.reference == "ММ-2026-0001"


def test_two_tabs_cannot_overwrite_each_other_silently(contest, secretary, school):
    entry = make_draft(contest, secretary, institution=school)
    entries.save_draft(
        entry=entry, by=secretary, revision=entry.revision, values={"title": "Перша"}, now=OPEN
    )
    with pytest.raises(Stale):
        entries.save_draft(
            entry=entry, by=secretary, revision=entry.revision, values={"title": "Друга"}, now=OPEN
        )
    assert Entry.objects.get(pk=entry.pk).title == "Перша"


@pytest.mark.parametrize(
    ("now", "taken"),
    [
        (kyiv(2026, 3, 31, 23), False),
        (kyiv(2026, 4, 1, 0), True),
        (kyiv(2026, 5, 15, 23), True),
        (kyiv(2026, 5, 16, 0), False),
    ],
)
def test_until_a_day_means_until_its_end_in_kyiv(contest, secretary, school, now, taken):
    def start():
        return entries.start_entry(
            contest=contest, nomination=contest.nominations.get(), by=secretary, institution=school, now=now
        )

    if taken:
        assert start().state == State.DRAFT
    else:
        with pytest.raises(Closed):
            start()


def test_an_extension_is_for_whom_it_was_given(contest, secretary, school):
    Extension.objects.create(
        contest=contest, institution=school, until=date(2026, 5, 17), reason="Не було світла"
    )
    late = kyiv(2026, 5, 17, 23)
    nomination = contest.nominations.get()
    entries.start_entry(contest=contest, nomination=nomination, by=secretary, institution=school, now=late)
    with pytest.raises(Closed):
        entries.start_entry(
            contest=contest, nomination=nomination, by=secretary,
            institution=make_institution("Ліцей № 7"), now=late,
        )  # fmt: skip


def test_one_pupil_enters_once(contest, secretary, school):
    make_submitted(contest, secretary, institution=school)
    again = make_draft(contest, secretary, institution=school, pupil="вигадана  марічка")
    give_consent(again, secretary)
    with pytest.raises(ValidationError) as raised:
        entries.submit_entry(entry=again, by=secretary, now=OPEN)
    assert list(raised.value.message_dict) == ["nomination"]


def test_a_withdrawn_entry_leaves_its_place_free(contest, secretary, school):
    first = make_submitted(contest, secretary, institution=school)
    entries.withdraw_entry(entry=first, by=secretary, reason="Помилилися", now=OPEN)
    again = make_submitted(contest, secretary, institution=school)
    assert again.reference == "ММ-2026-0002"


def test_what_was_submitted_is_withdrawn_never_deleted(contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)
    with pytest.raises(Refused):
        entries.delete_draft(entry=entry, by=secretary, now=OPEN)
    draft = make_draft(contest, secretary, institution=school)
    entries.delete_draft(entry=draft, by=secretary, now=OPEN)
    assert list(Entry.objects.all()) == [entry]
