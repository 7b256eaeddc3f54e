"""Keeping the rows of findable things in step with the things (:mod:`cms.searching`).

What readers may not see any more goes at once, in the transaction that hides it. What is new comes through
a task after the commit, within a second; a hit is asked for anew when it is shown, so that a row that
lags behind shows nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import islice

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from modelsearch.backends import get_search_backends
from modelsearch.index import remove_object

from cms import sites
from cms.searching import Finding, Keys, searchables
from search import vocabulary
from search.models import Entry

BATCH = 200
LONGEST_TITLE = Entry._meta.get_field("title").max_length
LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)
"""The date of what has none (nor a year): engines do not agree where it would stand in an order by date."""
IDENTITY = ["source", "key", "site", "locale"]
CONTENT = ["kind", "topics", "audiences", "year", "when", "title", "summary", "text", "weight", "is_quotable"]


def refresh(name: str, keys: Keys | None = None, *, is_told: bool = True) -> None:
    """Make the rows of things as the things are now; those that have not changed stay as they are.

    Args:
        name: of the source in ``searchables``.
        keys: the things; ``None``: all of them.
        is_told: whether the engines and the vocabulary learn of them, too.
    """
    for root in sites.roots():
        _refresh_below(root, name, keys, is_told)


@transaction.atomic
def settled() -> datetime:
    """Wait for whoever writes rows now: what changed before this moment is there to be read."""
    for name, _provider in searchables:
        _lock(name, is_alone=True)
    return timezone.now()


def forget(name: str, keys: Keys) -> None:
    """Delete the rows of things, in this transaction.

    Args:
        name: of the source in ``searchables``.
        keys: the things.
    """
    with transaction.atomic():
        _lock(name, is_alone=False)
        _delete(Entry.objects.filter(source=name, key__in=list(keys)))


def distrust(name: str, keys: Keys) -> None:
    """Quote nothing of things that have changed, until they are learnt anew.

    Args:
        name: of the source in ``searchables``.
        keys: the things.
    """
    Entry.objects.filter(source=name, key__in=list(keys)).update(summary="", text="", fingerprint="")


def delete_stale() -> None:
    """Delete the rows of sources that are registered no more, and of roots that there are no more."""
    names = [name for name, _provider in searchables]
    _delete(Entry.objects.exclude(source__in=names))
    for site, locale in set(Entry.objects.values_list("site", "locale")) - {*map(_place, sites.roots())}:
        _delete(Entry.objects.filter(site=site, locale=locale))


def rows_below(root: sites.Root, name: str, keys: Iterable[int] | None = None) -> QuerySet[Entry]:
    """The rows that there are, of things below one home page."""
    rows = Entry.objects.filter(source=name, site=root.site_id, locale=root.locale_id)
    return rows if keys is None else rows.filter(key__in=list(keys))


def found_below(root: sites.Root, name: str, keys: Keys | None = None) -> Iterator[Entry]:
    """The rows that there should be."""
    provider = dict(searchables)[name]
    with translation.override(root.language):
        for finding in provider(root).findings(keys) if root.live else ():
            yield _row(finding, name, root)


@transaction.atomic
def tell_engines(rows: QuerySet[Entry]) -> None:
    """Have the engines index rows as they are."""
    for batch in _batches(rows.order_by("pk").iterator(chunk_size=BATCH)):
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(Entry, batch)


def _refresh_below(root: sites.Root, name: str, keys: Keys | None, is_told: bool) -> None:
    kept = dict(rows_below(root, name, keys).values_list("key", "fingerprint"))
    for rows in _batches(found_below(root, name, keys)):
        fresh = [row.key for row in rows if kept.pop(row.key, "") != row.fingerprint]
        _make_anew(root, name, fresh, is_told)
    for gone in _batches(kept):
        _make_anew(root, name, gone, is_told)


@transaction.atomic
def _make_anew(root: sites.Root, name: str, keys: Keys, is_told: bool) -> None:
    """Ask once more, while nobody can take anything back: what was seen before may be gone by now."""
    if not keys:
        return
    _lock(name, is_alone=True)
    rows = list(found_below(root, name, keys))
    _delete(rows_below(root, name, set(keys) - {row.key for row in rows}))
    _write(rows, is_told)


def _lock(name: str, *, is_alone: bool) -> None:
    """Until the transaction ends: either one writes rows of a source, or others take rows back.

    SQLite's transactions that write come one after another anyway.
    """
    if connection.vendor == "postgresql":
        shared = "" if is_alone else "_shared"
        with connection.cursor() as cursor:
            lock = f"SELECT pg_advisory_xact_lock{shared}(hashtext(%s))"
            cursor.execute(lock, [f"search.entries:{name}"])


def _place(root: sites.Root) -> tuple[int, int]:
    return root.site_id, root.locale_id


def _row(finding: Finding, name: str, root: sites.Root) -> Entry:
    when = finding.when and timezone.localtime(finding.when)
    row = Entry(
        source=name,
        key=finding.key,
        site_id=root.site_id,
        locale_id=root.locale_id,
        kind=finding.kind,
        topics=_listed(finding.topics),
        audiences=_listed(finding.audiences),
        year=when and when.year,
        when=finding.when or LONG_AGO,
        title=finding.title[:LONGEST_TITLE],
        summary=finding.summary,
        text=finding.text,
        weight=finding.weight,
        is_quotable=finding.is_quotable,
    )
    says = repr([getattr(row, column) for column in CONTENT])
    row.fingerprint = blake2b(says.encode(), digest_size=16).hexdigest()
    return row


def _listed(values: Iterable[str]) -> str:
    """Several values in one column, each with a blank before and after it."""
    return "".join(f" {value} " for value in sorted(set(values)))


@transaction.atomic
def _write(rows: list[Entry], is_told: bool) -> None:
    """Write rows of one source below one home page."""
    if not rows:
        return
    columns = [*CONTENT, "fingerprint", "changed_at"]
    Entry.objects.bulk_create(rows, update_conflicts=True, unique_fields=IDENTITY, update_fields=columns)
    if is_told:
        vocabulary.learn(rows)
        # Their primary keys are known to the database only.
        written = Entry.objects.filter(source=rows[0].source, site=rows[0].site_id, locale=rows[0].locale_id)
        tell_engines(written.filter(key__in=[row.key for row in rows]))


@transaction.atomic
def _delete(rows: QuerySet[Entry]) -> None:
    doomed = list(rows.only("pk"))
    Entry.objects.filter(pk__in=[row.pk for row in doomed]).delete()
    for row in doomed:
        remove_object(row)


def _batches(rows: Iterable, size: int = BATCH) -> Iterator[list]:
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch
