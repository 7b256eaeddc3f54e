"""A long list of pages as it is filtered and counted: their ids in order, and their facets.

A list of twenty thousand pages costs as much as one of two hundred: what is shown is a slice of
ids that a process keeps in memory until something is published (:mod:`cms.cache.memo`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Page, Paginator
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _

PER_PAGE = 12
_MOST_REMEMBERED = 200

Chosen = Mapping[str, str]
"""What a reader filters by: facet → value."""


class Catalogue:
    """Ids in the order of the list, each with its values of every facet.

    Args:
        names: the facets' names, which are also their query parameters.
        rows: for each page its id and, facet by facet, a tuple of its values.
    """

    def __init__(self, names: Iterable[str], rows: Iterable[tuple[int, tuple[tuple[str, ...], ...]]]):
        self.names = tuple(names)
        self.ids: list[int] = []
        self._values: list[tuple[tuple[str, ...], ...]] = []
        for pk, values in rows:
            self.ids.append(pk)
            self._values.append(values)
        self._selections: dict[frozenset, list[int]] = {}
        self._counts: dict[tuple[str, frozenset], Counter] = {}

    def select(self, chosen: Chosen) -> list[int]:
        """The ids that have every chosen value, in order."""
        return [self.ids[place] for place in self._places(chosen)] if chosen else self.ids

    def total(self, chosen: Chosen) -> int:
        """How many pages have every chosen value."""
        return len(self.select(chosen))

    def counts(self, name: str, chosen: Chosen) -> Counter:
        """How many pages have each value of the facet, given what is chosen of the others."""
        others = {key: value for key, value in chosen.items() if key != name}
        key = (name, frozenset(others.items()))
        if key not in self._counts:
            column = self.names.index(name)
            values = (value for place in self._places(others) for value in self._values[place][column])
            _remember(self._counts, key, Counter(values))
        return self._counts[key]

    def _places(self, chosen: Chosen) -> Iterable[int]:
        if not chosen:
            return range(len(self.ids))
        key = frozenset(chosen.items())
        if key not in self._selections:
            wanted = [(self.names.index(name), value) for name, value in chosen.items()]
            places = [
                place
                for place, values in enumerate(self._values)
                if all(value in values[column] for column, value in wanted)
            ]
            _remember(self._selections, key, places)
        return self._selections[key]


def _remember(memory: dict, key, value) -> None:
    """Keep ``value``; a memory that has grown too long begins anew."""
    if len(memory) >= _MOST_REMEMBERED:
        memory.clear()
    memory[key] = value


class Counted(Protocol):
    """What a filter counts: a :class:`Catalogue`, or hits of a search."""

    def counts(self, name: str, chosen: Chosen) -> Counter: ...

    def total(self, chosen: Chosen) -> int: ...


@dataclass(frozen=True)
class Option:
    """A value of a facet: what it is called, how many it would leave (``None``: uncounted), its list."""

    value: str
    label: str
    count: int | None
    url: str
    selected: bool


@dataclass(frozen=True)
class Facet:
    """A facet as a filter: its options begin with «all».

    Args:
        name: its query parameter.
        label: what it is called.
        options: what may be chosen.
        links: shown as links; otherwise as a field of a form.
    """

    name: str
    label: str
    options: tuple[Option, ...]
    links: bool = False


@dataclass(frozen=True)
class Filters:
    """All that a list may be narrowed by, as ``components/filters.html`` takes it.

    Args:
        facets: the filters, in their order.
        chosen: what is chosen now.
        kept: other parameters that stay whatever is chosen.
    """

    facets: list[Facet]
    chosen: dict[str, str]
    kept: dict[str, str] = field(default_factory=dict)

    @property
    def action(self) -> str | None:
        """Where the form leads; ``None`` when all filters are links."""
        return "./" if any(not facet.links and len(facet.options) > 1 for facet in self.facets) else None

    @property
    def shown(self) -> list[Facet]:
        """Those with something to choose."""
        return [facet for facet in self.facets if len(facet.options) > 1]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form keeps of the choices made by links."""
        fields = {facet.name for facet in self.facets if not facet.links}
        asked = {**self.kept, **self.chosen}
        return [(name, value) for name, value in asked.items() if name not in fields]

    @property
    def reset_url(self) -> str:
        return query_string(self.kept) if self.chosen else ""

    @property
    def query(self) -> str:
        """The choices as a query string, for the ways to other pages."""
        return urlencode({**self.kept, **self.chosen})


def chosen_of(parameters: QueryDict, known: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """What the query string chooses.

    Args:
        parameters: the request's ``GET``; unknown parameters and empty values choose nothing.
        known: facet → its possible values.

    Raises:
        Http404: a value that does not exist.
    """
    chosen = {}
    for name, values in known.items():
        value = parameters.get(name, "")
        if not value:
            continue
        if value not in values:
            raise Http404(_("There is no such filter."))
        chosen[name] = value
    return chosen


def facet(
    catalogue: Counted,
    name: str,
    label: str,
    labels: Mapping[str, str],
    chosen: Chosen,
    *,
    links: bool = False,
    kept: Mapping[str, str] | None = None,
) -> Facet:
    """A filter with counts; values that no page has are left out, unless chosen.

    Args:
        catalogue: the list.
        name: the facet's name.
        label: what it is called.
        labels: value → its words, in the order to show.
        chosen: what is chosen now.
        links: see :class:`Facet`.
        kept: other parameters that the links keep.
    """
    counts = catalogue.counts(name, chosen)
    others = {key: value for key, value in chosen.items() if key != name}
    rest = {**(kept or {}), **others}
    total = catalogue.total(others)
    options = [Option("", _("All"), total, query_string(rest), name not in chosen)]
    options += [
        Option(value, words, counts[value], query_string({**rest, name: value}), chosen.get(name) == value)
        for value, words in labels.items()
        if counts[value] or chosen.get(name) == value
    ]
    return Facet(name, label, tuple(options), links)


def for_robots(page_obj: Page, chosen: Chosen) -> dict[str, str]:
    """What robots are told of one view of a list: filtered ones are not for them, pages are themselves."""
    if chosen:
        return {"robots": "noindex, follow"}
    return {"canonical_query": query_string({"page": str(page_obj.number)})} if page_obj.number > 1 else {}


def listed(
    catalogue: Catalogue,
    request: HttpRequest,
    labels: Mapping[str, Mapping[str, str]],
    names: Mapping[str, str],
    *,
    links: Collection[str] = (),
    per_page: int = PER_PAGE,
) -> dict:
    """What every filtered list shows for a request: its filters, its page, what robots are told.

    Args:
        catalogue: the list.
        request: its query chooses.
        labels: facet → value → its words, in the order to show.
        names: facet → what it is called, in the order to show.
        links: the facets that are shown as links.
        per_page: how many things.

    Raises:
        Http404: a filter or a page that does not exist.
    """
    chosen = chosen_of(request.GET, labels)
    page_obj = page_of(catalogue.select(chosen), request.GET.get("page"), per_page)
    facets = [
        facet(catalogue, name, label, labels[name], chosen, links=name in links)
        for name, label in names.items()
    ]
    return {"filters": Filters(facets, chosen), "page_obj": page_obj, **for_robots(page_obj, chosen)}


def query_string(parameters: Mapping[str, str]) -> str:
    """``?a=b``, relative to the list's address; ``./`` when nothing is left to say."""
    return f"?{urlencode(parameters)}" if parameters else "./"


def page_of(ids: list[int], number: str | None, per_page: int = PER_PAGE) -> Page:
    """A page of ids.

    Args:
        ids: all of them.
        number: the query parameter, as the reader sent it; empty means the first page.
        per_page: how many.

    Raises:
        Http404: no such page; an empty list has its first page.
    """
    number = number or "1"
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        raise Http404(_("There is no such page."))
    try:
        return Paginator(ids, per_page).page(int(number))
    except EmptyPage:
        raise Http404(_("There is no such page.")) from None
