"""Large files: ordered once however often somebody clicks, made by a worker, kept three days.

They hold names, and works that nobody else may see. So they lie in private storage; and as soon as the
consent for any of their works ends, or a person is erased, they are deleted and have to be ordered anew.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any, BinaryIO

from django.core.files import File
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from cms.tasks.policy import retried
from contests import queries
from contests.domain.diploma_papers import archive_of, papers_of
from contests.domain.transitions import Refused, locked_contest
from contests.exports.archive import works
from contests.exports.release import release
from contests.models import Contest, Entry, EntryVersion, Package

KEEP = timedelta(days=3)
SAME_CLICK = timedelta(minutes=1)
"""Who asks for the same again so soon gets the file just made."""
STALLED = timedelta(hours=1)
"""What has been waiting for so long is given up, and may be ordered anew."""
TELL_EVERY = 1.0
"""Seconds between two words about how far it is."""
Kind, State = Package.Kind, Package.State


class Discarded(Exception):
    """The package was deleted while it was being made."""


@transaction.atomic
def order_diplomas(*, contest: Contest, by: Any, now: datetime | None = None) -> Package:
    """Have all valid papers of a contest put into one PDF, to print.

    Raises:
        Refused: none has been issued.
    """
    if not queries.diplomas_of(contest).exists():
        raise Refused(_("No diploma has been issued yet."))
    return _order(Kind.DIPLOMAS, [contest.pk], {}, by, now or timezone.now())[0]


@transaction.atomic
def order_works(
    *, versions: list[EntryVersion], names: list[str], reason: str, by: Any, now: datetime | None = None
) -> Package:
    """Have works put into a ZIP with a contents sheet; who took them and why is written down.

    Args:
        versions: those that stand, of the chosen entries.
        names: columns of the contents sheet.
        reason: why.
        by: who asks; nobody else can fetch it.
        now: the moment (aware); by default the present one.

    Raises:
        Refused: no reason is given.
    """
    now = now or timezone.now()
    wanted = {"entries": sorted(version.entry_id for version in versions), "columns": list(names)}
    contests = {version.entry.contest_id for version in versions}
    package, is_new = _order(Kind.WORKS, contests, wanted, by, now)
    if is_new:
        release(versions=versions, kind="zip", names=names, reason=reason, by=by, now=now)
    return package


@transaction.atomic
def order_papers(*, contest: Contest, by: Any, now: datetime | None = None) -> Package:
    """Have the valid papers of the person's own entries put into a ZIP.

    Raises:
        Refused: there is none.
    """
    wanted = _own_papers(contest, by)
    if not wanted["papers"]:
        raise Refused(_("No diploma has been issued yet."))
    return _order(Kind.PAPERS, [contest.pk], wanted, by, now or timezone.now())[0]


def ordered_papers(*, contest: Contest, by: Any, now: datetime | None = None) -> Package | None:
    """What :func:`order_papers` gave, if it holds just what is the person's own still; else ``None``."""
    digest = _digest(Kind.PAPERS, [contest.pk], _own_papers(contest, by), by)
    return Package.objects.filter(digest=digest).exclude(expires_at__lte=now or timezone.now()).first()


def _own_papers(contest: Contest, person: Any) -> dict:
    papers = queries.diplomas_for(person).filter(entry__contest=contest)
    return {"papers": sorted(papers.values_list("pk", flat=True))}


def is_stalled(package: Package, now: datetime) -> bool:
    """Whether it has been waiting for too long: it may be ordered anew."""
    return package.state == State.WAITING and package.requested_at + STALLED <= now


def _digest(kind: str, contests: list[int], wanted: dict, by: Any) -> str:
    words = json.dumps([kind, contests, wanted, by.pk], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()


def _order(kind: str, contests: Iterable[int], wanted: dict, by: Any, now: datetime) -> tuple[Package, bool]:
    """The package, and whether it is a new one."""
    contests = sorted(contests)
    # Of two clicks at once the second finds what the first has ordered.
    for pk in contests:
        locked_contest(pk)
    digest = _digest(kind, contests, wanted, by)
    same = Package.objects.filter(digest=digest)
    recent = Q(state=State.WAITING, requested_at__gt=now - STALLED) | Q(requested_at__gt=now - SAME_CLICK)
    if found := same.filter(recent).first():
        return found, False
    discard(same)
    package = Package.objects.create(
        kind=kind, requested_by=by, requested_at=now, wanted=wanted, digest=digest
    )
    package.contests.set(contests)
    make_package.enqueue(package.pk)
    return package, True


@retried(attempts=3, first_delay=10, moot=("DoesNotExist", "Discarded"))
@task()
def make_package(package_id: int) -> None:
    """Make an ordered package in the background."""
    make(package=Package.objects.get(pk=package_id))


def make(*, package: Package, now: datetime | None = None) -> Package:
    """Make what was ordered; again, it does nothing.

    Raises:
        Discarded: it was deleted meanwhile, for a consent ended.
    """
    if package.state == State.READY:
        return package
    makers = {Kind.DIPLOMAS: _diplomas, Kind.WORKS: _works, Kind.PAPERS: _papers}
    with makers[package.kind](package, now or timezone.now()) as content:
        package.file.save(package.file_name, File(content), save=False)
    try:
        return _finish(package, now or timezone.now())
    except Discarded:
        package.file.delete(save=False)
        raise


@transaction.atomic
def _finish(package: Package, now: datetime) -> Package:
    # A withdrawal that came first has deleted the row; one that comes now waits for it.
    if not Package.objects.select_for_update().filter(pk=package.pk, state=State.WAITING).exists():
        raise Discarded
    package.state, package.expires_at, package.done = State.READY, now + KEEP, package.whole
    package.save()
    return package


def _diplomas(package: Package, now: datetime) -> BinaryIO:
    papers = list(queries.diplomas_of(package.contests.get()))
    return BytesIO(papers_of(papers, tell=_teller(package, len(papers))))


def _works(package: Package, now: datetime) -> BinaryIO:
    # What the person moderates now: a right that was taken away meanwhile is taken away here too.
    versions = queries.versions_for_editor(package.requested_by).filter(entry__in=package.wanted["entries"])
    rows = list(versions.for_table().order_by("entry__reference"))
    return works(rows, package.wanted["columns"], now=now, tell=_teller(package, len(rows)))


def _papers(package: Package, now: datetime) -> BinaryIO:
    # What is the person's own now, of what was ordered.
    own = queries.diplomas_for(package.requested_by).filter(pk__in=package.wanted["papers"])
    papers = list(queries.diplomas_of(package.contests.get()).filter(pk__in=own))
    return archive_of(papers, tell=_teller(package, len(papers)))


def _teller(package: Package, whole: int) -> Callable[[int], None]:
    """Writes down how much is done, once a second; stops when the package is gone."""
    package.whole = whole
    told = 0.0

    def tell(done: int) -> None:
        nonlocal told
        if time.monotonic() - told < TELL_EVERY:
            return
        told = time.monotonic()
        if not Package.objects.filter(pk=package.pk).update(done=done, whole=whole):
            raise Discarded

    return tell


def discard(packages: QuerySet[Package]) -> int:
    """Delete packages with their files, from the disk when that is committed.

    Returns:
        How many.
    """
    count = 0
    for package in packages:
        if package.file:
            storage, name = package.file.storage, package.file.name
            transaction.on_commit(lambda s=storage, n=name: s.delete(n), robust=True)
        package.delete()
        count += 1
    return count


def discard_with(entry: Entry) -> None:
    """Delete what holds an entry's paper or work: what its consents allow has changed."""
    discard(Package.objects.filter(contests=entry.contest_id))


@transaction.atomic
def delete_expired(*, now: datetime | None = None) -> int:
    """Delete packages whose term is over, and those that were never made.

    Returns:
        How many.
    """
    now = now or timezone.now()
    never_made = Q(state=State.WAITING, requested_at__lt=now - STALLED)
    return discard(Package.objects.filter(Q(expires_at__lte=now) | never_made))
