"""Messages of the contact form: to the department at once, to the writer only when confirmed.

Whoever types somebody else's address must not have our server write to it: what is sent there unasked
holds no word of the message, only the question whether a copy is wanted.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cms import audit, registries, signed_links
from cms.languages import SOURCE_LANGUAGE
from cms.mail import retention as mail
from cms.mail.models import Letter
from cms.mail.outbox import write_letter
from cms.mail.rendering import render_letter
from cms.personal_data import Held
from feedback.models import ContactMessage, ContactTopic

KEEP = timedelta(days=90)
LINK_LASTS = timedelta(days=2)
PURPOSE = "feedback.copy"
KEEPER = "messages"

Copy = ContactMessage.Copy


@transaction.atomic
def send(
    *, topic: ContactTopic, name: str, email: str, words: str, wants_copy: bool, language: str,
    now: datetime | None = None,
) -> ContactMessage:  # fmt: skip
    """Write to the department, and ask the writer whether a copy is really wanted.

    Args:
        topic: what it is about; its address gets the message.
        name: how the writer signs; may be empty.
        email: where the department answers.
        words: the message.
        wants_copy: whether the writer asked for a copy.
        language: of the writer.
        now: the moment (aware); by default the present one.
    """
    now = now or timezone.now()
    message = ContactMessage.objects.create(
        site=topic.site, topic=topic, topic_name=topic.name_uk, name=name, email=email, words=words,
        language=language, copy=Copy.ASKED if wants_copy else Copy.NONE, sent_at=now,
    )  # fmt: skip
    _write(message, "message", to=topic.email, language=SOURCE_LANGUAGE, reply_to=email, now=now)
    if wants_copy:
        _write(message, "confirm_copy", to=email, language=language, secret=True, now=now)
    return message


@transaction.atomic
def send_copy(*, message: ContactMessage, now: datetime | None = None) -> bool:
    """Send the writer, who has confirmed the address, the copy; once however often it is confirmed.

    Returns:
        Whether the message is still there.
    """
    message = ContactMessage.objects.select_for_update().filter(pk=message.pk).first()
    if message is None or message.copy != Copy.ASKED:
        return message is not None
    message.copy = Copy.SENT
    message.save(update_fields=["copy"])
    _write(message, "copy", to=message.email, language=message.language, now=now or timezone.now())
    return True


def by_link(token: str) -> ContactMessage | None:
    """Whose copy a link is about; ``None`` when the link does not work (any more)."""
    key: UUID | None = signed_links.key_of(token, PURPOSE, lasts=LINK_LASTS)
    found = ContactMessage.objects.select_related("site").filter(key=key)
    return found.exclude(copy=Copy.NONE).first()


def forget_old(*, now: datetime | None = None) -> int:
    """Delete messages, and blank the letters about them, 90 days after they were written.

    Returns:
        How many messages were deleted.
    """
    now = now or timezone.now()
    old = list(ContactMessage.objects.filter(sent_at__lt=now - KEEP))
    for message in old:
        _forget(message, reason=_("The term of keeping is over."), now=now)
    return len(old)


@transaction.atomic
def _forget(message: ContactMessage, *, by: Any = None, reason: str, now: datetime) -> None:
    mail.blank(Letter.objects.about(message), by=by, reason=reason, now=now)
    message.delete()


def held() -> Iterable[Held]:
    """The messages that are still kept, with who wrote them."""
    for message in ContactMessage.objects.order_by("pk"):
        who = tuple(filter(None, [message.name, message.email]))
        what = _("Message of the contact form: %s") % message.topic_name
        yield Held(keeper=KEEPER, pk=message.pk, who=who, what=what, since=message.sent_at)


@transaction.atomic
def erase(pks: Collection[int], *, by: Any, reason: str, now: datetime) -> int:
    """Delete messages, and blank the letters about them, because their writer asks for it.

    Returns:
        How many.
    """
    found = list(ContactMessage.objects.filter(pk__in=pks).order_by("pk"))
    for message in found:
        audit.record(action="person.erased", subject=message, actor=by, reason=reason, now=now)
        _forget(message, by=by, reason=reason, now=now)
    return len(found)


def _write(
    message: ContactMessage, template: str, *, to: str, language: str, now: datetime, reply_to: str = "",
    secret: bool = False,
) -> None:  # fmt: skip
    context: dict[str, Any] = {"message": message}
    with translation.override(language):
        context["site_name"] = registries.name_of(message.site)
        context["topic"] = message.topic.name if message.topic else message.topic_name
        if secret:
            context["url"] = signed_links.address_of(
                "feedback_copy", PURPOSE, message.key, site=message.site, language=language
            )
    letter = render_letter(f"feedback/{template}", context, language)
    # Of the kind whose words are hidden from everybody but the addressee.
    kind = f"account.feedback_{template}"
    write_letter(to=to, **letter._asdict(), kind=kind, about=message, reply_to=reply_to, now=now)
