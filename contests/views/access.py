"""Who gets to a page of entries."""

from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control

from contests import queries
from contests.models import Entry

SHOWN = (
    "participants",
    "files",
    "versions__files",
    "contest__stages",
    "contest__extensions",
    "contest__nominations",
    "contest__categories",
)


def personal(view):
    """A page of a signed-in person: strangers are sent to sign in, and no cache keeps it."""
    return wraps(view)(cache_control(private=True, no_store=True)(login_required(view)))


def own_entry_or_404(request: HttpRequest, key: UUID) -> Entry:
    """The entry, if the signed-in person may see it as its submitter; to others it does not exist."""
    rows = queries.entries_for_submitter(request.user)
    rows = rows.select_related("contest", "nomination", "institution").prefetch_related(*SHOWN)
    return get_object_or_404(rows, key=key)
