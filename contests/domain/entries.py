"""From a first draft to a submitted version.

Every function runs in one transaction, locks the entry that it changes, and writes the audit record
and the letter in it.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from contests.domain import completeness, phases
from contests.domain.transitions import Refused, Why, locked, move
from contests.models import AgeCategory, Contest, Entry, EntryVersion, Nomination, Participant, State

DRAFT_FIELDS = ("title", "technique", "text", "link", "group_name", "teacher")
EDITABLE = frozenset({State.DRAFT, State.RETURNED, State.SUBMITTED})


class Stale(Refused):
    """Somebody, perhaps the same person in another tab, has saved since this form was opened."""


class Closed(Refused):
    """The contest takes no entries now."""


@transaction.atomic
def start_entry(
    *, contest: Contest, nomination: Nomination, by: Any, institution=None, now: datetime | None = None
) -> Entry:
    """Begin a draft: nothing but the nomination is needed.

    Raises:
        Closed: the contest takes no entries of the institution (of guardians: ``None``) now.
        Refused: the nomination belongs to another contest, or the contest does not admit such entrants.
    """
    now = now or timezone.now()
    require_open(contest, institution, now)
    if nomination.contest_id != contest.pk:
        raise Refused(_("This nomination belongs to another contest."))
    if institution is None and not contest.admits_guardians:
        raise Refused(_("This contest takes entries of institutions only."))
    if institution is not None and not contest.admits_institutions:
        raise Refused(_("This contest takes entries of parents and guardians only."))
    entry = Entry.objects.create(contest=contest, nomination=nomination, institution=institution, owner=by)
    audit.record(action="entry.start", subject=entry, actor=by, after=State.DRAFT, now=now)
    return entry


def require_open(contest: Contest, institution, now: datetime) -> None:
    """Make sure that entries are taken.

    Raises:
        Closed: they are not.
    """
    if not phases.takes_entries(contest, now=now, institution=institution):
        raise Closed(_("The contest takes no entries now."))


@transaction.atomic
def save_draft(
    *,
    entry: Entry,
    by: Any,
    revision: int,
    values: Mapping[str, Any] | None = None,
    nomination: Nomination | None = None,
    participants: Iterable[Mapping[str, Any]] | None = None,
    now: datetime | None = None,
) -> Entry:
    """Save what has been typed so far, complete or not. What was submitted stays as it is.

    Args:
        entry: whose draft.
        by: who typed it.
        revision: the entry's revision when the form was opened or last saved.
        values: of :data:`DRAFT_FIELDS`; those not named stay.
        nomination: another one of the same contest.
        participants: all pupils in order, each with ``full_name``, ``age``, ``school_class`` and the
            ``key`` of one who is there already; those not named are taken out. ``None``: as they are.

    Returns:
        The entry with its new revision.

    Raises:
        Stale: the entry has been saved since ``revision``.
        Refused: its state, or the contest, allows no change.
    """
    now = now or timezone.now()
    entry = locked(entry)
    require_editable(entry, now)
    if entry.revision != revision:
        raise Stale(_("The entry has been changed in another window or by a colleague."))
    for name, value in (values or {}).items():
        if name not in DRAFT_FIELDS:
            raise KeyError(name)
        setattr(entry, name, value)
    if nomination is not None:
        if nomination.contest_id != entry.contest_id:
            raise Refused(_("This nomination belongs to another contest."))
        entry.nomination = nomination
    if participants is not None:
        _put_participants(entry, list(participants))
    entry.category = category_of(entry)
    entry.revision += 1
    entry.save()
    return entry


def require_editable(entry: Entry, now: datetime) -> None:
    """Make sure that an entry's draft may be changed.

    Raises:
        Refused: its state or the contest's dates forbid it.
    """
    if entry.state not in EDITABLE:
        raise Refused(_("This cannot be done: the entry is in the state “%s”.") % entry.get_state_display())
    require_open(entry.contest, entry.institution, now)


def _put_participants(entry: Entry, rows: list[Mapping[str, Any]]) -> None:
    known = {str(participant.key): participant for participant in entry.participants.all()}
    for position, row in enumerate(rows):
        participant = known.pop(str(row.get("key") or ""), None) or Participant(entry=entry)
        participant.full_name = " ".join((row.get("full_name") or "").split())
        participant.age = row.get("age")
        participant.school_class = (row.get("school_class") or "").strip()
        participant.position = position
        participant.save()
    for participant in known.values():
        participant.delete()


def category_of(entry: Entry) -> AgeCategory | None:
    """The age category of the oldest of those whose work it is; ``None`` while none fits."""
    pupils = list(entry.participants.all())
    if not pupils:
        return None
    found = []
    for pupil in pupils:
        fits = [
            category
            for category in entry.contest.categories.all()
            if category.holds(age=pupil.age, school_class=pupil.class_number)
        ]
        if not fits:
            return None
        found.append(fits[0])
    return max(found, key=lambda category: (category.highest, category.sort_order or 0))


@transaction.atomic
def submit_entry(*, entry: Entry, by: Any, now: datetime | None = None) -> EntryVersion:
    """Submit the draft as it is: a new version, which stands from now on.

    The first time the entry gets its reference. A letter with a full copy goes to whoever submits.

    Raises:
        ValidationError: something is missing; by field, in words that say what to do.
        Closed: the contest takes no entries any more.
        Refused: the entry's state allows no submission.
    """
    from contests.domain.letters import write_receipt

    now = now or timezone.now()
    entry = locked(entry)
    require_editable(entry, now)
    faults = completeness.faults_of(entry, now=now)
    if faults:
        raise ValidationError(faults)
    entry.category = category_of(entry)
    changes = {"category": entry.category, "submitted_at": now, "remark": ""}
    if not entry.reference:
        changes["reference"] = _next_reference(entry.contest)
    last = entry.versions.order_by("-number").first()
    move(entry, "submit", Why(by=by, now=now), changes=changes)
    version = EntryVersion.objects.create(
        entry=entry,
        number=last.number + 1 if last else 1,
        nomination=entry.nomination,
        category=entry.category,
        participants=[
            {"key": str(p.key), "full_name": p.full_name, "age": p.age, "school_class": p.school_class}
            for p in entry.participants.all()
        ],
        submitted_by=by,
        submitted_at=now,
        **{name: getattr(entry, name) for name in DRAFT_FIELDS},
    )
    version.files.set(entry.files.filter(removed_at=None))
    write_receipt(version=version, to=by, now=now)
    return version


def _next_reference(contest: Contest) -> str:
    contest = Contest.objects.select_for_update().get(pk=contest.pk)
    contest.last_number += 1
    # No page shows the number: saved, the row would empty the page cache with every submission.
    Contest.objects.filter(pk=contest.pk).update(last_number=contest.last_number)
    return f"{contest.code}-{contest.year}-{contest.last_number:04d}"


@transaction.atomic
def withdraw_entry(*, entry: Entry, by: Any, reason: str = "", now: datetime | None = None) -> Entry:
    """Take an entry back, at any time before the results are published.

    Raises:
        Refused: the results are out, or the state allows it no more.
    """
    now = now or timezone.now()
    entry = locked(entry)
    if entry.contest.results_published_at is not None:
        raise Refused(_("The results are published: write to the organisers."))
    return move(entry, "withdraw", Why(by=by, reason=reason, now=now))


@transaction.atomic
def delete_draft(*, entry: Entry, by: Any, now: datetime | None = None) -> None:
    """Delete a draft that was never submitted, with its files.

    Raises:
        Refused: it has been submitted: it can only be withdrawn.
    """
    from contests.domain.files import delete_files

    entry = locked(entry)
    if entry.state != State.DRAFT or entry.versions.exists():
        raise Refused(_("What has been submitted is withdrawn, not deleted."))
    audit.record(action="entry.delete_draft", subject=entry, actor=by, before=State.DRAFT, now=now)
    delete_files(list(entry.files.all()))
    entry.delete()
