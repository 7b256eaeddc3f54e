"""Letters about who acts for an institution, written in the transaction of what they tell."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from cms.languages import SOURCE_LANGUAGE, chosen_by
from cms.mail.outbox import write_letter
from cms.mail.rendering import render_letter
from institutions.models import Representative
from institutions.queries import confirmed_colleagues, confirming_editors


def write_request(*, representative: Representative, now: datetime) -> None:
    """Tell colleagues and editors, each in a letter of their own, that somebody asks to act."""
    readers = {user.pk: user for user in confirmed_colleagues(representative)}
    readers |= {user.pk: user for user in confirming_editors()}
    readers.pop(representative.user_id, None)
    for reader in readers.values():
        _write("request", representative, reader, now)


def write_decision(*, representative: Representative, action: str, now: datetime) -> None:
    """Tell whoever asked what was decided: ``confirm``, ``refuse`` or ``end``."""
    _write(action, representative, representative.user, now)


def _write(template: str, representative: Representative, reader: Any, now: datetime) -> None:
    pages = {"request": reverse("institution_person", args=[representative.pk])}
    context = {
        "person": representative.user,
        "position": representative.position,
        "institution": representative.institution,
        "reason": representative.reason,
        "url": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + pages.get(template, reverse("institution_mine")),
    }
    letter = render_letter(f"institutions/{template}", context, chosen_by(reader) or SOURCE_LANGUAGE)
    write_letter(to=reader.email, kind=f"institution.{template}", now=now, **letter._asdict())
