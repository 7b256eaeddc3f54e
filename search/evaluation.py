"""How well the search finds what people judged to be relevant."""

import json
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from search.queries import Hit

Key = int | str
DEPTH = 10
"""So many hits of a query count."""
SEEN = 5
"""So many hits are looked at by whoever searches."""


@dataclass(frozen=True)
class Judged:
    """A query, and what somebody who knows the content would want to find.

    Args:
        query: what is typed.
        relevant: the primary keys or addresses of pages.
    """

    query: str
    relevant: tuple[Key, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of a judged query.

    Args:
        judged: the query.
        ranks: where the relevant pages stand among the hits, from 0; ``None``: not among the first ten.
    """

    judged: Judged
    ranks: tuple[int | None, ...]

    def recall(self, depth: int) -> float:
        """Hits among the first ``depth``, over as many as there could be."""
        return sum(rank is not None and rank < depth for rank in self.ranks) / min(depth, len(self.ranks))

    @property
    def missed(self) -> tuple[Key, ...]:
        """What is relevant and not among the first five."""
        placed = zip(self.judged.relevant, self.ranks, strict=True)
        return tuple(key for key, rank in placed if rank is None or rank >= SEEN)

    @property
    def reciprocal_rank(self) -> float:
        """One over the place of the first relevant hit."""
        found = [rank for rank in self.ranks if rank is not None]
        return 1 / (min(found) + 1) if found else 0.0

    @property
    def ndcg(self) -> float:
        """The normalised discounted cumulative gain of the first ten, a page being relevant or not."""
        gain = sum(1 / math.log2(rank + 2) for rank in self.ranks if rank is not None)
        return gain / sum(1 / math.log2(place + 2) for place in range(min(DEPTH, len(self.ranks))))


def read_judged(lines: Iterable[str]) -> Iterator[Judged]:
    """Judged queries of lines ``{"query": …, "relevant": […]}``; empty lines are passed over.

    Raises:
        ValueError: a line is something else; with its number.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _judged_of(line)
            except ValueError as error:
                raise ValueError(f"Line {number}: {error}") from error


def sifted(lines: Iterable[str]) -> tuple[list[Judged], list[tuple[int, str]]]:
    """The judged queries of lines; and the numbers of those that are none, each with what is wrong."""
    judged, bad = [], []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                judged.append(_judged_of(line))
            except ValueError as error:
                bad.append((number, str(error)))
    return judged, bad


def _judged_of(line: str) -> Judged:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(_("this is no JSON")) from error
    query, relevant = (row.get("query"), row.get("relevant")) if isinstance(row, dict) else (None, None)
    if not isinstance(query, str) or not isinstance(relevant, list) or not relevant:
        raise ValueError(_("a query and a list of at least one page are needed"))
    if not _is_text(query) or not all(map(_is_text, relevant)):
        raise ValueError(_("this is no JSON"))
    if not all(_is_key(key) for key in relevant):
        raise ValueError(_("a page is named by its number or by its address"))
    return Judged(query, tuple(relevant))


def _is_text(value: object) -> bool:
    """Half of a pair of surrogates is none: nothing can show it."""
    try:
        str(value).encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_key(key: object) -> bool:
    if not isinstance(key, str):
        return isinstance(key, int)
    try:
        urlsplit(key)
    except ValueError:
        return False
    return True


def evaluate(judged: Iterable[Judged], find: Callable[[str], list[Hit]]) -> list[Outcome]:
    """What becomes of judged queries.

    Args:
        judged: the queries.
        find: gives the hits of a query, the best first.
    """
    return [_outcome(one, find(one.query)[:DEPTH]) for one in judged]


def measures(outcomes: list[Outcome]) -> dict[str, float]:
    """The means over all queries, by their usual names."""
    count = max(len(outcomes), 1)
    return {
        "recall@5": sum(one.recall(5) for one in outcomes) / count,
        "recall@10": sum(one.recall(10) for one in outcomes) / count,
        "MRR": sum(one.reciprocal_rank for one in outcomes) / count,
        "nDCG@10": sum(one.ndcg for one in outcomes) / count,
    }


def _outcome(judged: Judged, hits: list[Hit]) -> Outcome:
    places = {}
    for place, hit in enumerate(hits):
        for key in _keys(hit):
            places.setdefault(key, place)
    return Outcome(judged, tuple(places.get(_key(one)) for one in judged.relevant))


def _keys(hit: Hit) -> list[Key]:
    """All by which a hit may be named: its primary key, its path, its host and path."""
    address = urlsplit(hit.url)
    keys: list[Key] = [address.path, f"{address.hostname}{address.path}"]
    return keys if hit.pk is None else [hit.pk, *keys]


def _key(named: Key) -> Key:
    if isinstance(named, int):
        return named
    address = urlsplit(named)
    return f"{address.hostname}{address.path}" if address.hostname else address.path
