"""Delivery over a real connection to a real server: sent once, tried again, or shown to a person."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from cms.audit import AuditRecord
from cms.mail import delivery
from cms.mail.attachments import Attachment
from cms.mail.delivery import claim, deliver_due, mark_stuck
from cms.mail.models import Letter

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
State = Letter.State


def states() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.django_db
class TestSending:
    def test_a_letter_arrives_as_it_was_written(self, smtp, write):
        letter = write(
            html="<p>Дякуємо.</p>",
            cc=["copy@example.com"],
            bcc=["hidden@example.com"],
            reply_to="school@example.com",
            from_email="Освіта <osvita@example.com>",
            headers={"X-Contest": "17"},
            attachments=[Attachment("диплом.pdf", b"%PDF-\x00\xff", "application/pdf")],
            now=NOW,
        )
        assert deliver_due(now=NOW) == (1, False)
        (arrived,) = smtp.letters
        assert smtp.recipients == [["olena@example.com", "copy@example.com", "hidden@example.com"]]
        assert arrived["Subject"] == "Заявку прийнято"
        assert arrived["From"].addresses[0].display_name == "Освіта"
        assert (arrived["Cc"], arrived["Bcc"], arrived["Reply-To"]) == (
            "copy@example.com", None, "school@example.com",
        )  # fmt: skip
        assert arrived["Message-ID"] == letter.message_id
        assert (arrived["X-Contest"], arrived["Auto-Submitted"]) == ("17", "auto-generated")
        assert arrived.get_body(["plain"]).get_content() == "Дякуємо.\r\n"
        assert arrived.get_body(["html"]).get_content().strip() == "<p>Дякуємо.</p>"
        (attachment,) = arrived.iter_attachments()
        assert (attachment.get_filename(), attachment.get_content()) == ("диплом.pdf", b"%PDF-\x00\xff")
        letter.refresh_from_db()
        assert (letter.state, letter.sent_at, letter.attempts) == (State.SENT, NOW, 1)

    def test_letters_share_one_connection(self, smtp, write):
        for _ in range(3):
            write(now=NOW)
        assert deliver_due(now=NOW) == (3, False)
        assert (len(smtp.letters), smtp.connections) == (3, 1)

    def test_a_letter_is_not_sent_before_its_time(self, smtp, write):
        write(send_after=NOW + timedelta(seconds=1))
        assert deliver_due(now=NOW) == (0, False)
        assert deliver_due(now=NOW + timedelta(seconds=1)) == (1, False)

    def test_a_sent_letter_is_not_sent_again(self, smtp, write):
        write(now=NOW)
        deliver_due(now=NOW)
        deliver_due(now=NOW)
        assert len(smtp.letters) == 1

    def test_a_long_queue_is_sent_in_turns(self, smtp, write, monkeypatch):
        monkeypatch.setattr(delivery, "TURN_LETTERS", 2)
        for _ in range(3):
            write(now=NOW)
        assert deliver_due(now=NOW) == (2, True)
        assert deliver_due(now=NOW) == (1, False)

    @pytest.mark.parametrize(("kind", "kept"), [("account.reset", ""), ("contest.received", "Дякуємо.\n")])
    def test_words_that_open_an_account_are_not_kept(self, smtp, write, kind, kept):
        letter = write(kind=kind, now=NOW)
        deliver_due(now=NOW)
        letter.refresh_from_db()
        assert letter.text == kept
        assert smtp.letters[0].get_content().splitlines() == ["Дякуємо."]


@pytest.mark.django_db
class TestTrouble:
    def test_a_passing_error_is_tried_again_ever_more_patiently(self, smtp, write):
        letter = write(now=NOW)
        smtp.answers["DATA"] = "451 try later"
        now, waits = NOW, []
        for _ in range(5):
            deliver_due(now=now)
            letter.refresh_from_db()
            assert letter.state == State.QUEUED
            waits.append(letter.send_after - now)
            now = letter.send_after
        minute, hour = timedelta(minutes=1), timedelta(hours=1)
        assert waits == [minute, 5 * minute, 30 * minute, 2 * hour, 12 * hour]
        deliver_due(now=now)
        letter.refresh_from_db()
        assert (letter.state, letter.attempts) == (State.STUCK, 6)
        assert "try later" in letter.error_summary

    def test_a_letter_keeps_its_message_id_at_every_attempt(self, smtp, write):
        letter = write(now=NOW)
        smtp.answers["DATA"] = "451 try later"
        deliver_due(now=NOW)
        del smtp.answers["DATA"]
        deliver_due(now=NOW + timedelta(minutes=1))
        assert smtp.letters[0]["Message-ID"] == letter.message_id
        letter.refresh_from_db()
        assert (letter.state, letter.error) == (State.SENT, "")

    @pytest.mark.parametrize(
        "answer", [("RCPT", "550 no such user"), ("MAIL", "553 not allowed"), ("DATA", "554 spam")]
    )
    def test_a_refusal_is_shown_to_a_person_at_once(self, smtp, write, answer):
        smtp.answers.update([answer])
        letter = write(now=NOW)
        deliver_due(now=NOW)
        letter.refresh_from_db()
        record = AuditRecord.objects.for_subject(letter).get()
        assert letter.state == State.STUCK
        assert (record.action, record.actor, record.before, record.after) == (
            "letter.stuck", None, State.SENDING, State.STUCK,
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("answer", "reason"),
        [
            (("RCPT", "550 no victim@example.com here"), "SMTPRecipientsRefused 550"),
            (("DATA", "554 victim@example.com is spam"), "SMTPDataError 554"),
        ],
    )
    def test_neither_the_audit_nor_the_log_learns_the_address(self, smtp, write, caplog, answer, reason):
        smtp.answers.update([answer])
        letter = write(to="victim@example.com", now=NOW)
        deliver_due(now=NOW)
        assert AuditRecord.objects.for_subject(letter).get().reason == reason
        assert f"Letter {letter.pk} was not sent: {reason}" in caplog.messages
        assert "victim" not in caplog.text + str(list(AuditRecord.objects.values()))

    @pytest.mark.parametrize("answer", [("RCPT", "450 mailbox busy"), ("MAIL", "452 no space")])
    def test_an_error_of_the_fourth_hundred_passes(self, smtp, write, answer):
        smtp.answers.update([answer])
        write(now=NOW)
        deliver_due(now=NOW)
        assert states() == [State.QUEUED]

    def test_a_refused_letter_does_not_hold_up_the_next(self, smtp, write):
        smtp.answers["DATA"] = "554 spam"
        write(now=NOW)
        write(now=NOW)
        deliver_due(now=NOW)
        assert states() == [State.STUCK, State.STUCK]

    @pytest.mark.parametrize("greeting", ["421 busy", "554 go away"])
    def test_a_server_in_trouble_costs_one_letter_one_attempt(self, smtp, write, greeting):
        smtp.answers["CONNECT"] = greeting
        for _ in range(3):
            write(now=NOW)
        assert deliver_due(now=NOW) == (0, False)
        assert states() == [State.QUEUED] * 3
        assert sorted(Letter.objects.values_list("attempts", flat=True)) == [0, 0, 1]

    def test_a_server_that_is_not_there_is_asked_again(self, settings, write):
        settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        letter = write(now=NOW)
        deliver_due(now=NOW)
        letter.refresh_from_db()
        assert (letter.state, letter.send_after) == (State.QUEUED, NOW + timedelta(minutes=1))
        assert letter.error_summary.startswith("ConnectionRefusedError")


@pytest.mark.django_db
class TestLostWorkers:
    def test_a_letter_claimed_long_ago_is_shown_to_a_person_and_not_sent(self, smtp, write):
        letter = write(now=NOW)
        claim(letter.pk, now=NOW)
        assert mark_stuck(now=NOW + timedelta(minutes=10)) == 0
        assert mark_stuck(now=NOW + timedelta(minutes=10, seconds=1)) == 1
        assert deliver_due(now=NOW + timedelta(hours=1)) == (0, False)
        letter.refresh_from_db()
        assert (letter.state, smtp.letters) == (State.STUCK, [])
        assert AuditRecord.objects.for_subject(letter).get().action == "letter.stuck"

    def test_a_letter_is_claimed_once(self, write):
        letter = write(now=NOW)
        assert claim(letter.pk, now=NOW).state == State.SENDING
        assert claim(letter.pk, now=NOW) is None

    def test_a_letter_that_was_slow_and_arrived_is_sent_after_all(self, smtp, write, monkeypatch):
        letter = write(now=NOW)
        send = delivery._send

        def send_slowly(claimed, connection):
            mark_stuck(now=NOW + timedelta(minutes=11))
            return send(claimed, connection)

        monkeypatch.setattr(delivery, "_send", send_slowly)
        deliver_due(now=NOW)
        letter.refresh_from_db()
        assert letter.state == State.SENT


def test_two_workers_send_each_letter_once(file_database, queue, smtp, write):
    for _ in range(20):
        write(now=NOW)
    ready = threading.Barrier(2)

    def take_part():
        ready.wait()
        deliver_due(now=NOW)
        connection.close()

    threads = [threading.Thread(target=take_part) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert states() == [State.SENT] * 20
    assert len({arrived["Message-ID"] for arrived in smtp.letters}) == len(smtp.letters) == 20
