"""Letters to those who sign up, each written in the transaction of what it tells."""

from datetime import datetime
from typing import Any

from django.utils import translation

from cms.calendars import calendar
from cms.mail.attachments import Attachment
from cms.mail.outbox import write_letter
from cms.mail.rendering import render_letter
from signups.domain import links
from signups.events import event_of
from signups.models import SignUp

STRUCK_OUT = {"cancelled", "cancelled_by_organiser", "unconsented"}
DATED = {"placed", "moved_up", "changed", "session_cancelled", *STRUCK_OUT}
"""The letters that carry the event for a calendar; those of a lost place strike it out there."""


def write(sign_up: SignUp, template: str, *, now: datetime, **context: Any) -> None:
    """Write one letter to whoever signed up; to nobody who left no address.

    Args:
        sign_up: whose.
        template: its name below ``mail/signups/``.
        now: the moment (aware).
        context: what the template is given beside the sign-up and its session.
    """
    if sign_up.email:
        manage = links.address(sign_up, links.MANAGE)
        _write(sign_up, sign_up.email, template, {"manage_url": manage, **context}, now)


def write_confirmation(sign_up: SignUp, *, now: datetime) -> None:
    """Ask whoever gave the address whether they meant it."""
    url = links.address(sign_up, links.CONFIRM)
    _write(sign_up, sign_up.email, "confirm", {"url": url}, now)


def write_to_guardian(sign_up: SignUp, *, now: datetime) -> None:
    """Ask a parent or guardian for consent."""
    url = links.address(sign_up, links.AGREE)
    _write(sign_up, sign_up.guardian_email, "guardian", {"url": url}, now)


def write_of_certificate(sign_up: SignUp, *, now: datetime) -> None:
    """Tell whoever came that there is a certificate; nobody who left no address."""
    if sign_up.email:
        url = links.address(sign_up, links.CERTIFICATE)
        _write(sign_up, sign_up.email, "certificate", {"url": url}, now)


def _write(sign_up: SignUp, to: str, template: str, context: dict[str, Any], now: datetime) -> None:
    session = sign_up.session
    letter = render_letter(
        f"signups/{template}", {"sign_up": sign_up, "session": session, **context}, sign_up.language
    )
    # Of the kind whose words are hidden from everybody but the addressee: they carry links that act.
    write_letter(
        to=to, **letter._asdict(), kind=f"account.sign_up_{template}", about=sign_up,
        reply_to=session.contact_email, attachments=_attached(sign_up, template, now), now=now,
    )  # fmt: skip


def _attached(sign_up: SignUp, template: str, now: datetime) -> list[Attachment]:
    if template not in DATED:
        return []
    with translation.override(sign_up.language):
        event = event_of(sign_up.session, is_cancelled=template in STRUCK_OUT)
    return [Attachment("event.ics", calendar([event], now=now), "text/calendar")]
