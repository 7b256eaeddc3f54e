"""Diplomas, certificates and thanks: who gets one, by which code it is checked, when it no longer holds.

A code is eight signs that nobody mistakes for each other; it opens a page that says no more of a child
than the guardian agreed to at that moment. The papers themselves are made anew whenever they are asked
for (``contests.domain.diploma_papers``): no file with a child's name lies about.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from cms.codes import new_code
from cms.consent import Scope
from cms.tasks.policy import retried
from contests.domain import consents
from contests.models import Contest, Diploma, Entry, EntryVersion, Participant, State

Due = tuple[str, str]
"""What is due: the kind, and the pupil's key (empty for a teacher)."""


def holders(contest: Contest, *, now: datetime) -> list[Entry]:
    """The entries whose people get papers: judged, with every child's consent to take part."""
    return _founded(contest.entries.all(), now)


def _founded(entries: QuerySet[Entry], now: datetime) -> list[Entry]:
    rows = (
        entries.filter(state__in=[State.JUDGED, State.PLACED])
        .select_related("contest", "institution", "nomination", "category")
        .prefetch_related("versions", "awards", "diplomas", "participants")
        .order_by("institution", "reference")
    )
    entries = list(rows)
    scopes = consents.allowed((child for entry in entries for child in consents.authors_of(entry)), now=now)
    return [
        entry
        for entry in entries
        if (children := consents.authors_of(entry))
        and all(Scope.TAKE_PART in scopes[one] for one in children)
    ]


def due(entry: Entry) -> list[Due]:
    """What an entry's people get: each pupil one paper; a winner's teacher thanks."""
    version: EntryVersion = entry.standing
    placed = entry.state == State.PLACED
    kind = Diploma.Kind.DIPLOMA if placed else Diploma.Kind.CERTIFICATE
    papers = [(str(kind), pupil["key"]) for pupil in version.participants]
    return [*papers, (str(Diploma.Kind.THANKS), "")] if placed and version.teacher else papers


def missing(entry: Entry) -> list[Due]:
    """What of it has not been issued yet."""
    issued = {(one.kind, str(one.participant_key or "")) for one in valid(entry.diplomas.all())}
    return [paper for paper in due(entry) if paper not in issued]


def valid(papers: Iterable[Diploma]) -> Iterator[Diploma]:
    return (paper for paper in papers if paper.revoked_at is None)


def progress(contest: Contest, *, now: datetime) -> tuple[int, int]:
    """How many papers are issued, and how many are due in all."""
    entries = holders(contest, now=now)
    whole = sum(len(due(entry)) for entry in entries)
    return whole - sum(len(missing(entry)) for entry in entries), whole


def issue(*, contest: Contest, now: datetime | None = None) -> int:
    """Issue every paper that is due and not there yet, an entry at a time; again, it adds nothing.

    Returns:
        How many were issued.
    """
    now = now or timezone.now()
    return sum(_issue(entry, now) for entry in holders(contest, now=now) if missing(entry))


@transaction.atomic
def _issue(entry: Entry, now: datetime) -> int:
    Entry.objects.select_for_update().get(pk=entry.pk)
    # Asked anew: a consent may have ended while the papers of the entries before were issued.
    found = _founded(Entry.objects.filter(pk=entry.pk), now)
    papers = missing(found[0]) if found else []
    pupils = {str(pupil.key): pupil for pupil in Participant.objects.filter(entry=entry)}
    Diploma.objects.bulk_create(
        Diploma(
            code=new_code(), entry=entry, kind=kind, participant=pupils.get(key),
            participant_key=UUID(key) if key else None, issued_at=now,
        )
        for kind, key in papers
    )  # fmt: skip
    return len(papers)


@retried(attempts=3, first_delay=10)
@task()
def issue_all(contest_id: int) -> int:
    """Issue a whole contest's papers in the background."""
    return issue(contest=Contest.objects.get(pk=contest_id))


def is_being_issued(contest: Contest) -> bool:
    """Whether the worker is at a contest's papers, or is going to be."""
    tasks = DBTaskResult.objects.filter(
        task_path=issue_all.module_path, status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]
    )
    return tasks.filter(args_kwargs__args=[contest.pk]).exists()


def revoke_of(entry: Entry, *, now: datetime | None = None) -> int:
    """Revoke all papers of an entry: what they say is no longer so."""
    return entry.diplomas.filter(revoked_at=None).update(revoked_at=now or timezone.now())


def revoke_unfounded(entry: Entry) -> None:
    """Revoke an entry's papers when a child may not take part any more, or the entry is withdrawn."""
    now = timezone.now()
    children = consents.authors_of(entry)
    scopes = consents.allowed(children, now=now)
    if entry.state not in {State.JUDGED, State.PLACED} or not all(
        Scope.TAKE_PART in scopes[child] for child in children
    ):
        revoke_of(entry, now=now)
