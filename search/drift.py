"""How far the search has drifted from what readers may find: not at all, unless a task was lost."""

from collections.abc import Iterator
from dataclasses import dataclass

from modelsearch.backends import get_search_backends_with_name

from cms import sites
from cms.searching import searchables
from search import entries
from search.backends import Unreachable
from search.models import Entry


@dataclass(frozen=True)
class Drift:
    """What differs.

    Args:
        name: of the source of things, or of the engine.
        missing: things that cannot be found, though readers may see them.
        changed: things that are found by what they said before.
        extra: what is found though it is no more.
        is_known: whether the engine has answered.
    """

    name: str
    missing: int = 0
    changed: int = 0
    extra: int = 0
    is_known: bool = True

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.extra) or not self.is_known


def drift() -> list[Drift]:
    """Of every source of things what its rows lack, of every engine what its index does."""
    return [*map(_of_source, (name for name, _provider in searchables)), *_of_engines()]


def _of_source(name: str) -> Drift:
    missing = changed = extra = 0
    for root in sites.roots():
        kept = dict(entries.rows_below(root, name).values_list("key", "fingerprint"))
        now = {row.key: row.fingerprint for row in entries.found_below(root, name)}
        missing += len(now.keys() - kept.keys())
        extra += len(kept.keys() - now.keys())
        changed += sum(kept[key] != now[key] for key in kept.keys() & now.keys())
    return Drift(name, missing, changed, extra)


def _of_engines() -> Iterator[Drift]:
    rows = {str(pk) for pk in Entry.objects.values_list("pk", flat=True)}
    for name, backend in get_search_backends_with_name():
        try:
            kept = backend.indexed_pks(Entry)
        except Unreachable:
            yield Drift(name, is_known=False)
            continue
        yield Drift(name, missing=len(rows - kept), extra=len(kept - rows))
