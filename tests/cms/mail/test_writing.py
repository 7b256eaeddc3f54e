"""Writing letters: in the caller's transaction, once, and nothing that forges a header."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.mail import BadHeaderError
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from cms.mail import attachments
from cms.mail.attachments import Attachment, TooLarge, unpack
from cms.mail.models import Letter
from cms.mail.tasks import wake

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
State = Letter.State


@pytest.mark.django_db
class TestWriting:
    def test_a_letter_waits_in_the_queue_from_the_moment_it_is_written(self, write):
        letter = write(now=NOW)
        letter.refresh_from_db()
        assert (letter.to, letter.state, letter.attempts) == (["olena@example.com"], State.QUEUED, 0)
        assert (letter.created_at, letter.send_after) == (NOW, NOW)

    def test_the_same_key_writes_one_letter(self, write):
        first = write(key="contest.received:17")
        second = write(key="contest.received:17", subject="Another", to="petro@example.com")
        assert first == second
        assert Letter.objects.get().subject == "Заявку прийнято"

    def test_without_keys_each_letter_is_written(self, write):
        write()
        write()
        assert Letter.objects.count() == 2

    def test_a_transaction_that_is_rolled_back_writes_no_letter(self, write):
        with transaction.atomic():
            write()
            transaction.set_rollback(True)
        assert not Letter.objects.exists()

    def test_each_letter_has_a_message_id_of_the_senders_domain(self, write, settings):
        settings.DEFAULT_FROM_EMAIL = "Ратуша <no-reply@mvk.if.ua>"
        one, other = write().message_id, write().message_id
        assert one != other
        assert one.startswith("<")
        assert one.endswith("@mvk.if.ua>")

    def test_names_within_quotation_marks_have_inner_ones(self, write):
        letter = write(subject="Журі конкурсу «Арт «Місто»»", text="Ви – у журі «Арт «Місто»».\n\n«Ось «так»")
        assert letter.subject == "Журі конкурсу «Арт „Місто“»"
        assert letter.text == "Ви – у журі «Арт „Місто“».\n\n«Ось «так»"

    def test_a_subject_longer_than_its_column_is_cut(self, write):
        assert write(subject="я" * 300).subject == "я" * 254 + "…"
        assert write(subject="я" * 255).subject == "я" * 255

    @pytest.mark.parametrize(
        "details",
        [
            {"subject": "Hello\nBcc: all@example.com"},
            {"subject": "Hello\rBcc: all@example.com"},
            {"to": "olena@example.com\nBcc: all@example.com"},
            {"to": ["olena@example.com", "petro@example.com\n"]},
            {"cc": ["a@example.com\r\nBcc: all@example.com"]},
            {"bcc": ["a@example.com\n"]},
            {"from_email": "a@example.com\nBcc: all@example.com"},
            {"reply_to": "a@example.com\nBcc: all@example.com"},
            {"headers": {"X-One": "1\nBcc: all@example.com"}},
            {"headers": {"X-One\nBcc": "all@example.com"}},
            {"to": []},
            {"to": ""},
        ],
    )
    def test_forged_headers_and_absent_addressees_are_refused(self, write, details):
        with pytest.raises(BadHeaderError):
            write(**details)
        assert not Letter.objects.exists()

    def test_attachments_are_kept_with_the_letter(self, write):
        file = Attachment("диплом.pdf", b"%PDF-\x00\xff", "application/pdf")
        letter = write(attachments=[file])
        letter.refresh_from_db()
        assert unpack(letter.attachments) == [file]

    def test_attachments_together_have_a_limit(self, write, monkeypatch):
        monkeypatch.setattr(attachments, "LIMIT", 10)
        write(attachments=[Attachment("a", b"12345"), Attachment("b", b"12345")])
        with pytest.raises(TooLarge):
            write(attachments=[Attachment("a", b"12345"), Attachment("b", b"123456")])
        assert Letter.objects.count() == 1


class TestWaking:
    def test_a_commit_wakes_the_worker_once_for_all_letters(self, file_database, queue, write):
        with transaction.atomic():
            write()
            write()
            assert not DBTaskResult.objects.exists()
        assert DBTaskResult.objects.get().task_path == "cms.mail.tasks.deliver_letters"

    def test_a_worker_that_has_begun_already_is_woken_again(self, file_database, queue, write):
        write()
        DBTaskResult.objects.get().claim("w1")
        write()
        assert DBTaskResult.objects.ready().count() == 1

    @pytest.mark.parametrize(
        "details", [{"held": True}, {"send_after": datetime(2999, 1, 1, tzinfo=UTC)}], ids=["held", "later"]
    )
    def test_letters_that_are_not_due_wake_nobody(self, file_database, queue, write, details):
        write(**details)
        wake()
        assert not DBTaskResult.objects.exists()

    def test_the_schedule_wakes_the_worker_when_a_letter_comes_due(self, file_database, queue, write):
        write(send_after=datetime.now(UTC) + timedelta(hours=1))
        Letter.objects.update(send_after=datetime.now(UTC))
        wake()
        wake()
        assert DBTaskResult.objects.ready().count() == 1

    def test_with_the_immediate_backend_the_letter_is_gone_after_the_commit(
        self, db, write, mailoutbox, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            letter = write()
        letter.refresh_from_db()
        assert letter.state == State.SENT
        assert [message.subject for message in mailoutbox] == ["Заявку прийнято"]
