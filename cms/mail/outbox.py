"""Writing letters into the outbox, and what a person may do with them there."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import BadHeaderError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.mail.attachments import Attachment, pack
from cms.mail.models import Letter, name_of
from cms.mail.tasks import wake
from cms.typography import nest_quotes

State = Letter.State

TRANSITIONS: dict[str, frozenset[str]] = {
    State.HELD: frozenset({State.QUEUED, State.CANCELLED}),
    State.QUEUED: frozenset({State.HELD, State.SENDING, State.CANCELLED}),
    # Back into the queue after a passing error; stuck after a refusal or too many errors.
    State.SENDING: frozenset({State.SENT, State.QUEUED, State.STUCK}),
    # Taken for stuck while the server was slow, and then sent after all.
    State.STUCK: frozenset({State.QUEUED, State.SENT, State.CANCELLED}),
    State.SENT: frozenset(),
    State.CANCELLED: frozenset(),
}
"""From which state a letter may pass to which."""


class IllegalTransition(ValueError):
    """The letter is not in a state from which this can be done."""


def write_letter(
    *,
    to: str | Sequence[str],
    subject: str,
    text: str,
    html: str = "",
    kind: str = "",
    key: str | None = None,
    about: Model | None = None,
    from_email: str = "",
    reply_to: str = "",
    cc: Sequence[str] = (),
    bcc: Sequence[str] = (),
    headers: dict[str, str] | None = None,
    attachments: Sequence[Attachment] = (),
    held: bool = False,
    send_after: datetime | None = None,
    now: datetime | None = None,
) -> Letter:
    """Write a letter inside the caller's transaction; it is sent after the commit.

    Names within quotation marks get inner ones, see :func:`cms.typography.nest_quotes`.

    Args:
        to: the addressee, or several who may know of each other.
        subject: one line; cut to 255 characters.
        text: the words as plain text.
        html: the words as HTML, if any.
        kind: what sort of letter, a dotted name such as ``contest.received``.
        key: names the occasion, such as ``contest.received:17``; a letter with a key that is
            taken already is not written again.
        about: the row whose term of keeping is the letter's too, such as a contest.
        from_email: by default ``DEFAULT_FROM_EMAIL``.
        reply_to: where answers go.
        cc: further addressees whom all see.
        bcc: further addressees whom nobody sees.
        headers: further headers.
        attachments: files, together at most ``attachments.LIMIT`` bytes.
        held: whether it waits until a person releases it.
        send_after: not before this moment (aware).
        now: the moment (aware); by default the present one.

    Returns:
        the new letter, or the one that has the key already.

    Raises:
        BadHeaderError: a line break in what becomes a header, or nobody to send it to.
        TooLarge: the attachments are.
    """
    if key is not None and (written := Letter.objects.filter(key=key).first()):
        return written
    now = now or timezone.now()
    subject = nest_quotes(subject)
    recipients = [to] if isinstance(to, str) else list(to)
    headers = headers or {}
    _refuse_injection(subject, from_email, reply_to, *recipients, *cc, *bcc, *headers, *headers.values())
    if not any([*recipients, *cc, *bcc]):
        raise BadHeaderError("A letter without an addressee.")
    letter, is_new = Letter.objects.get_or_create(
        key=key or str(uuid.uuid4()),
        defaults={
            "kind": kind,
            "about": name_of(about),
            "to": recipients,
            "cc": list(cc),
            "bcc": list(bcc),
            "subject": subject if len(subject) <= 255 else f"{subject[:254]}…",
            "text": nest_quotes(text),
            "html": html,
            "from_email": from_email,
            "reply_to": reply_to,
            "headers": headers,
            "attachments": pack(attachments),
            "state": State.HELD if held else State.QUEUED,
            "created_at": now,
            "send_after": send_after or now,
            "message_id": _message_id(),
        },
    )
    if is_new and not held:
        _wake_after_commit()
    return letter


def _refuse_injection(*values: str) -> None:
    for value in values:
        if "\n" in str(value) or "\r" in str(value):
            raise BadHeaderError(f"A header cannot contain a line break: {value!r}")


def _message_id() -> str:
    """The letter's number in all mail: the same at every attempt, so that a twin is recognised."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{uuid.uuid4()}@{domain}>"


def _wake_after_commit() -> None:
    # Robust: the letter is written, and the schedule wakes the worker should this fail.
    transaction.on_commit(wake, robust=True)


def hold(*, letter: Letter, by: Any, reason: str = "", now: datetime | None = None) -> Letter:
    """Keep a queued letter back until it is released."""
    return _move(letter, State.HELD, action="letter.held", by=by, reason=reason, now=now)


def cancel(*, letter: Letter, by: Any, reason: str = "", now: datetime | None = None) -> Letter:
    """Never send a letter that is not sent yet."""
    return _move(letter, State.CANCELLED, action="letter.cancelled", by=by, reason=reason, now=now)


def release(*, letter: Letter, by: Any, reason: str = "", now: datetime | None = None) -> Letter:
    """Let a held letter go."""
    return _requeue(letter, State.HELD, action="letter.released", by=by, reason=reason, now=now)


def send_again(*, letter: Letter, by: Any, reason: str = "", now: datetime | None = None) -> Letter:
    """Send a stuck letter once more, its attempts counted anew.

    It may have reached its addressee: a letter whose worker was killed is stuck because nobody
    knows. So a person decides this, and never the machine.
    """
    return _requeue(letter, State.STUCK, action="letter.sent_again", by=by, reason=reason, now=now)


@transaction.atomic
def _requeue(letter: Letter, waits_in: str, *, now: datetime | None, **why: Any) -> Letter:
    now = now or timezone.now()
    fresh = {"attempts": 0, "send_after": now}
    moved = _move(letter, State.QUEUED, only_from={waits_in}, changes=fresh, now=now, **why)
    _wake_after_commit()
    return moved


@transaction.atomic
def _move(
    letter: Letter,
    state: str,
    *,
    action: str,
    by: Any,
    reason: str,
    now: datetime | None,
    only_from: Iterable[str] = TRANSITIONS,
    changes: dict[str, Any] | None = None,
) -> Letter:
    """Lock the letter, check the transition, make it and write it down.

    Raises:
        IllegalTransition: it cannot be made from the letter's present state.
    """
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    before = letter.state
    if state not in TRANSITIONS[before] or before not in only_from:
        raise IllegalTransition(
            _("This cannot be done with a letter in the state “%s”.") % letter.get_state_display()
        )
    changes = {"state": state, **(changes or {})}
    for name, value in changes.items():
        setattr(letter, name, value)
    letter.save(update_fields=list(changes))
    audit.record(action=action, subject=letter, actor=by, before=before, after=state, reason=reason, now=now)
    return letter
