"""How much a term tells in PostgreSQL's index: the less, the more rows have it; and how long a row is.

Counting rows costs as much as finding them, so that a number is kept for a while.
"""

import math
import time
from collections.abc import Sequence

from django.db import connections

from search.backends.database import INDEX

KEPT_SECONDS = 300
MOST_KEPT = 10_000
MOST_COUNTED = 3000
"""What more rows have than these tells next to nothing."""

LENGTH = "NULLIF(e.body_text, '')::float8"
"""How many terms a row has, as :mod:`search.backends.postgresql` writes it: a vector knows only how many
*different* ones. modelsearch has the column for trigrams, which nothing here looks for."""
Term = tuple[str, str]
"""The vector that is searched, and a ``tsquery``."""
ROWS: Term = ("", f"SELECT count(*) FROM {INDEX} e")  # noqa: S608
AVERAGE: Term = ("", f"SELECT coalesce(avg({LENGTH}), 1) FROM {INDEX} e")  # noqa: S608
_kept: dict[tuple[str, Term], tuple[float, float]] = {}


def numbers_of(terms: Sequence[Sequence[Term]], alias: str) -> tuple[list[float], float]:
    """BM25's inverse document frequencies, and the average length of a row.

    Args:
        terms: of each the rarest counts: a phrase is at least as rare as its words.
        alias: of the database.
    """
    wanted = {ROWS, AVERAGE, *(term for several in terms for term in several)}
    numbers = {term: kept for term in wanted if (kept := _remembered(alias, term)) is not None}
    if missing := [term for term in wanted if term not in numbers]:
        numbers.update(_asked(missing, alias))
    fewest = [min(numbers[term] for term in several) for several in terms]
    return [_rarity(few, numbers[ROWS]) for few in fewest], numbers[AVERAGE]


def forget() -> None:
    """Count anew: the index has changed."""
    _kept.clear()


def _rarity(few: float, rows: float) -> float:
    return math.log(1 + (max(rows - few, 0) + 0.5) / (few + 0.5))


def _remembered(alias: str, term: Term) -> float | None:
    until, number = _kept.get((alias, term), (0.0, 0.0))
    return number if time.monotonic() < until else None


def _asked(terms: list[Term], alias: str) -> dict[Term, float]:
    with connections[alias].cursor() as cursor:
        parts = ", ".join(_counting(vector, term) for vector, term in terms)
        cursor.execute(f"SELECT {parts}", [term for vector, term in terms if vector])
        numbers = dict(zip(terms, map(float, cursor.fetchone()), strict=True))
    if len(_kept) > MOST_KEPT:
        forget()
    until = time.monotonic() + KEPT_SECONDS
    _kept.update({(alias, term): (until, number) for term, number in numbers.items()})
    return numbers


def _counting(vector: str, term: str) -> str:
    if not vector:
        return f"({term})"
    found = f"SELECT 1 FROM {INDEX} e WHERE {vector} @@ %s::tsquery LIMIT {MOST_COUNTED}"  # noqa: S608
    return f"(SELECT count(*) FROM ({found}) e)"  # noqa: S608
