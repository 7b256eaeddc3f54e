"""The way to the organisers' room."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.shell import Link
from signups.queries import sessions_organised_by


def organisers_room(user: Any) -> Iterable[Link]:
    """For those who organise any session."""
    return [Link(_("My sessions"), reverse("session_room"))] if sessions_organised_by(user).exists() else []
