"""After a contest's term names, works, files and letters go; statistics and frozen scores stay."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone, translation

from cms import audit
from cms.audit import AuditRecord
from cms.consent import Consent, Scope
from cms.mail.models import Letter
from cms.tasks import schedule
from contests.domain import correspondence, guardians, retention
from contests.models import (
    Assignment,
    ConsentPaper,
    Contest,
    Entry,
    EntryFile,
    EntryNote,
    EntryVersion,
    GuardianRequest,
    Juror,
    Participant,
    Score,
    SignOff,
    State,
    Upload,
)  # fmt: skip
from tests.contests.factories import OPEN, make_contest, make_draft, make_submitted, make_user
from tests.factories import kyiv
from tests.indexing import indexed as unindexed  # noqa: F401

pytestmark = pytest.mark.django_db

RESULTS = kyiv(2026, 6, 5)
TERM_OVER = RESULTS + timedelta(days=365)


def add_file(entry: Entry) -> EntryFile:
    file = EntryFile(entry=entry, original_name="Марічка.jpg", status=EntryFile.Status.READY)
    file.original.save("x.bin", ContentFile(b"original"), save=False)
    file.clean.save("x.webp", ContentFile(b"clean"), save=False)
    file.save()
    return file


@pytest.fixture
def entry(contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)
    pupil = entry.participants.get()
    guardians.ask(participant=pupil, email="mother@example.org", by=secretary, now=OPEN)
    EntryNote.objects.create(entry=entry, text="Марічка талановита", written_by=secretary)
    entry.standing.files.add(add_file(entry))
    Contest.objects.filter(pk=contest.pk).update(results_published_at=RESULTS)
    Entry.objects.filter(pk=entry.pk).update(state=State.PLACED, teacher="Вигадана Вчителька")
    contest.refresh_from_db()
    return Entry.objects.get(pk=entry.pk)


@pytest.fixture
def scored(contest, entry):
    juror = Juror.objects.create(contest=contest, user=make_user("juror@example.org"))
    assignment = Assignment.objects.create(juror=juror, entry=entry, comment="Марічка молодець")
    score = Score.objects.create(assignment=assignment, criterion=contest.criteria.first(), value=9)
    SignOff.objects.create(contest=contest, number=1, payload={"1": 9}, digest="d" * 64, signed_at=RESULTS)
    return score


def test_nothing_goes_a_moment_before_the_term_is_over(contest, entry):
    retention.clean_all(now=TERM_OVER - timedelta(seconds=1))
    contest.refresh_from_db()
    assert contest.cleaned_at is None
    assert Participant.objects.count() == 1


def test_what_names_anybody_goes_with_the_term(contest, entry, scored, django_capture_on_commit_callbacks):
    file = EntryFile.objects.get()
    stored = [file.original.name, file.clean.name]
    with django_capture_on_commit_callbacks(execute=True):
        retention.clean_all(now=TERM_OVER)

    contest.refresh_from_db()
    assert contest.cleaned_at == TERM_OVER
    gone = [Participant, EntryFile, EntryNote, Consent, ConsentPaper, GuardianRequest]
    assert [kind.__name__ for kind in gone if kind.objects.exists()] == []
    assert not any(storages["private"].exists(name) for name in stored)
    entry.refresh_from_db()
    assert (entry.title, entry.text, entry.teacher, entry.owner) == ("", "", "", None)
    version = EntryVersion.objects.get()
    assert (version.title, version.participants, version.teacher, version.words) == ("", [], "", "")
    assert Assignment.objects.get().comment == ""


def test_statistics_and_frozen_scores_stay(contest, entry, scored, school):
    before = (entry.reference, entry.nomination_id, entry.category_id, entry.state)
    retention.clean_all(now=TERM_OVER)
    entry.refresh_from_db()
    assert (entry.reference, entry.nomination_id, entry.category_id, entry.state) == before
    assert entry.institution == school
    assert Score.objects.get().value == 9
    assert SignOff.objects.get().payload == {"1": 9}


def test_letters_lose_their_words_and_addressees_and_that_is_recorded(contest, entry):
    letter = Letter.objects.get(kind="contest.received")
    foreign = Letter.objects.create(to=["a@example.org"], subject="Інше", text="Моя мама…")
    retention.clean_all(now=TERM_OVER)
    letter.refresh_from_db()
    foreign.refresh_from_db()
    assert (letter.to, letter.subject, letter.text, letter.html) == ([], "", "", "")
    assert foreign.text == "Моя мама…"
    assert not Letter.objects.filter(to__icontains="mother@").exists()
    assert AuditRecord.objects.for_subject(letter).filter(action="letter.blanked").count() == 1


def test_letters_in_words_of_a_moderator_go_too(contest, entry):
    drafts = correspondence.drafts_of(versions=[entry.standing], subject="Вітаємо", text="Дякуємо!")
    (letter,) = correspondence.send(
        drafts=drafts, batch=uuid4(), contest=contest, by=make_user("m@example.org")
    )
    retention.clean_all(now=TERM_OVER)
    letter.refresh_from_db()
    assert (letter.to, letter.subject, letter.text) == ([], "", "")


def test_the_audit_keeps_the_facts_without_the_name(contest, entry):
    retention.clean_all(now=TERM_OVER)
    kept = AuditRecord.objects.filter(action__in=["consent.recorded", "consent.attested"])
    assert kept.count() == 2
    assert not AuditRecord.objects.filter(subject_label__contains="Марічка").exists()


def test_the_report_says_what_went_and_a_dry_run_what_would(contest, entry):
    (report, _left) = retention.clean_all(now=TERM_OVER, dry_run=True)
    assert Participant.objects.count() == 1
    expected = {
        "drafts": 0, "entries": 1, "pupils": 1, "files": 1, "consents": 1, "scans": 0, "guardians": 1,
        "letters": 2, "notes": 1,
    }  # fmt: skip
    assert report.counts == expected
    assert retention.clean_all(now=TERM_OVER)[0].counts == expected
    assert AuditRecord.objects.get(action="contest.cleaned").data == expected
    assert len(retention.clean_all(now=TERM_OVER)) == 1


def test_a_night_that_broke_off_is_gone_on_with(contest, entry, monkeypatch):
    def broken(*args):
        raise InterruptedError

    with monkeypatch.context() as patch:
        patch.setattr(retention, "_finish", broken)
        with pytest.raises(InterruptedError):
            retention.clean_all(now=TERM_OVER)
    assert Contest.objects.get().cleaned_at is None
    retention.clean_all(now=TERM_OVER)
    assert Contest.objects.get().cleaned_at == TERM_OVER


def test_a_contest_without_results_counts_from_its_last_stage(contest, entry):
    Contest.objects.update(results_published_at=None)
    contest = Contest.objects.get()
    assert retention.term_ends_at(contest) == kyiv(2027, 6, 2, 0)
    Entry.objects.update(state=State.SUBMITTED)
    retention.clean_all(now=kyiv(2027, 6, 2, 0))
    assert Entry.objects.get().state == State.SUBMITTED
    assert not Consent.objects.exists()


def test_other_contests_keep_theirs(contest, entry, education, secretary, school):
    other = make_contest(education, code="ІН", name_uk="Інший конкурс", name_en="Another")
    make_submitted(other, secretary, institution=school)
    retention.clean_contest(contest=contest, now=TERM_OVER)
    assert Participant.objects.get().entry.contest == other
    assert Consent.objects.get().scopes
    assert "ІН-2026-0001" in Letter.objects.get(kind="contest.received", text__contains="ІН-").text


def test_abandoned_drafts_go_90_days_after_the_close(contest, secretary, school, time_machine):
    time_machine.move_to(OPEN, tick=False)
    draft = make_draft(contest, secretary, institution=school)
    add_file(draft)
    closes = kyiv(2026, 5, 16, 0)
    retention.clean_all(now=closes + timedelta(days=90) - timedelta(seconds=1))
    assert Entry.objects.exists()
    retention.clean_all(now=closes + timedelta(days=90))
    assert (Entry.objects.count(), EntryFile.objects.count()) == (0, 0)


def test_consents_of_pupils_whom_nothing_names_any_more_go_after_a_month(contest, entry):
    Contest.objects.update(keep_days=3650)
    Consent.objects.create(
        subject_name="Ніхто", subject_type="contests.participant", subject_id=str(uuid4()),
        text=contest.consent_text, scopes=[Scope.TAKE_PART], giver=Consent.Giver.INSTITUTION,
        giver_name="Ліцей", evidence_note="Тека", site=contest.site,
    )  # fmt: skip
    retention.clean_all(now=timezone.now() + timedelta(days=29))
    assert Consent.objects.count() == 2
    retention.clean_all(now=timezone.now() + timedelta(days=31))
    assert [consent.subject_name for consent in Consent.objects.all()] == ["Вигадана Марічка"]


def test_the_command_prints_the_report(contest, entry, capsys, time_machine):
    time_machine.move_to(TERM_OVER, tick=False)
    with translation.override("en"):
        call_command("clean_contests", "--dry-run")
    assert capsys.readouterr().out.splitlines() == [
        "Моя мама… (2026) – consents: 1, entries: 1, files: 1, guardians: 1, letters: 2, notes: 1, pupils: 1",
        "Abandoned drafts and consents of nobody – nothing to remove",
    ]


def test_the_schedule_does_it_every_night():
    assert "contests.domain.retention.clean_all" in {job.run for job in schedule.jobs.values()}


def test_pieces_of_unfinished_uploads_go_too(contest, entry, secretary, django_capture_on_commit_callbacks):
    name = storages["private"].save("contests/uploads/piece", ContentFile(b"half a drawing"))
    Upload.objects.create(entry=entry, user=secretary, original_name="Марічка.jpg", size=99, pieces=[name])
    with django_capture_on_commit_callbacks(execute=True):
        retention.clean_all(now=TERM_OVER)
    assert not Upload.objects.exists()
    assert not storages["private"].exists(name)


def test_why_a_juror_gave_a_work_back_goes_too(contest, entry, scored):
    audit.record(action="assignment.conflict", subject=scored.assignment, reason="Марічка – моя племінниця")
    retention.clean_all(now=TERM_OVER)
    assert AuditRecord.objects.get(action="assignment.conflict").reason == ""
