"""What others may see of a file: made anew, with nothing of what it told of its maker."""

import io
import socketserver
import threading
from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import storages
from django.test import override_settings
from django.utils import translation
from PIL import Image

from contests.domain import cleaning, draft_files, entries, files, sweeping, uploads
from contests.domain.refusals import why
from contests.models import Entry, EntryFile, Nomination, Upload
from contests.tasks import clean_file, find_lost_files
from tests.cms.media import samples as pictures
from tests.cms.media.test_antivirus import VIRUS, Clamd
from tests.contests import samples
from tests.contests.factories import OPEN, give_consent, make_draft
from tests.factories import kyiv

pytestmark = pytest.mark.django_db
Status = EntryFile.Status


@pytest.fixture(autouse=True)
def _while_entries_are_taken():
    with time_machine.travel(OPEN, tick=True), translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _an_empty_storage():
    for name in stored():
        storages["private"].delete(name)


@pytest.fixture
def entry(contest, secretary, school):
    """A draft in a nomination of texts, which takes files of all kinds."""
    Nomination.objects.update(kind=Nomination.Kind.TEXT)
    return make_draft(contest, secretary, institution=school)


def stored(folder: str = "contests") -> list[str]:
    return sweeping.names_below(storages["private"], folder)


def take(entry: Entry, data: bytes, name: str) -> EntryFile:
    return uploads.take_file(entry=entry, by=entry.owner, content=samples.sent(data, name))


def cleaned(entry: Entry, data: bytes, name: str) -> EntryFile:
    return cleaning.make_clean(file=take(entry, data, name))


def assert_tells_nothing(data: bytes) -> None:
    for canary in (samples.CANARY, samples.LATIN_CANARY):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert canary.encode(encoding) not in data


class TestPictures:
    @pytest.mark.parametrize(
        ("data", "name", "made_as"),
        [(samples.jpeg(), "мама.jpg", "JPEG"), (samples.png(), "мама.png", "PNG")],
        ids=["jpeg", "png"],
    )
    def test_a_picture_is_made_anew_without_what_it_told(self, entry, data, name, made_as):
        assert samples.LATIN_CANARY.encode() in data
        file = cleaned(entry, data, name)

        assert (file.status, file.refusal) == (Status.READY, "")
        content = file.clean.read()
        assert_tells_nothing(content)
        made = Image.open(io.BytesIO(content))
        assert (made.format, made.size) == (made_as, (file.width, file.height))
        assert dict(made.getexif()) == {}
        thumbnail = file.thumbnail.read()
        assert_tells_nothing(thumbnail)
        small = Image.open(io.BytesIO(thumbnail))
        assert (small.format, max(small.size)) == ("WEBP", min(320, max(made.size)))

    def test_where_it_is_kept_says_nothing_of_its_name(self, entry):
        cleaned(entry, samples.jpeg(), "Вигадана Марічка.jpg")
        assert len(stored()) >= 2
        assert not any("Мар" in name or "jpg" in name.rpartition(".")[0] for name in stored())

    def test_its_longer_side_is_measured_before_it_is_scaled_down(self, entry):
        Nomination.objects.update(least_side=3000)
        assert cleaned(entry, samples.jpeg((3000, 100)), "a.jpg").status == Status.READY
        small = cleaned(entry, samples.jpeg((2999, 100)), "b.jpg")
        assert why(small) == (
            "The picture is too small: its longer side has 2999 pixels, at least 3000 are needed."
        )

    @pytest.mark.parametrize(
        ("data", "name", "words"),
        [
            (samples.jpeg()[:-200], "a.jpg", "damaged or incomplete"),
            (pictures.png_header(30_000, 30_000), "a.png", "at most 40 megapixels"),
            (samples.jpeg() + b"<script>alert(1)</script>", "a.jpg", "something besides a picture"),
            (samples.jpeg() + samples.docx("Текст"), "a.jpg", "something besides a picture"),
        ],
        ids=["truncated", "bomb", "polyglot with a page", "polyglot with an archive"],
    )
    def test_what_is_no_honest_picture_is_refused_and_nothing_else_is_lost(self, entry, data, name, words):
        good = cleaned(entry, samples.jpeg(seed=5), "добрий.jpg")
        file = cleaned(entry, data, name)
        assert file.status == Status.REFUSED
        assert words in why(file)
        assert (bool(file.clean), bool(file.thumbnail)) == (False, False)
        assert EntryFile.objects.get(pk=good.pk).status == Status.READY

    def test_a_refusal_is_said_in_the_language_of_who_reads_it(self, entry):
        file = take(entry, samples.jpeg()[:-200], "a.jpg")
        clean_file.call(file.pk)
        file.refresh_from_db()
        assert file.refusal == "picture.broken"
        assert why(file) == "The picture is damaged or incomplete. Save it again and upload that."
        with translation.override("uk"):
            assert why(file) == "Зображення пошкоджене або неповне. Збережіть його ще раз і завантажте."

    def test_a_file_larger_than_its_nomination_takes_by_now_is_refused_in_megabytes(self, entry):
        file = take(entry, samples.jpeg(), "a.jpg")
        EntryFile.objects.update(size=3 * 1024 * 1024 + 1)
        Nomination.objects.update(most_megabytes=3)
        file = cleaning.make_clean(file=EntryFile.objects.get(pk=file.pk))
        assert (file.refusal, file.refusal_params) == ("large", {"megabytes": 3})
        assert why(file) == "The file is too large: at most 3 MB."


class TestPdfs:
    def test_a_pdf_is_drawn_and_nothing_but_its_looks_is_left(self, entry):
        data = samples.pdf(pages=2)
        assert samples.LATIN_CANARY in samples.pdf_text(data)
        file = cleaned(entry, data, "твір.pdf")

        content = file.clean.read()
        assert_tells_nothing(content)
        picture = Image.open(io.BytesIO(content))
        assert picture.format == "JPEG"
        assert picture.width == 1240
        assert picture.height == pytest.approx(2 * 1754 + 16, abs=4)
        assert file.clean.name.endswith(".jpg")
        # What was written is seen: dark words on each page.
        for top in (0, 1770):
            assert picture.crop((0, top, 1240, top + 400)).convert("L").getextrema()[0] < 100

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (samples.pdf(pages=11), "too many pages: at most 10"),
            (samples.locked_pdf(), "protected by a password"),
            (b"%PDF-1.7 nothing", "damaged or incomplete"),
            (samples.pdf()[:300], "damaged or incomplete"),
            (samples.pdf() + samples.docx("Текст"), "something besides a PDF"),
        ],
        ids=["pages", "password", "junk", "truncated", "polyglot"],
    )
    def test_what_cannot_be_drawn_is_refused(self, entry, data, words):
        file = cleaned(entry, data, "твір.pdf")
        assert file.status == Status.REFUSED
        assert words in why(file)

    def test_a_page_as_long_as_a_wall_is_drawn_smaller(self, entry):
        file = cleaned(entry, samples.pdf(pages=1, format=(100, 3000)), "довгий.pdf")
        assert (file.status, file.height) == (Status.READY, 4 * 1240)

    @override_settings(IMAGE_DECODER_MEMORY=60 * 1024 * 1024)
    def test_one_that_takes_too_much_memory_fails_alone(self, entry):
        assert cleaned(entry, samples.pdf(), "твір.pdf").refusal == "pdf.too_heavy"


class TestTexts:
    @pytest.mark.parametrize(
        ("data", "name", "text"),
        [
            (samples.docx("Моя мама", "найкраща."), "твір.docx", "Моя мама\nнайкраща."),
            (samples.odt("Моя мама"), "твір.odt", "Моя мама\nРядок далі"),
            ("Моя мама\r\n\r\n\r\n\r\nЇжак".encode(), "твір.txt", "Моя мама\n\nЇжак"),
            ("Моя мама".encode("cp1251"), "твір.txt", "Моя мама"),
        ],
        ids=["docx", "odt", "txt", "old txt"],
    )
    def test_the_text_comes_out_alone_and_into_the_empty_field(self, entry, data, name, text):
        file = cleaned(entry, data, name)
        assert (file.status, file.clean.read().decode()) == (Status.READY, text)
        assert file.clean.name.endswith(".txt")
        entry.refresh_from_db()
        assert (entry.text, entry.revision) == (text, 1)

    def test_a_text_that_was_typed_stays(self, entry):
        Entry.objects.update(text="Написане")
        cleaned(entry, samples.docx("З файлу"), "твір.docx")
        entry.refresh_from_db()
        assert entry.text == "Написане"

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (samples.docx("Текст", extra={"word/vbaProject.bin": b"x"}), "macros"),
            (samples.docx("Текст", extra={"word/embeddings/a.exe": b"x"}), "macros"),
            (samples.docx("а" * 11_000_000), "unpacks_too_large"),
            (samples.docx("\n".join(str(n * 7919) for n in range(1_500_000))), "unpacks_too_large"),
            (samples.docx("&oops;"), "damaged"),
            (samples.docx("Текст")[:-60], "damaged"),
            (b"PK\x03\x04" + b"junk" * 20, "damaged"),
        ],
        ids=["macros", "program", "ratio", "size", "entity", "truncated", "junk"],
    )
    def test_what_is_no_honest_document_is_refused(self, entry, data, code):
        file = cleaned(entry, data, "твір.docx")
        assert (file.status, file.refusal) == (Status.REFUSED, f"text.{code}")

    def test_entities_are_not_expanded(self, entry):
        bomb = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaa'>]><x>&a;</x>"
        document = samples.docx(extra={"word/document.xml": bomb})
        assert cleaned(entry, document, "твір.docx").refusal == "text.damaged"


class TestOriginals:
    def test_the_original_goes_once_the_clean_one_is_made(self, entry, django_capture_on_commit_callbacks):
        file = take(entry, samples.jpeg(), "a.jpg")
        assert stored("contests/originals") == [file.original.name]
        with django_capture_on_commit_callbacks(execute=True):
            cleaning.make_clean(file=file)
        assert stored("contests/originals") == []

    @override_settings(CONTEST_KEEP_ORIGINALS=True)
    def test_a_setting_keeps_it_unless_it_was_refused(self, entry, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            kept = cleaned(entry, samples.jpeg(), "a.jpg")
            refused = cleaned(entry, samples.jpeg()[:-200], "b.jpg")
        assert (bool(kept.original), bool(refused.original)) == (True, False)
        assert stored("contests/originals") == [kept.original.name]

    def test_looking_twice_does_no_harm(self, entry):
        file = take(entry, samples.jpeg(), "a.jpg")
        stale = EntryFile.objects.get(pk=file.pk)
        first = cleaning.make_clean(file=file)
        again = cleaning.make_clean(file=stale)
        assert again.clean.name == first.clean.name
        assert len(stored("contests/works")) == 2

    def test_a_file_deleted_while_it_is_looked_at_leaves_nothing(self, entry):
        file = take(entry, samples.jpeg(), "a.jpg")
        EntryFile.objects.all().delete()
        with pytest.raises(EntryFile.DoesNotExist):
            cleaning.make_clean(file=file)
        assert stored("contests/works") == []


class TestDeletion:
    def test_everything_that_was_made_leaves_the_storage(self, entry, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            file = cleaned(entry, samples.jpeg(), "a.jpg")
        assert len(stored()) == 2
        with django_capture_on_commit_callbacks(execute=True):
            assert files.delete_files([file]) == 1
        assert (stored(), EntryFile.objects.count()) == ([], 0)

    def test_a_file_taken_out_of_a_draft_is_gone_at_once(self, entry, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            file = take(entry, samples.jpeg(), "a.jpg")
            draft_files.remove_file(entry=entry, key=file.key)
        assert (stored(), EntryFile.objects.count()) == ([], 0)

    def test_what_a_version_shows_stays_with_it(self, entry, secretary, django_capture_on_commit_callbacks):
        Entry.objects.update(text="Написане")
        file = cleaned(entry, samples.jpeg(), "a.jpg")
        give_consent(entry, secretary)
        version = entries.submit_entry(entry=entry, by=secretary)
        with django_capture_on_commit_callbacks(execute=True):
            draft_files.remove_file(entry=entry, key=file.key)
            sweeping.clean_up(now=kyiv(2026, 5, 14))
        assert list(version.files.all()) == [file]
        assert list(entry.files.filter(removed_at=None)) == []
        assert file.clean.storage.exists(file.clean.name)

    def test_the_order_is_as_wished_and_the_rest_follows(self, entry):
        one, two, three = (take(entry, samples.jpeg(seed=seed), f"{seed}.jpg") for seed in (1, 2, 3))
        draft_files.order_files(entry=entry, keys=[str(three.key), str(one.key)])
        assert list(entry.files.all()) == [three, one, two]


class TestCleaningUp:
    def test_what_was_abandoned_goes_after_a_day(self, entry, secretary, django_capture_on_commit_callbacks):
        upload = uploads.begin_upload(entry=entry, by=secretary, name="a.jpg", size=200_000)
        uploads.append_piece(upload=upload, offset=0, data=bytes(100_000))
        removed = take(entry, samples.jpeg(), "b.jpg")
        EntryFile.objects.filter(pk=removed.pk).update(removed_at=OPEN)
        with time_machine.travel(kyiv(2026, 5, 2, 9)):
            young = uploads.begin_upload(entry=entry, by=secretary, name="c.jpg", size=200_000)

        with django_capture_on_commit_callbacks(execute=True):
            counts = sweeping.clean_up(now=kyiv(2026, 5, 2, 13))
        assert (counts["uploads"], counts["files"]) == (2, 1)
        assert list(Upload.objects.all()) == [young]
        assert (EntryFile.objects.count(), stored("contests/originals")) == (0, [])

    def test_what_no_row_knows_goes_and_what_one_knows_stays(self, entry, secretary):
        file = cleaned(entry, samples.jpeg(), "a.jpg")
        known = {file.clean.name, file.thumbnail.name}
        for folder in sweeping.FOLDERS:
            storages["private"].save(f"{folder}/ab/stray.bin", io.BytesIO(b"left by a killed process"))
        far = kyiv(2040, 1, 1)
        sweeping.clean_up(now=far)
        assert set(stored()) == known


class TestScanner:
    """What the scanner says decides; while it says nothing, nothing is shown."""

    @pytest.fixture
    def scanner(self):
        with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
            server.scanned = []
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            with override_settings(CLAMAV_ADDRESS=f"127.0.0.1:{server.server_address[1]}"):
                yield server
            server.shutdown()
            thread.join()

    def test_a_clean_file_is_scanned_as_it_came_and_made_ready(self, entry, scanner):
        data = samples.jpeg()
        assert cleaned(entry, data, "a.jpg").status == Status.READY
        assert scanner.scanned == [len(data)]

    def test_a_virus_is_refused_by_its_name(self, entry, scanner):
        file = cleaned(entry, samples.docx("Текст") + VIRUS, "твір.docx")
        assert file.status == Status.REFUSED
        assert why(file).startswith("There is a virus in the file (Eicar-Test-Signature).")

    @override_settings(CLAMAV_ADDRESS="127.0.0.1:1")
    def test_while_it_is_away_the_file_waits(self, entry):
        file = take(entry, samples.jpeg(), "a.jpg")
        with pytest.raises(OSError, match="refused"):
            cleaning.make_clean(file=file)
        file.refresh_from_db()
        assert (file.status, bool(file.clean), bool(file.original)) == (Status.WAITING, False, True)


def test_a_file_that_was_forgotten_is_found_and_looked_at(entry):
    file = take(entry, samples.jpeg(), "a.jpg")
    find_lost_files()
    file.refresh_from_db()
    assert file.status == Status.WAITING
    with time_machine.travel(OPEN + timedelta(minutes=6)):
        find_lost_files()
    file.refresh_from_db()
    assert file.status == Status.READY
