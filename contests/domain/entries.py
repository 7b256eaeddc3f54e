"""From a first draft to a submitted version.

Every function runs in one transaction, locks the entry that it changes, and writes the audit record
and the letter in it.
"""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from contests.domain import completeness, phases, pupils
from contests.domain.files import delete_files
from contests.domain.letters import write_receipt
from contests.domain.transitions import Refused, Why, locked, locked_in_contest, may, move, wrong_state
from contests.models import Contest, Entry, EntryFile, EntryVersion, Nomination, State

DRAFT_FIELDS = ("title", "technique", "text", "link", "group_name", "teacher")
EDITABLE = frozenset({State.DRAFT, State.RETURNED, State.SUBMITTED})


class Stale(Refused):
    """Somebody, perhaps the same person in another tab, has saved since this form was opened."""


class Closed(Refused):
    """The contest takes no entries now."""


@transaction.atomic
def start_entry(
    *,
    contest: Contest,
    nomination: Nomination,
    by: Any,
    institution=None,
    key: uuid.UUID | None = None,
    now: datetime | None = None,
) -> Entry:
    """Begin a draft: nothing but the nomination is needed.

    Args:
        contest: the contest.
        nomination: one of its nominations.
        by: who begins it.
        institution: whose entry; ``None`` for a guardian's own.
        key: the entry's key, when the form made it: asking again for the same gives the same entry.

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
    entry, is_new = Entry.objects.get_or_create(
        key=key or uuid.uuid4(),
        defaults={"contest": contest, "nomination": nomination, "institution": institution, "owner": by},
    )
    if not is_new:
        return _the_same(entry, contest=contest, institution=institution, by=by)
    audit.record(action="entry.start", subject=entry, actor=by, after=State.DRAFT, now=now)
    return entry


def _the_same(entry: Entry, *, contest: Contest, institution, by: Any) -> Entry:
    """The entry begun under a key before, if it is what is asked for; a key opens nobody else's."""
    mine = entry.institution_id is not None or entry.owner_id == by.pk
    if entry.contest_id != contest.pk or entry.institution != institution or not mine:
        raise Refused(_("This row belongs to another entry."))
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

    Saving what is saved already changes nothing, whatever the revision: so a form that is sent twice,
    or again after a broken connection, is in conflict with nobody.

    Args:
        entry: whose draft.
        by: who typed it.
        revision: the entry's revision when the form was opened or last saved.
        values: of :data:`DRAFT_FIELDS`; those not named stay.
        nomination: another one of the same contest.
        participants: all pupils in order, each with ``full_name``, ``age``, ``school_class`` and the
            ``key`` of one who is there already, or that a new one shall have; those not named are
            taken out. ``None``: as they are.

    Returns:
        The entry with its new revision.

    Raises:
        Stale: the entry has been saved since ``revision``.
        Refused: its state, or the contest, allows no change.
    """
    now = now or timezone.now()
    entry = locked(entry)
    require_editable(entry, now)
    values = dict(values or {})
    if unknown := values.keys() - set(DRAFT_FIELDS):
        raise KeyError(*unknown)
    if nomination is not None:
        if nomination.contest_id != entry.contest_id:
            raise Refused(_("This nomination belongs to another contest."))
        values["nomination"] = nomination
    rows = None if participants is None else pupils.tidy(participants)
    changed = {name: value for name, value in values.items() if getattr(entry, name) != value}
    if not changed and (rows is None or pupils.are(entry, rows)):
        return entry
    if entry.revision != revision:
        raise Stale(_("The entry has been changed in another window or by a colleague."))
    for name, value in changed.items():
        setattr(entry, name, value)
    if rows is not None:
        pupils.put(entry, rows)
    entry.category = pupils.category_of(entry)
    entry.revision += 1
    entry.save()
    return entry


def require_editable(entry: Entry, now: datetime) -> None:
    """Make sure that an entry's draft may be changed.

    Raises:
        Refused: its state or the contest's dates forbid it.
    """
    if entry.state not in EDITABLE:
        raise wrong_state(entry)
    require_open(entry.contest, entry.institution, now)


@transaction.atomic
def submit_entry(
    *,
    entry: Entry,
    by: Any,
    revision: int | None = None,
    receipt: bool = True,
    now: datetime | None = None,
) -> EntryVersion:
    """Submit the draft as it is: a new version, which stands from now on.

    The first time the entry gets its reference. A letter with a full copy goes to whoever submits.
    What has been submitted and not changed since makes no second version.

    Args:
        entry: what is submitted.
        by: who submits it.
        revision: the draft that is meant; by default the latest.
        receipt: whether the letter is written here; whoever submits many writes one for all.
        now: the moment (aware).

    Raises:
        Stale: the draft has been changed since ``revision``.
        ValidationError: something is missing; by field, in words that say what to do.
        Closed: the contest takes no entries any more.
        Refused: the entry's state allows no submission.
    """
    now = now or timezone.now()
    # Those who submit for one contest wait for each other: its limits and numbers are counted.
    entry, contest = locked_in_contest(entry)
    require_editable(entry, now)
    if revision is not None and entry.revision != revision:
        raise Stale(_("The entry has been changed in another window or by a colleague."))
    if not is_changed(entry):
        return entry.standing
    if faults := completeness.faults_of(entry, now=now):
        raise ValidationError(faults)
    entry.category = pupils.category_of(entry)
    changes = {"category": entry.category, "submitted_at": now, "remark": ""}
    if not entry.reference:
        changes["reference"] = _next_reference(contest)
    last = entry.versions.order_by("-number").first()
    move(entry, "submit", Why(by=by, now=now), changes=changes)
    version = EntryVersion.objects.create(
        entry=entry,
        number=last.number + 1 if last else 1,
        revision=entry.revision,
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
    if receipt:
        write_receipt(versions=[version], to=by, now=now)
    return version


def is_changed(entry: Entry) -> bool:
    """Whether submitting would say anything new: not when the standing version is this very draft."""
    standing = entry.standing
    if entry.state != State.SUBMITTED or standing is None:
        return True
    shown = {file.pk for file in standing.files.all()}
    return standing.revision != entry.revision or shown != {file.pk for file in files_of(entry)}


def files_of(entry: Entry) -> list[EntryFile]:
    """The files of the draft: all but those taken out of it."""
    return [file for file in entry.files.all() if file.removed_at is None]


def is_editable(entry: Entry, *, now: datetime) -> bool:
    """Whether the draft may be changed now."""
    return entry.state in EDITABLE and phases.takes_entries(
        entry.contest, now=now, institution=entry.institution
    )


def is_withdrawable(entry: Entry) -> bool:
    """Whether the entry may be taken back: submitted once, and the results not out."""
    return may(entry, "withdraw") and entry.contest.results_published_at is None


def _next_reference(contest: Contest) -> str:
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
    entry, _contest = locked_in_contest(entry)
    if entry.contest.results_published_at is not None:
        raise Refused(_("The results are published: write to the organisers."))
    return move(entry, "withdraw", Why(by=by, reason=reason, now=now))


@transaction.atomic
def delete_draft(*, entry: Entry, by: Any, now: datetime | None = None) -> None:
    """Delete a draft that was never submitted, with its files.

    Raises:
        Refused: it has been submitted: it can only be withdrawn.
    """
    entry = locked(entry)
    if entry.state != State.DRAFT or entry.versions.exists():
        raise Refused(_("What has been submitted is withdrawn, not deleted."))
    audit.record(action="entry.delete_draft", subject=entry, actor=by, before=State.DRAFT, now=now)
    delete_files(list(entry.files.all()))
    entry.delete()
