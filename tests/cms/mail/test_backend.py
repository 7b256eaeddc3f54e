"""Everybody's mail goes through the outbox."""

from email.mime.image import MIMEImage

import pytest
from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives, get_connection, send_mail
from wagtail.admin.mail import send_mail as wagtail_send_mail

from accounts.models import User
from cms.mail.attachments import Attachment, unpack
from cms.mail.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def through_the_outbox(settings):
    # Django's test runner puts another backend there.
    settings.EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"


def test_a_message_with_everything_becomes_a_letter():
    message = EmailMultiAlternatives(
        subject="Протокол",
        body="Текст",
        from_email="Освіта <osvita@example.com>",
        to=["a@example.com", "b@example.com"],
        cc=["c@example.com"],
        bcc=["d@example.com"],
        reply_to=["e@example.com", "f@example.com"],
        headers={"X-One": "1", "X-Letter-Kind": "contest.minutes"},
    )
    message.attach_alternative("<p>Текст</p>", "text/html")
    message.attach("список.csv", "а;б", "text/csv")
    message.attach("scan.png", b"\x89PNG", "image/png")
    message.attach(MIMEImage(b"\x89PNG", "png"))
    assert message.send() == 1
    letter = Letter.objects.get()
    assert (letter.subject, letter.text, letter.html) == ("Протокол", "Текст", "<p>Текст</p>")
    assert (letter.to, letter.cc, letter.bcc) == (
        ["a@example.com", "b@example.com"], ["c@example.com"], ["d@example.com"],
    )  # fmt: skip
    assert (letter.from_email, letter.reply_to) == (
        "Освіта <osvita@example.com>", "e@example.com, f@example.com",
    )  # fmt: skip
    assert (letter.headers, letter.kind) == ({"X-One": "1"}, "contest.minutes")
    assert unpack(letter.attachments) == [
        Attachment("список.csv", "а;б".encode(), "text/csv"),
        Attachment("scan.png", b"\x89PNG", "image/png"),
        Attachment("", b"\x89PNG", "image/png"),
    ]


def test_a_message_in_html_alone_is_readable_as_text():
    message = EmailMessage("s", "<p>Вітаємо, <b>Олено</b>!</p>", to=["a@example.com"])
    message.content_subtype = "html"
    message.send()
    letter = Letter.objects.get()
    assert (letter.text, letter.html) == ("Вітаємо, Олено!", "<p>Вітаємо, <b>Олено</b>!</p>")


def test_an_invitation_to_a_calendar_travels_as_a_file():
    message = EmailMultiAlternatives("s", "b", to=["a@example.com"])
    message.attach_alternative("BEGIN:VCALENDAR", "text/calendar")
    message.send()
    assert unpack(Letter.objects.get().attachments) == [Attachment("", b"BEGIN:VCALENDAR", "text/calendar")]


def test_a_forged_subject_is_refused():
    with pytest.raises(BadHeaderError):
        send_mail("Hello\nBcc: all@example.com", "b", None, ["a@example.com"])
    assert send_mail("Hello\nBcc: all@example.com", "b", None, ["a@example.com"], fail_silently=True) == 0
    assert not Letter.objects.exists()


def test_a_message_to_nobody_is_no_letter():
    assert get_connection().send_messages([EmailMessage("s", "b")]) == 0
    assert not Letter.objects.exists()


def test_wagtails_letters_come_here():
    wagtail_send_mail("Сторінку подано на перевірку", "Текст", ["editor@example.com"])
    assert Letter.objects.get().headers == {"Auto-Submitted": "auto-generated"}


def test_allauths_letters_come_here(client):
    User.objects.create_user("olena@example.com", "a-long-password")
    client.post("/account/password/reset/", {"email": "olena@example.com"})
    assert Letter.objects.get().to == ["olena@example.com"]
