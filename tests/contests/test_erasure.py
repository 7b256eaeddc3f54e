"""A child, or an account, is erased: a name planted everywhere by real flows is found nowhere."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.urls import reverse

from cms.audit import AuditRecord
from cms.cache.sqlite import SqliteCache
from cms.consent import Consent, Scope
from cms.forgetting import mentions, pattern_of
from cms.mail.models import Letter
from contests.domain import consents, entries, erasure, guardians, redaction
from contests.domain.transitions import Refused
from contests.models import (
    Assignment,
    ConsentPaper,
    Contest,
    Diploma,
    Entry,
    EntryFile,
    EntryNote,
    EntryVersion,
    Juror,
    Participant,
    Score,
    State,
)  # fmt: skip
from contests.queries import pupils_named
from subscriptions.models import Subscriber
from tests.contests.factories import (
    OPEN,
    give_consent,
    make_draft,
    make_group_draft,
    make_submitted,
    make_user,
)
from tests.factories import make_standard

pytestmark = pytest.mark.django_db

CHILD = "Неповторнюк Зореслава"
MOTHER = "mother.of.z@example.org"
NAME = pattern_of([CHILD])


@pytest.fixture(autouse=True)
def _in_spring(time_machine):
    time_machine.move_to(OPEN, tick=False)


def in_storages(*words: str) -> list[str]:
    """Files of both storages whose name or content has any of ``words``."""
    roots = [Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_MEDIA_ROOT)]
    files = [path for root in roots for path in root.rglob("*") if path.is_file()]
    return [
        path.name
        for path in files
        if any(word in path.name or word.encode() in path.read_bytes() for word in words)
    ]


def in_caches(word: str) -> list[str]:
    """Caches whose file has ``word`` in it, as it lies on the disk."""
    found = []
    for cache in caches.all():
        assert isinstance(cache, SqliteCache)
        for ending in ("", "-wal"):
            path = Path(cache._file.path + ending)
            if path.exists() and word.encode() in path.read_bytes():
                found.append(path.name)
    return found


@pytest.fixture
def planted(contest, secretary, school, client):
    """The child's name in a draft, a version, consents, letters, notes, reasons, scores, files, caches."""
    entry = make_draft(contest, secretary, institution=school, pupil=CHILD, text=f"Я, {CHILD}, пишу")
    pupil = entry.participants.get()
    paper = give_consent(entry, secretary)
    paper.scan.save("scan.pdf", ContentFile(f"%PDF-1.4 {CHILD}".encode()))
    consents.of(pupil).get()
    guardians.ask(participant=pupil, email=MOTHER, by=secretary, now=OPEN)
    file = EntryFile(entry=entry, original_name=f"{CHILD}.jpg", status=EntryFile.Status.READY)
    file.original.save("x.bin", ContentFile(CHILD.encode()), save=False)
    file.clean.save("x.webp", ContentFile(CHILD.encode()), save=False)
    file.save()
    entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    entry = Entry.objects.get(pk=entry.pk)
    EntryNote.objects.create(entry=entry, text=f"{CHILD} – переможниця торік", written_by=secretary)
    juror = Juror.objects.create(contest=contest, user=make_user("juror@example.org"))
    assignment = Assignment.objects.create(juror=juror, entry=entry, comment=f"Здається, це {CHILD}")
    Score.objects.create(assignment=assignment, criterion=contest.criteria.first(), value=9)
    caches["pages"].set("some-page", f"<p>{CHILD}</p>".encode())
    client.force_login(secretary)
    assert CHILD in client.get(reverse("contest_consents", args=[contest.pk])).content.decode()
    return entry


def test_a_name_planted_everywhere_is_found_nowhere_after_erasure(
    planted, secretary, django_capture_on_commit_callbacks
):
    tables = {mention.table for mention in mentions(NAME)}
    assert tables >= {
        "contests_participant", "contests_entryversion", "contests_entry", "contests_entrynote",
        "contests_entryfile", "contests_assignment", "cms_consent", "cms_auditrecord", "cms_letter",
    }  # fmt: skip
    assert in_storages(CHILD)
    assert in_caches(CHILD)

    with django_capture_on_commit_callbacks(execute=True):
        done = erasure.erase_children(
            participants=planted.participants.all(), by=secretary, reason="Прохання мами", now=OPEN
        )

    assert done.left == []
    assert list(mentions(NAME)) == []
    assert list(mentions(re.compile(re.escape(MOTHER)))) == []
    assert in_storages(CHILD, "Неповторнюк") == []
    assert in_caches(CHILD) == []


def test_what_was_done_stays_known_without_the_name(planted, secretary):
    before = AuditRecord.objects.count()
    erasure.erase_children(participants=planted.participants.all(), by=secretary, reason="Прохання", now=OPEN)
    assert AuditRecord.objects.count() > before
    assert AuditRecord.objects.filter(action="consent.recorded").count() == 1
    record = AuditRecord.objects.for_subject(planted).get(action="person.erased")
    assert (record.actor, record.reason, record.subject_label) == (secretary, "Прохання", planted.reference)


def test_scores_stay_and_the_entry_leaves_the_contest(planted, secretary):
    erasure.erase_children(participants=planted.participants.all(), by=secretary, reason="Прохання", now=OPEN)
    assert Score.objects.get().value == 9
    planted.refresh_from_db()
    assert (planted.state, planted.title) == (State.WITHDRAWN, "")


def test_other_children_keep_everything(planted, contest, secretary, school):
    other = make_submitted(contest, secretary, institution=school, pupil="Вигадана Марічка")
    paper = ConsentPaper.objects.get(participants__entry=planted)
    paper.participants.add(other.participants.get())
    assert list(erasure.shared_papers(planted.participants.all())) == [paper]
    erasure.erase_children(participants=planted.participants.all(), by=secretary, reason="Прохання", now=OPEN)
    assert Participant.objects.get().full_name == "Вигадана Марічка"
    assert Consent.objects.get().subject_name == "Вигадана Марічка"
    assert "Вигадана Марічка" in Letter.objects.filter(kind="contest.received").latest("pk").text
    assert list(ConsentPaper.objects.filter(pk=paper.pk)) == [paper]


def test_a_co_author_is_taken_out_of_the_work_which_is_shown_no_more(contest, secretary, school):
    entry = make_group_draft(contest, secretary, school, "Вигадана Марічка", CHILD)
    give_consent(entry, secretary)
    version = entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    redaction.redact_words(version=version, words=[], by=None, now=OPEN)
    Contest.objects.update(results_published_at=OPEN)
    Entry.objects.update(state=State.PLACED)
    assert consents.what_may_be_public(Entry.objects.get(), OPEN).work
    erasure.erase_children(
        participants=entry.participants.filter(full_name=CHILD), by=secretary, reason="Прохання", now=OPEN
    )
    version = EntryVersion.objects.get()
    assert [row["full_name"] for row in version.participants] == ["Вигадана Марічка", ""]
    assert version.title == "Мама і яблуня"
    assert not consents.what_may_be_public(Entry.objects.get(), OPEN).listed


@pytest.fixture
def by_two(contest, secretary, school):
    """A submitted work of two children, of whom the draft has but the one erased, or but the other."""
    entry = make_group_draft(contest, secretary, school, "Вигадана Марічка", CHILD)
    give_consent(entry, secretary)
    file = EntryFile(entry=entry, original_name="мама.jpg", status=EntryFile.Status.READY)
    file.clean.save("x.webp", ContentFile(b"mum"), save=False)
    file.save()
    entries.submit_entry(entry=entry, by=secretary, now=OPEN)
    return Entry.objects.get(pk=entry.pk)


def leave_in_draft(entry, by, name):
    pupil = entry.participants.get(full_name=name)
    rows = [{"key": str(pupil.key), "full_name": name, "school_class": "3-А"}]
    entries.save_draft(entry=entry, by=by, revision=entry.revision, participants=rows, now=OPEN)


def test_a_child_who_stands_in_the_version_alone_is_found_and_erased(by_two, secretary):
    key = by_two.participants.get(full_name=CHILD).key
    paper = Diploma.objects.create(
        code="A" * 12, entry=by_two, participant_key=key, kind=Diploma.Kind.DIPLOMA, issued_at=OPEN
    )
    leave_in_draft(by_two, secretary, "Вигадана Марічка")
    (pupil,) = pupils_named("неповторнюк")
    assert (str(pupil.key), pupil.pk, pupil.entry) == (str(key), None, by_two)

    erasure.erase_children(participants=[pupil], by=secretary, reason="Прохання", now=OPEN)

    assert list(mentions(NAME)) == []
    assert pupils_named("неповторнюк") == []
    assert [row["full_name"] for row in EntryVersion.objects.get().participants] == ["Вигадана Марічка", ""]
    assert Consent.objects.get().subject_name == "Вигадана Марічка"
    paper.refresh_from_db()
    assert paper.revoked_at == OPEN


def test_the_paper_of_a_child_in_the_version_alone_goes_too(by_two, secretary, school):
    child = by_two.participants.get(full_name=CHILD)
    paper = ConsentPaper(
        contest=by_two.contest, institution=school, attested_by=secretary, kept_where="тека 3"
    )
    consents.attest_papers(
        participants=[child], paper=paper, scopes=[Scope.TAKE_PART], by=secretary, now=OPEN
    )
    leave_in_draft(by_two, secretary, "Вигадана Марічка")

    erasure.erase_children(participants=pupils_named("неповторнюк"), by=secretary, reason="…", now=OPEN)

    assert not ConsentPaper.objects.filter(pk=paper.pk).exists()


def test_a_paper_that_shows_another_child_too_stays_and_is_reported(by_two, secretary, school):
    paper = ConsentPaper(contest=by_two.contest, institution=school, attested_by=secretary)
    paper.scan.save("klas.pdf", ContentFile(b"%PDF-"), save=False)
    both = list(by_two.participants.all())
    consents.attest_papers(participants=both, paper=paper, scopes=[Scope.TAKE_PART], by=secretary, now=OPEN)
    leave_in_draft(by_two, secretary, "Вигадана Марічка")
    gone = pupils_named("неповторнюк")

    assert erasure.shared_papers(gone) == [paper]
    erasure.erase_children(participants=gone, by=secretary, reason="…", now=OPEN)

    assert ConsentPaper.objects.filter(pk=paper.pk).exists()


def test_a_co_author_in_the_version_alone_keeps_the_work(by_two, secretary):
    leave_in_draft(by_two, secretary, CHILD)
    erasure.erase_children(participants=by_two.participants.all(), by=secretary, reason="Прохання", now=OPEN)
    assert EntryFile.objects.filter(entry=by_two).exists()
    assert EntryVersion.objects.get().title == "Мама і яблуня"


def test_the_last_of_two_co_authors_takes_the_work_along(by_two, secretary):
    for name in (CHILD, "Вигадана Марічка"):
        pupils = by_two.participants.filter(full_name=name)
        erasure.erase_children(participants=pupils, by=secretary, reason="Прохання", now=OPEN)
    assert not EntryFile.objects.filter(entry=by_two).exists()


def test_a_draft_of_the_child_alone_is_deleted(contest, secretary, school):
    draft = make_draft(contest, secretary, institution=school, pupil=CHILD)
    erasure.erase_children(participants=draft.participants.all(), by=secretary, reason="Прохання", now=OPEN)
    assert not Entry.objects.exists()


def test_pages_that_name_the_child_are_reported_not_rewritten(planted, education, secretary):
    make_standard(education, title=f"Переможниця – {CHILD}")
    done = erasure.erase_children(
        participants=planted.participants.all(), by=secretary, reason="Прохання", now=OPEN
    )
    assert ("wagtailcore_page", "title") in {(mention.table, mention.column) for mention in done.left}


def test_an_account_is_found_nowhere_after_erasure(
    planted, secretary, client, django_capture_on_commit_callbacks
):
    person = pattern_of([secretary.email, secretary.get_full_name()])
    by = make_user("root@example.org", is_superuser=True)
    assert {mention.table for mention in mentions(person)} >= {
        "accounts_user",
        "cms_auditrecord",
        "cms_letter",
    }
    with django_capture_on_commit_callbacks(execute=True):
        done = erasure.erase_account(user=secretary, by=by, reason="Прохання", now=OPEN)
    assert done.left == []
    assert list(mentions(person)) == []
    secretary.refresh_from_db()
    assert (secretary.is_active, secretary.email) == (False, f"erased-{secretary.pk}@invalid")
    assert not client.get(
        reverse("contest_consents", args=[planted.contest_id])
    ).wsgi_request.user.is_authenticated
    assert Participant.objects.get().full_name == CHILD


def test_a_guardians_account_takes_the_own_children_along(contest):
    Contest.objects.update(admits_guardians=True)
    contest.refresh_from_db()
    guardian = make_user("tato@example.org", first_name="Тато", last_name="Вигаданий")
    make_draft(contest, guardian, pupil=CHILD)
    erasure.erase_account(user=guardian, by=guardian, reason="Прохання", now=OPEN)
    assert not Entry.objects.exists()
    assert list(mentions(NAME)) == []


def test_what_a_person_did_without_the_account_goes_with_it(communications):
    user = make_user("olha@example.org")
    site = {"site": communications, "language": "uk", "asked_at": OPEN}
    Subscriber.objects.create(email=user.email, **site)
    kept = Subscriber.objects.create(email="another.olha@example.org", **site)

    done = erasure.erase_account(user=user, by=user, reason="Прохання", now=OPEN)

    assert dict(done.went)["subscriptions"] == 1
    assert list(Subscriber.objects.all()) == [kept]


def test_an_administrator_is_not_erased():
    root = make_user("root@example.org", is_superuser=True)
    with pytest.raises(Refused):
        erasure.erase_account(user=root, by=root, reason="Прохання", now=OPEN)
