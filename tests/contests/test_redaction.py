"""Hiding what gives an author away, before the jury sees it."""

from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from cms.audit import AuditRecord
from contests.domain import redaction
from contests.domain.moderation import Overtaken
from contests.domain.redaction import MARK, hidden, redact_picture, redact_words
from contests.domain.redaction_suggestions import suggestions
from contests.domain.transitions import Refused
from contests.models import Entry, EntryFile
from tests.contests.editors import add_file, make_moderator, resubmit, signed_in
from tests.contests.factories import OPEN, make_submitted
from tests.indexing import indexed as unindexed  # noqa: F401

pytestmark = pytest.mark.django_db

TEXT = "Марічці сім років. Ліцей № 25 її любить, а Ганна Петрівна вчить малювати. Я з 3-А."


@pytest.fixture
def entry(contest, secretary, school):
    return make_submitted(
        contest, secretary, institution=school, title="Мама Марічки", text=TEXT,
        technique="гуаш", teacher="Вигадана Ганна Петрівна",
    )  # fmt: skip


@pytest.fixture
def moderator(db):
    return make_moderator()


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Мама Марічки", ["марічки"], f"Мама {MARK}"),
        ("Марічки, Марічкин", ["Марічки"], f"{MARK}, Марічкин"),
        ("Ганна  Петрівна вчить", ["Ганна Петрівна"], f"{MARK} вчить"),
        ("Ліцей № 25", ["№ 25", "Ліцей № 25"], MARK),
        ("a.b acb", ["a.b"], f"{MARK} acb"),
        ("Мама", ["", "  "], "Мама"),
    ],
)
def test_words_are_hidden_whole_whatever_their_capitals(text, words, left):
    assert hidden(text, words) == left


def test_names_in_any_case_numbers_of_schools_and_classes_are_suggested(entry):
    assert set(suggestions(entry.standing)) == {
        "Марічки", "Марічці", "Ганна", "Петрівна", "Ліцей № 25", "3-А",
    }  # fmt: skip


def test_what_the_jury_reads_is_kept_beside_what_was_submitted(entry, moderator):
    redact_words(version=entry.standing, words=["Марічки", "Ганна Петрівна"], by=moderator, now=OPEN)
    version = Entry.objects.get(pk=entry.pk).standing
    assert (version.title, version.blind_title) == ("Мама Марічки", f"Мама {MARK}")
    assert version.text == TEXT
    assert version.blind_text == TEXT.replace("Ганна Петрівна", MARK)
    assert version.blind_technique is None
    assert (version.redacted_at, version.redacted_by) == (OPEN, moderator)
    record = AuditRecord.objects.for_subject(entry).get(action="entry.redacted")
    assert record.data == {"version": 1, "fields": ["title", "text"], "words": 2}


def test_nothing_to_hide_is_an_answer_too(entry, moderator):
    redact_words(version=entry.standing, words=[], by=moderator, now=OPEN)
    version = Entry.objects.get(pk=entry.pk).standing
    assert (version.blind_title, version.blind_text, version.redacted_at) == (None, None, OPEN)


def test_it_can_be_undone(entry, moderator):
    redact_words(version=entry.standing, words=["Марічки"], by=moderator, now=OPEN)
    redaction.undo_words(version=entry.standing, by=moderator, now=OPEN)
    version = Entry.objects.get(pk=entry.pk).standing
    assert (version.blind_title, version.blind_words, version.redacted_at) == (None, [], None)


def test_a_new_version_needs_a_look_of_its_own(entry, moderator, secretary):
    seen = entry.standing
    redact_words(version=seen, words=["Марічки"], by=moderator, now=OPEN)
    standing = resubmit(entry, secretary).standing
    assert (standing.number, standing.blind_title, standing.redacted_at) == (2, None, None)
    with pytest.raises(Overtaken):
        redact_words(version=seen, words=[], by=moderator, now=OPEN)


def test_a_long_title_full_of_marks_still_fits(entry, moderator):
    entry.standing.__class__.objects.filter(entry=entry).update(title="Я " * 100)
    redact_words(version=Entry.objects.get(pk=entry.pk).standing, words=["Я"], by=moderator, now=OPEN)
    assert len(Entry.objects.get(pk=entry.pk).standing.blind_title) == 200


def test_areas_are_painted_into_what_the_jury_gets_and_nothing_else(entry, moderator):
    file = add_file(entry)
    file = redact_picture(file=file, boxes=[(0.5, 0.0, 0.25, 0.5)], by=moderator, now=OPEN)
    assert file.blind_boxes == [[0.5, 0.0, 0.25, 0.5]]
    with file.blind.open() as blind:
        painted = Image.open(BytesIO(blind.read())).convert("L")
    assert painted.size == (40, 20)
    assert abs(painted.getpixel((25, 5)) - 128) < 8
    assert painted.getpixel((10, 5)) > 240
    assert painted.getpixel((25, 17)) > 240
    assert (
        AuditRecord.objects.for_subject(entry).get(action="entry.redacted").data["boxes"] == file.blind_boxes
    )


def test_without_areas_the_painted_picture_goes_from_the_disk(
    entry, moderator, django_capture_on_commit_callbacks
):
    file = redact_picture(file=add_file(entry), boxes=[(0, 0, 1, 1)], by=moderator, now=OPEN)
    name, storage = file.blind.name, file.blind.storage
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        file = redact_picture(file=file, boxes=[], by=moderator, now=OPEN)
    assert not file.blind
    assert not storage.exists(name)


@pytest.mark.parametrize("box", [(1.0, 0.0, 0.5, 0.5), (0.2, 0.2, 0.0, 0.3), (-0.5, 0.1, 0.4, 0.2)])
def test_an_area_outside_of_the_picture_is_refused(entry, moderator, box):
    with pytest.raises(Refused):
        redact_picture(file=add_file(entry), boxes=[box], by=moderator, now=OPEN)


def test_a_picture_that_cannot_be_painted_changes_nothing(entry, moderator):
    file = add_file(entry)
    with file.clean.storage.open(file.clean.name, "wb") as broken:
        broken.write(b"no picture")
    with pytest.raises(Refused):
        redact_picture(file=file, boxes=[(0, 0, 1, 1)], by=moderator, now=OPEN)
    assert EntryFile.objects.get(pk=file.pk).blind_boxes == []


def test_the_page_hides_words_ticked_and_typed(entry, moderator):
    browser = signed_in(moderator)
    address = reverse("contest_admin_redact", args=[entry.pk])
    typed = "Ганна Петрівна\r\n\r\n3-А"
    browser.post(address, {"act": "words", "version": entry.standing.pk, "word": ["Марічки"], "words": typed})
    version = Entry.objects.get(pk=entry.pk).standing
    assert version.blind_words == ["Марічки", "Ганна Петрівна", "3-А"]
    page = browser.get(address)
    assert ("Марічки", True) in page.context["offered"]
    assert page.context["other_words"] == "Ганна Петрівна"


def test_the_page_takes_areas_in_percents_with_point_or_comma(entry, moderator):
    file = add_file(entry)
    signed_in(moderator).post(
        reverse("contest_admin_redact", args=[entry.pk]),
        {
            "act": "picture", "file": file.key,
            "left": ["10,5", ""], "top": ["20", ""], "width": ["30.25", ""], "height": ["5", ""],
        },
    )  # fmt: skip
    assert EntryFile.objects.get(pk=file.pk).blind_boxes == [[0.105, 0.2, 0.3025, 0.05]]


def test_files_of_another_entry_are_not_painted_from_here(contest, entry, moderator, secretary, school):
    other = add_file(make_submitted(contest, secretary, institution=school, pupil="Вигаданий Петрик"))
    answer = signed_in(moderator).post(
        reverse("contest_admin_redact", args=[entry.pk]),
        {"act": "picture", "file": other.key, "left": "0", "top": "0", "width": "9", "height": "9"},
    )
    assert answer.status_code == 404
