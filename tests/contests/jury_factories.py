"""Juries, and works that were given to them, for tests."""

from django.db import transaction

from accounts.models import User
from contests.domain import redaction
from contests.domain.transitions import Why, locked, move
from contests.models import Assignment, Contest, Entry, Juror
from institutions.models import Institution
from tests.contests.factories import OPEN, make_submitted, make_user
from tests.factories import kyiv

JUDGING = kyiv(2026, 5, 25)
"""A moment at which the juries of the contests made here score."""


def make_juror(contest: Contest, email: str = "juror@example.org", **fields) -> Juror:
    """Somebody on the jury of ``contest``, with an account."""
    user = User.objects.filter(email=email).first() or make_user(email, first_name="Ірина", last_name="Журі")
    return Juror.objects.create(contest=contest, user=user, **fields)


def make_admitted(contest: Contest, by: User, *, institution: Institution, **fields) -> Entry:
    """An entry submitted and admitted; every one is of another pupil."""
    fields.setdefault("pupil", f"Вигадана Марічка {Entry.objects.count()}")
    entry = make_submitted(contest, by, institution=institution, **fields)
    with transaction.atomic():
        return move(locked(entry), "admit", Why(by=None, now=OPEN))


def make_ready(contest: Contest, by: User, *, institution: Institution, **fields) -> Entry:
    """An admitted entry at which a moderator has looked and found nothing to hide: the jury may have it."""
    entry = make_admitted(contest, by, institution=institution, **fields)
    redaction.redact_words(version=entry.standing, words=[], by=None, now=OPEN)
    return Entry.objects.get(pk=entry.pk)


def make_assigned(contest: Contest, juror: Juror, entry: Entry, number: int) -> Assignment:
    """``entry``, as work no. ``number``, given to ``juror``."""
    Entry.objects.filter(pk=entry.pk).update(blind_number=number)
    return Assignment.objects.create(juror=juror, entry=entry)
