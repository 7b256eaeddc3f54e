"""From the outbox to the mail server: claimed, sent, and the outcome written down.

No transaction is open while a server is talked to. A letter is claimed first, so that nobody
else sends it; should the process be killed then, the letter stays claimed until ``mark_stuck``
shows it to a person, for nobody can know whether it went out.
"""

import logging
import time
import traceback
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms import audit
from cms.mail.attachments import unpack
from cms.mail.errors import in_short, is_about_the_server, is_permanent
from cms.mail.models import Letter

logger = logging.getLogger(__name__)
State = Letter.State

BACKOFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
"""How long to wait after the first, second … failed attempt; after the one beyond, it is stuck."""

LOST_AFTER = timedelta(minutes=10)
"""A letter claimed for so long has lost its worker."""

TURN_LETTERS = 200
TURN_SECONDS = 30
"""One turn of the task ends after so many letters or seconds: others wait for the worker too."""


def deliver_due(*, now: datetime | None = None) -> tuple[int, bool]:
    """Send the letters that are due, the oldest first, over one connection.

    A turn ends early when the server itself does not answer: the next letter would not fare
    better, and would lose one of its attempts.

    Args:
        now: the moment (aware); by default the present one.

    Returns:
        how many were sent, and whether letters are left that may be sent at once.
    """
    began = time.monotonic()
    due = list(Letter.objects.due(now=now or timezone.now()).values_list("pk", flat=True)[: TURN_LETTERS + 1])
    connection = get_connection(settings.OUTBOX_DELIVERY_BACKEND)
    sent = 0
    try:
        for turn, pk in enumerate(due):
            if turn == TURN_LETTERS or time.monotonic() - began > TURN_SECONDS:
                return sent, True
            letter = claim(pk, now=now or timezone.now())
            error = letter and _send(letter, connection)
            if error:
                _note_failure(letter, error, now or timezone.now())
                if is_about_the_server(error):
                    break
            elif letter:
                _note_success(letter, now or timezone.now())
                sent += 1
    finally:
        _close(connection)
    return sent, False


@transaction.atomic(durable=True)
def claim(pk: int, *, now: datetime) -> Letter | None:
    """Take a due letter for sending, unless somebody else has taken it."""
    claimed = Letter.objects.filter(pk=pk, state=State.QUEUED, send_after__lte=now).update(
        state=State.SENDING, claimed_at=now, attempts=F("attempts") + 1
    )
    return Letter.objects.get(pk=pk) if claimed else None


def _send(letter: Letter, connection) -> Exception | None:
    """Give the letter to the server; return what went wrong, if anything did."""
    try:
        connection.open()
        connection.send_messages([_message(letter)])
    except Exception as error:
        _close(connection)
        return error
    return None


def _message(letter: Letter) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=letter.from_email or settings.DEFAULT_FROM_EMAIL,
        to=letter.to,
        cc=letter.cc,
        bcc=letter.bcc,
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers={"Auto-Submitted": "auto-generated", **letter.headers, "Message-ID": letter.message_id},
        attachments=unpack(letter.attachments),
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message


def _close(connection) -> None:
    """Close the connection, whatever state the server has left it in."""
    try:
        connection.close()
    except Exception as error:
        logger.info("The mail server did not say goodbye: %s", in_short(error))


def _note_success(letter: Letter, now: datetime) -> None:
    # Stuck too: the server may have been so slow that the letter was taken for lost meanwhile.
    Letter.objects.filter(
        pk=letter.pk, state__in=[State.SENDING, State.STUCK], claimed_at=letter.claimed_at
    ).update(state=State.SENT, sent_at=now, error="", **_without_secrets(letter))


def _without_secrets(letter: Letter) -> dict[str, str]:
    """Words that open an account are not kept once they are gone."""
    return {"text": "", "html": ""} if letter.is_secret and not settings.LETTERS_READABLE else {}


def _note_failure(letter: Letter, error: Exception, now: datetime) -> None:
    is_stuck = is_permanent(error) or letter.attempts > len(BACKOFF)
    changes = {"state": State.STUCK}
    if not is_stuck:
        changes = {"state": State.QUEUED, "send_after": now + BACKOFF[letter.attempts - 1]}
    logger.warning("Letter %s was not sent: %s", letter.pk, in_short(error))
    with transaction.atomic():
        ours = Letter.objects.filter(pk=letter.pk, state=State.SENDING, claimed_at=letter.claimed_at)
        # A server names the addressee; of one who has been erased meanwhile nothing is written down.
        is_blanked = ours.filter(to=[]).exists()
        said = "" if is_blanked else "".join(traceback.format_exception(error))
        noted = ours.update(error=said, **changes)
        if noted and is_stuck:
            _record_stuck(letter, in_short(error), now)


def mark_stuck(*, now: datetime | None = None) -> int:
    """Show a person the letters whose worker was killed between claiming and sending them.

    Returns:
        how many there were.
    """
    now = now or timezone.now()
    marked = 0
    for letter in Letter.objects.filter(state=State.SENDING, claimed_at__lt=now - LOST_AFTER):
        error = "The worker was lost while it sent this letter: it may or may not have gone out."
        with transaction.atomic():
            if Letter.objects.filter(pk=letter.pk, state=State.SENDING, claimed_at=letter.claimed_at).update(
                state=State.STUCK, error=error
            ):
                _record_stuck(letter, error, now)
                marked += 1
    return marked


def _record_stuck(letter: Letter, reason: str, now: datetime) -> None:
    audit.record(
        action="letter.stuck",
        subject=letter,
        before=State.SENDING,
        after=State.STUCK,
        reason=reason,
        now=now,
    )
