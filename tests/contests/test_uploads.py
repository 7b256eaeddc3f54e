"""Files on their way in: in pieces, again after a break, twice, all at once."""

import json
from unittest import mock

import pytest
import time_machine
from django.core.files.storage import storages
from django.test import override_settings
from django.urls import reverse
from django.utils import translation

from contests.domain import uploads
from contests.domain.transitions import Refused
from contests.models import EntryFile, Nomination, Upload
from tests.contests import samples
from tests.contests.factories import OPEN, make_draft, make_nomination, make_representative
from tests.factories import kyiv, make_institution

pytestmark = pytest.mark.django_db
PIECE = uploads.LEAST_PIECE


@pytest.fixture
def entry(contest, secretary, school):
    return make_draft(contest, secretary, institution=school)


@pytest.fixture(autouse=True)
def _while_entries_are_taken():
    with time_machine.travel(OPEN, tick=True), translation.override("en"):
        yield


@pytest.fixture
def photo() -> bytes:
    """A photo of a few pieces."""
    return samples.jpeg((2400, 1800), quality=99)


def begin(entry, by, data: bytes, name: str = "photo.jpg") -> Upload:
    return uploads.begin_upload(entry=entry, by=by, name=name, size=len(data))


def send(upload: Upload, data: bytes) -> Upload:
    for at in range(upload.received, len(data), PIECE):
        upload = uploads.append_piece(upload=upload, offset=at, data=data[at : at + PIECE])
    return upload


def stored(folder: str) -> list[str]:
    """Names of what lies below a folder of the private storage."""
    from contests.domain.sweeping import names_below

    return names_below(storages["private"], folder)


@pytest.fixture(autouse=True)
def _an_empty_storage():
    for name in stored("contests"):
        storages["private"].delete(name)


class TestPieces:
    def test_pieces_become_one_file_and_are_gone(
        self, entry, secretary, photo, django_capture_on_commit_callbacks
    ):
        upload = send(begin(entry, secretary, photo), photo)
        assert len(upload.pieces) == len(stored("contests/uploads")) > 2

        with django_capture_on_commit_callbacks():
            file = uploads.finish_upload(upload=upload, by=secretary)

        assert file.original.read() == photo
        assert (file.entry, file.original_name, file.size, file.status) == (
            entry, "photo.jpg", len(photo), EntryFile.Status.WAITING,
        )  # fmt: skip

    def test_a_broken_upload_goes_on_where_it_stopped(self, entry, secretary, photo):
        upload = begin(entry, secretary, photo)
        uploads.append_piece(upload=upload, offset=0, data=photo[:PIECE])
        upload = send(Upload.objects.get(key=upload.key), photo)
        assert uploads.finish_upload(upload=upload, by=secretary).original.read() == photo

    def test_a_repeated_piece_does_no_harm(self, entry, secretary, photo):
        upload = begin(entry, secretary, photo)
        for _twice in range(2):
            upload = uploads.append_piece(upload=upload, offset=0, data=photo[:PIECE])
        assert (upload.received, len(upload.pieces), len(stored("contests/uploads"))) == (PIECE, 1, 1)

    def test_a_piece_that_came_twice_at_once_is_taken_once(self, entry, secretary, photo):
        upload = begin(entry, secretary, photo)
        known_before = Upload.objects.get(pk=upload.pk)
        uploads.append_piece(upload=upload, offset=0, data=photo[:PIECE])
        late = uploads.append_piece(upload=known_before, offset=0, data=photo[:PIECE])
        assert (late.received, len(stored("contests/uploads"))) == (PIECE, 1)

    @pytest.mark.parametrize("offset", [PIECE - 1, PIECE + 1])
    def test_a_piece_that_does_not_follow_is_out_of_step(self, entry, secretary, photo, offset):
        upload = begin(entry, secretary, photo)
        upload = uploads.append_piece(upload=upload, offset=0, data=photo[:PIECE])
        with pytest.raises(uploads.OutOfStep):
            uploads.append_piece(upload=upload, offset=offset, data=photo[offset : offset + PIECE])
        assert len(stored("contests/uploads")) == 1

    def test_no_more_is_taken_than_was_announced(self, entry, secretary, photo):
        upload = send(begin(entry, secretary, photo), photo)
        with pytest.raises(Refused):
            uploads.append_piece(upload=upload, offset=len(photo), data=b"!")

    @pytest.mark.parametrize("length", [PIECE - 1, uploads.MOST_PIECE + 1])
    def test_pieces_are_neither_crumbs_nor_blocks(self, entry, secretary, length):
        upload = uploads.begin_upload(entry=entry, by=secretary, name="a.jpg", size=10 * uploads.MEGABYTE)
        with pytest.raises(Refused):
            uploads.append_piece(upload=upload, offset=0, data=bytes(length))

    def test_what_has_not_arrived_whole_is_not_finished(self, entry, secretary, photo):
        upload = uploads.append_piece(upload=begin(entry, secretary, photo), offset=0, data=photo[:PIECE])
        with pytest.raises(uploads.OutOfStep):
            uploads.finish_upload(upload=upload, by=secretary)

    def test_finishing_twice_gives_one_file(self, entry, secretary, photo):
        upload = send(begin(entry, secretary, photo), photo)
        files = [uploads.finish_upload(upload=upload, by=secretary) for _twice in range(2)]
        assert files[0] == files[1] == EntryFile.objects.get()
        assert len(stored("contests/originals")) == 1

    def test_finished_twice_at_once_the_slower_one_gets_the_same_file(
        self, entry, secretary, photo, django_capture_on_commit_callbacks
    ):
        upload = send(begin(entry, secretary, photo), photo)
        join, faster = uploads._join, []

        def overtaken(slower, whole):
            if not faster:
                faster.append(None)
                with django_capture_on_commit_callbacks(execute=True):
                    faster[0] = uploads.finish_upload(upload=upload, by=secretary)
            return join(slower, whole)

        with mock.patch.object(uploads, "_join", overtaken):
            assert uploads.finish_upload(upload=upload, by=secretary) == EntryFile.objects.get()
        assert faster == [EntryFile.objects.get()]

    def test_whose_pieces_are_lost_is_refused_and_begun_anew(self, entry, secretary, photo):
        upload = send(begin(entry, secretary, photo), photo)
        storages["private"].delete(upload.pieces[0])
        with pytest.raises(Refused, match=r"^The file did not arrive whole\. Send it again\.$"):
            uploads.finish_upload(upload=upload, by=secretary)
        assert Upload.objects.count() == EntryFile.objects.count() == 0

    def test_the_same_file_sent_in_two_tabs_is_one_file(self, entry, secretary, photo):
        sent = [send(begin(entry, secretary, photo), photo) for _tab in range(2)]
        files = [uploads.finish_upload(upload=upload, by=secretary) for upload in sent]
        assert files[0] == files[1] == EntryFile.objects.get()
        assert len(stored("contests/originals")) == 1


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("фото.HEIC", "HEIC"),
            ("лого.svg", "SVG"),
            ("твір.docm", "macros"),
            ("архів.zip", "Files of this kind are not taken here. Taken are: JPG, JPEG, PNG"),
            ("твір.docx", "Files of this kind are not taken here."),
            ("файл", "Files of this kind are not taken here."),
        ],
    )
    def test_by_its_name_before_a_byte_is_sent(self, entry, secretary, name, words):
        with pytest.raises(Refused, match=words):
            uploads.begin_upload(entry=entry, by=secretary, name=name, size=1000)

    def test_by_its_size(self, entry, secretary):
        limit = entry.nomination.most_megabytes * uploads.MEGABYTE
        assert uploads.begin_upload(entry=entry, by=secretary, name="a.jpg", size=limit).size == limit
        with pytest.raises(Refused, match=r"too large: at most 20\.0"):
            uploads.begin_upload(entry=entry, by=secretary, name="a.jpg", size=limit + 1)
        with pytest.raises(Refused, match="empty"):
            uploads.begin_upload(entry=entry, by=secretary, name="a.jpg", size=0)

    def test_more_files_than_the_nomination_takes_at_the_beginning_and_at_the_end(self, entry, secretary):
        Nomination.objects.update(most_files=1)
        entry.refresh_from_db()
        data = [samples.jpeg(seed=seed) for seed in (1, 2)]
        both = [send(begin(entry, secretary, each), each) for each in data]
        uploads.finish_upload(upload=both[0], by=secretary)
        with pytest.raises(Refused, match="There is 1 file already"):
            uploads.finish_upload(upload=both[1], by=secretary)
        with pytest.raises(Refused, match="There is 1 file already"):
            begin(entry, secretary, data[1])

    def test_a_film_is_a_link(self, contest, secretary, school):
        entry = make_draft(contest, secretary, institution=school)
        entry.nomination = make_nomination(contest, Nomination.Kind.VIDEO)
        entry.save()
        with pytest.raises(Refused, match="takes no files"):
            begin(entry, secretary, b"film", "film.mp4")

    @pytest.mark.parametrize(
        ("data", "name", "words"),
        [
            (b"<svg xmlns='x'/>", "a.png", "SVG"),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a.jpg", "HEIC"),
            (b"<html>" * 10, "a.jpg", "not a picture"),
            (samples.png(), "a.jpg", "does not match what is inside"),
            (samples.png(), "a.pdf", "is not what its name says"),
            (b"MZ program", "a.pdf", "is not what its name says"),
        ],
    )
    def test_by_its_first_bytes_at_the_end_and_nothing_is_left(
        self, entry, secretary, data, name, words, django_capture_on_commit_callbacks
    ):
        upload = send(begin(entry, secretary, data, name), data)
        with django_capture_on_commit_callbacks(execute=True), pytest.raises(Refused, match=words):
            uploads.finish_upload(upload=upload, by=secretary)
        assert (EntryFile.objects.count(), Upload.objects.count(), stored("contests")) == (0, 0, [])

    def test_after_the_close(self, entry, secretary, photo):
        upload = send(begin(entry, secretary, photo), photo)
        late = kyiv(2026, 5, 16)
        with pytest.raises(Refused, match="takes no entries now"):
            uploads.finish_upload(upload=upload, by=secretary, now=late)
        with pytest.raises(Refused, match="takes no entries now"):
            uploads.begin_upload(entry=entry, by=secretary, name="a.jpg", size=1, now=late)
        assert stored("contests/originals") == []

    @override_settings(CONTEST_UPLOADS_PER_PERSON=2)
    def test_too_many_of_one_person_at_once(self, entry, secretary, photo):
        for _ in range(2):
            begin(entry, secretary, photo)
        with pytest.raises(Refused, match="Too many of your files"):
            begin(entry, secretary, photo)

    @override_settings(CONTEST_UPLOADS_MEGABYTES=1)
    def test_too_much_of_all_people_together(self, entry, secretary):
        uploads.begin_upload(entry=entry, by=secretary, name="a.jpg", size=900_000)
        with pytest.raises(Refused, match="Too many files are being sent right now"):
            uploads.begin_upload(entry=entry, by=secretary, name="b.jpg", size=900_000)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\Марія\\мама.jpg", "мама.jpg"),
        ("../../etc/мама.jpg", "мама.jpg"),
        ("ма\u202eма\n.jpg", "мама.jpg"),
        ("м" * 400 + ".jpg", "м" * 246 + ".jpg"),
    ],
)
def test_a_name_is_kept_without_folders_and_tricks(entry, secretary, given, kept):
    upload = uploads.begin_upload(entry=entry, by=secretary, name=given, size=1)
    assert upload.original_name == kept


def test_a_form_without_javascript_comes_by_the_same_way(entry, secretary, photo):
    file = uploads.take_file(entry=entry, by=secretary, content=samples.sent(photo))
    assert (file.original.read(), file.original_name) == (photo, "малюнок.jpg")
    with pytest.raises(Refused, match="not a picture"):
        uploads.take_file(entry=entry, by=secretary, content=samples.sent(b"<html>"))
    assert Upload.objects.filter(file=None).count() == 0


class TestOverHttp:
    def begin(self, client, entry, data, name="photo.jpg"):
        asked = {"entry": str(entry.key), "name": name, "size": len(data)}
        return client.post(
            reverse("contest_upload_begin"), json.dumps(asked), content_type="application/json"
        )

    def append(self, client, key, offset, data):
        return client.patch(
            reverse("contest_upload", args=[key]),
            data,
            content_type="application/octet-stream",
            headers={"Upload-Offset": offset},
        )

    def test_a_file_is_begun_sent_asked_for_and_finished(
        self, client, entry, secretary, photo, django_capture_on_commit_callbacks
    ):
        client.force_login(secretary)
        begun = self.begin(client, entry, photo)
        assert (begun.status_code, begun.json()["offset"]) == (201, 0)
        key = begun.json()["key"]
        assert begun.headers["Cache-Control"] == "private, no-store"

        assert self.append(client, key, 0, photo[:PIECE]).json()["offset"] == PIECE
        assert self.append(client, key, 5, photo[5 : 5 + PIECE]).status_code == 409
        assert client.get(reverse("contest_upload", args=[key])).json()["offset"] == PIECE
        assert self.append(client, key, PIECE, photo[PIECE:]).json()["offset"] == len(photo)

        with django_capture_on_commit_callbacks(execute=True):
            finished = [client.post(reverse("contest_upload", args=[key])) for _twice in range(2)]
        assert [answer.json()["file"]["name"] for answer in finished] == ["photo.jpg"] * 2
        file = client.get(reverse("contest_upload", args=[key])).json()["file"]
        assert file["status"] == "ready"
        assert client.get(file["thumbnail"]).headers["Content-Type"] == "image/webp"
        assert EntryFile.objects.count() == 1

    def test_a_refusal_is_a_sentence(self, client, entry, secretary):
        client.force_login(secretary)
        answer = self.begin(client, entry, b"x", "a.exe")
        assert answer.status_code == 400
        assert answer.json()["refusal"].startswith(("Файлів такого виду", "Files of this kind"))

    def test_an_upload_is_given_up(self, client, entry, secretary, photo, django_capture_on_commit_callbacks):
        client.force_login(secretary)
        key = self.begin(client, entry, photo).json()["key"]
        self.append(client, key, 0, photo[:PIECE])
        with django_capture_on_commit_callbacks(execute=True):
            assert client.delete(reverse("contest_upload", args=[key])).status_code == 200
        assert (Upload.objects.count(), stored("contests")) == (0, [])

    def test_nobody_else_has_anything_to_do_with_it(self, client, entry, secretary, photo):
        client.force_login(secretary)
        key = self.begin(client, entry, photo).json()["key"]
        colleague = make_representative(entry.institution, "colleague@example.org")
        stranger = make_representative(make_institution("Ліцей № 7"), "stranger@example.org")
        for user, begins in [(colleague, 201), (stranger, 404)]:
            client.force_login(user)
            assert client.get(reverse("contest_upload", args=[key])).status_code == 404
            assert self.append(client, key, 0, photo[:PIECE]).status_code == 404
            assert client.post(reverse("contest_upload", args=[key])).status_code == 404
            assert client.delete(reverse("contest_upload", args=[key])).status_code == 404
            assert self.begin(client, entry, photo).status_code == begins
        client.logout()
        assert self.begin(client, entry, photo).status_code == 401
        assert self.append(client, key, 0, photo[:PIECE]).status_code == 401

    @pytest.mark.parametrize(
        "body", [b"", b"[]", b"{}", b'{"entry": "x", "name": "a.jpg", "size": 1}', b'{"entry": 1}', b"\xff"]
    )
    def test_nonsense_is_not_found(self, client, secretary, body):
        client.force_login(secretary)
        answer = client.post(reverse("contest_upload_begin"), body, content_type="application/json")
        assert answer.status_code == 404
