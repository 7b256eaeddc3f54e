"""Django's mail, sent through the outbox: allauth's, Wagtail's and everybody else's."""

import mimetypes
from email.mime.base import MIMEBase

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.html import strip_tags

from cms.mail.attachments import Attachment
from cms.mail.outbox import write_letter

KIND_HEADER = "X-Letter-Kind"
"""A header by which a sender names the letter's kind; it stays here."""


class OutboxBackend(BaseEmailBackend):
    """Writes messages into the outbox, in the transaction that is open."""

    def send_messages(self, email_messages) -> int:
        """Write the letters; return how many there were.

        Raises:
            BadHeaderError, TooLarge: unless ``fail_silently``.
        """
        written = 0
        for message in email_messages:
            if not message.recipients():
                continue
            try:
                _write(message)
            except ValueError:
                if not self.fail_silently:
                    raise
            else:
                written += 1
        return written


def _write(message: EmailMessage) -> None:
    headers = {name: str(value) for name, value in message.extra_headers.items()}
    text, html, alternatives = _bodies(message)
    write_letter(
        to=message.to,
        cc=message.cc,
        bcc=message.bcc,
        subject=str(message.subject),
        text=text,
        html=html,
        kind=headers.pop(KIND_HEADER, ""),
        from_email=message.from_email,
        reply_to=", ".join(message.reply_to),
        headers=headers,
        attachments=[_attachment(part) for part in [*message.attachments, *alternatives]],
    )


def _bodies(message: EmailMessage) -> tuple[str, str, list]:
    """The plain text, the HTML, and alternatives that are neither, which travel as files."""
    if message.content_subtype == "html":
        return strip_tags(message.body), message.body, []
    html, others = "", []
    for alternative in getattr(message, "alternatives", []):
        if alternative.mimetype == "text/html" and not html:
            html = alternative.content
        else:
            others.append(("", alternative.content, alternative.mimetype))
    return message.body, html, others


def _attachment(part) -> Attachment:
    if isinstance(part, MIMEBase):
        return Attachment(
            part.get_filename() or "", part.get_payload(decode=True) or b"", part.get_content_type()
        )
    filename, content, mimetype = part
    if hasattr(content, "as_bytes"):
        content = content.as_bytes()
    elif isinstance(content, str):
        content = content.encode()
    return Attachment(
        filename or "",
        content,
        mimetype or mimetypes.guess_type(filename or "")[0] or "application/octet-stream",
    )
