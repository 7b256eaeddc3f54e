"""What a search finds: things that readers of one home page may see, the best first, and how many there
are of each sort there and elsewhere.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.search.backends import get_search_backend

from cms import sites
from cms.registries import ListingItem
from cms.searching import PAGES, searchables
from search.analysis.guesses import guesses
from search.analysis.nodes import Query
from search.analysis.queries import LONGEST, parse
from search.corrections import corrected
from search.marking import excerpt, is_marked
from search.models import Entry
from search.thesaurus import current

ENOUGH = 3
"""Of fewer hits one may think that something else was meant."""
MOST_SHOWN = 1000
"""Nobody reads on after so many hits, and each further page costs more than the one before."""
COLUMNS = ("site", "locale", "kind", "topics", "audiences", "year")
SEVERAL = {"topic": "topics", "audience": "audiences"}
"""Facets of which a thing may have several values, and their columns."""

Chosen = Mapping[str, str]
"""Facet → value."""
Place = tuple[int, int]
"""The keys of a site and a locale."""


class Counts:
    """How many hits there are of each sort, among those of one home page.

    Args:
        rows: a number for each combination of site, locale, kind, topics, audiences and year.
        root: the home page; ``None``: all of them.
    """

    def __init__(self, rows: Mapping[tuple, int], root: sites.Root | None):
        self.by_place: Counter[Place] = Counter()
        self._rows: list[tuple[dict[str, Collection[str]], dict[str, str], int]] = []
        for (site, locale, kind, topics, audiences, year), number in rows.items():
            self.by_place[site, locale] += number
            if root is None or (site, locale) == (root.site_id, root.locale_id):
                values = {
                    "kind": (kind,),
                    "topic": topics.split(),
                    "audience": audiences.split(),
                    "year": (str(year),) if year else (),
                }
                self._rows.append((values, {"topic": topics, "audience": audiences}, number))

    def counts(self, name: str, chosen: Chosen) -> Counter[str]:
        """How many hits have each value of a facet, given what is chosen of the others."""
        others = {key: value for key, value in chosen.items() if key != name}
        counted: Counter[str] = Counter()
        for values, _columns, number in self._that_have(others):
            for value in values[name]:
                counted[value] += number
        return counted

    def total(self, chosen: Chosen) -> int:
        """How many hits have every chosen value."""
        return sum(number for *_rest, number in self._that_have(chosen))

    def combinations(self, name: str, chosen: Chosen) -> list[str]:
        """All that stands in the column of topics or audiences, of hits with the chosen values."""
        return sorted({columns[name] for _values, columns, _number in self._that_have(chosen)})

    def _that_have(self, chosen: Chosen) -> list[tuple]:
        return [row for row in self._rows if all(value in row[0][name] for name, value in chosen.items())]


@dataclass(frozen=True)
class Answer:
    """What is found for what somebody typed.

    Args:
        query: what was looked for.
        root: the home page whose things are found; ``None``: those of all.
        counts: how many hits there are, of what sorts and where.
        backend: the engine.
        taken_for: what was looked for in place of what was typed, which found nothing.
        suggested: what finds more than the little that was found.
        has_all_words: whether all words were looked for; otherwise one of them was enough.
    """

    query: Query
    root: sites.Root | None
    counts: Counts
    backend: Any
    taken_for: str = ""
    suggested: str = ""
    has_all_words: bool = True

    @property
    def number(self) -> int:
        """How many hits there are at the home page."""
        return self.counts.total({})

    @property
    def elsewhere(self) -> int:
        """How many there are at others."""
        return self.counts.by_place.total() - self.number

    def hits(self, chosen: Chosen | None = None, *, by_date: bool = False) -> "Hits":
        """The hits, the best first.

        Args:
            chosen: facet → value.
            by_date: the newest first instead.
        """
        chosen = chosen or {}
        rows = _rows(self.root)
        for name, value in chosen.items():
            if name in SEVERAL:
                rows = rows.filter(**{f"{SEVERAL[name]}__in": self.counts.combinations(name, chosen)})
            else:
                rows = rows.filter(**{name: value})
        rows = rows.order_by("-when", "-key") if by_date else rows
        found = self.backend.search(self.query, rows, order_by_relevance=not by_date)
        return Hits(found, min(self.counts.total(chosen), MOST_SHOWN))


@dataclass(frozen=True)
class Hit:
    """A hit as :mod:`search.evaluation` names it: a page's primary key, if it is one, and an address."""

    pk: int | None
    url: str


@dataclass(frozen=True)
class Hits:
    """Hits as a paginator takes them: only those are read that are shown."""

    found: Any
    number: int

    def __len__(self) -> int:
        return self.number

    def __getitem__(self, part: slice) -> list[Entry]:
        return list(self.found[part])


def answer(typed: str, root: sites.Root | None, *, literally: bool = False, backend: Any = None) -> Answer:
    """The hits for what was typed; where they are few, what may have been meant.

    Args:
        typed: whatever anybody may send.
        root: the home page whose things are found; ``None``: those of all.
        literally: whether it is looked for even where it finds nothing.
        backend: an engine; ``None``: the one in use.
    """
    typed = typed[:LONGEST]
    backend, thesaurus = backend or get_search_backend(), current()

    def look(query: Query, **said: Any) -> Answer:
        rows = backend.search(query, _rows(None)).counted(*COLUMNS) if query else {}
        return Answer(query, root, Counts(rows, root), backend, **said)

    found = look(parse(typed, thesaurus))
    if found.number >= ENOUGH or not found.query:
        return found
    for guess in _guesses(typed, lambda word: bool(look(parse(word, thesaurus)).counts.by_place)):
        other = look(parse(guess, thesaurus), taken_for=guess)
        if other.number > found.number:
            is_other_shown = not (found.number or found.elsewhere or literally)
            return other if is_other_shown else replace(found, suggested=guess)
    if found.number or found.elsewhere or literally:
        return found
    return look(parse(typed, thesaurus, any_word=True), has_all_words=False)


def _guesses(typed: str, is_found: Callable[[str], bool]) -> Iterator[str]:
    yield from guesses(typed)
    if guess := corrected(typed, is_found):
        yield guess


def best_of(typed: str, number: int, backend: Any = None) -> list[Hit]:
    """The best hits of all sites and languages for what was typed.

    Args:
        typed: whatever anybody may send.
        number: how many at most.
        backend: an engine; ``None``: the one in use.
    """
    entries = answer(typed, None, backend=backend).hits()[: 2 * number]
    items, hits = items_of(entries, None), {}
    for entry in entries:
        if entry.pk in items:
            # What belongs to both sites is one hit.
            pk = entry.key if entry.source == PAGES else None
            hits.setdefault((entry.source, entry.key), Hit(pk, items[entry.pk].url))
    return list(hits.values())[:number]


def shown(entries: Iterable[Entry], query: Query, request: Any = None) -> list[ListingItem]:
    """Hits as entries of a list, in their order; what readers may not see any more is left out.

    Args:
        entries: the hits.
        query: what was looked for: a text is shown from where its words stand.
        request: for addresses; ``None``: full ones.
    """
    entries = list(entries)
    items = items_of(entries, request)
    return [_item(items[entry.pk], entry, query) for entry in entries if entry.pk in items]


def items_of(entries: list[Entry], request: Any) -> dict[int, ListingItem]:
    """What is shown of entries, by their primary keys; what readers may not see any more is left out.

    Args:
        entries: each source of theirs is asked once.
        request: for addresses; ``None``: full ones.
    """
    roots = {(root.site_id, root.locale_id): root for root in sites.roots()}
    providers = dict(searchables)
    asked: defaultdict[tuple[Place, str], dict[int, int]] = defaultdict(dict)
    for entry in entries:
        if _place(entry) in roots and entry.source in providers:
            asked[_place(entry), entry.source][entry.key] = entry.pk
    return {
        pks[key]: item
        for (place, source), pks in asked.items()
        for key, item in providers[source](roots[place]).items(pks.keys(), request).items()
    }


def _item(item: ListingItem, entry: Entry, query: Query) -> ListingItem:
    item = replace(item, when=timezone.localtime(entry.when) if entry.year else None)
    if not entry.is_quotable or is_marked(item.title, query) or is_marked(item.text, query):
        return item
    return replace(item, text=excerpt(entry.text, query) or item.text)


def _rows(root: sites.Root | None) -> QuerySet[Entry]:
    return Entry.objects.filter(site=root.site_id, locale=root.locale_id) if root else Entry.objects.all()


def _place(entry: Entry) -> Place:
    return entry.site_id, entry.locale_id
