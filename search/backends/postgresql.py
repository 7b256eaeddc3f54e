"""PostgreSQL's full text search, given finished vectors: no dictionary of the server's takes part."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass

from django.contrib.postgres.search import SearchVectorField
from django.db import transaction
from django.db.models import Value
from modelsearch.backends.database.postgres.postgres import (
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchRebuilder,
)

from search.analysis.nodes import AllOf, AnyOf, Beginning, Better, Node, Phrase, Query, Word
from search.analysis.streams import EDGE
from search.backends.database import (
    BODY,
    INDEX,
    MOST_RANKED,
    TITLE,
    Compiler,
    Completing,
    Indexing,
    Listing,
    Results,
    Sql,
    spelled_by,
)
from search.backends.frequencies import LENGTH, Term, forget, numbers_of
from search.backends.indexing import Streams

SATURATION, SHORTNESS = 1.2, 0.75
"""BM25's k1 and b: how little the next occurrence of a term adds, how much a long text counts less."""
BOTH = "(e.title || e.body)"
"""As the index of ``search.migrations.0001_index`` has it."""
MOST_LEAVES = 80
"""So many terms and phrases of a query are weighed, the first ones: twelve words have fewer."""
MOST_POSITIONS = 16_383
"""PostgreSQL's own limit for a word's place in a text."""
MOST_PLACES = 255
"""PostgreSQL's own limit of places of one word."""


def spell(node: Node) -> str:
    """A node as a ``tsquery`` that has its hits. Terms are letters and digits, in quotation marks.

    What adds no hits is left out: for weights and for phrases every row would be read.
    """
    match node:
        case Word(terms):
            return "(" + " | ".join(f"'{term}'" for term in terms) + ")"
        case Better(nodes):
            return spell(nodes[0])
        case Beginning(letters):
            return f"'{letters}':*"
        case Phrase(words):
            return "(" + " <-> ".join(f"'{word}'" for word in words) + ")"
        case AllOf(nodes):
            return spelled_by(spell, nodes, " & ")
        case AnyOf(nodes):
            return spelled_by(spell, nodes, " | ")


def tsquery_of(query: Query) -> str:
    """A query that asks for something, as a ``tsquery``."""
    return spell(query.wanted) + "".join(f" & !({spell(node)})" for node in query.unwanted)


def vector_of(stream: str, weight: str) -> str:
    """A stream of terms as a ``tsvector``: where each term stands, and what it weighs."""
    places: dict[str, list[int]] = {}
    for place, term in enumerate(stream.split(), start=1):
        places.setdefault(term, []).append(min(place, MOST_POSITIONS))
    return " ".join(
        f"'{term}':" + ",".join(f"{place}{weight}" for place in dict.fromkeys(found[:MOST_PLACES]))
        for term, found in places.items()
    )


@dataclass(frozen=True)
class Leaf:
    """A term, or several one after another.

    Args:
        words: marked, where they are several.
        columns: of the index, in which they are looked for.
    """

    words: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def spelled(self) -> str:
        """As a ``tsquery``."""
        return spell(Phrase(self.words))

    @property
    def counted(self) -> list[Term]:
        """What its rarity is counted by. To find words one after another in texts, the texts are read."""
        vector = BOTH if len(self.columns) > 1 else f"e.{self.columns[0]}"
        by_word = len(self.words) > 1 and vector == BOTH
        return [(vector, f"'{word}'") for word in self.words] if by_word else [(vector, self.spelled)]


def leaves(node: Node) -> list[Leaf]:
    """What of a query's tree a text may say."""
    match node:
        case Word(terms, exactly):
            return [*(Leaf((term,), ("title", "body")) for term in terms), Leaf((exactly,), ("title",))]
        case Phrase(words):
            return [Leaf(words, ("title",) if EDGE in words else ("title", "body"))]
        case AllOf(nodes) | AnyOf(nodes):
            return [leaf for one in nodes for leaf in leaves(one)]


class PostgresCompiler(Compiler):
    """Finds words in titles and texts."""

    source = f"{INDEX} e"
    vector = BOTH

    @contextmanager
    def planned(self, cursor) -> Iterator[None]:
        """The planner does not know what reading a long vector costs: it would read those of all rows."""
        with transaction.atomic(using=self.queryset.db):
            cursor.execute("SET LOCAL enable_seqscan = off")
            yield
            cursor.execute("SET LOCAL enable_seqscan = DEFAULT")

    def matching(self, query: Query) -> Sql:
        """The condition on rows of the index."""
        vector = self.vector
        if self.fields is not None and vector != "e.autocomplete":
            has_title, has_more = "title" in self.fields, any(field != "title" for field in self.fields)
            vector = vector if has_title and has_more else "e.title" if has_title else "e.body"
        return f"{vector} @@ %s::tsquery", [tsquery_of(query)]

    def ranking(self, query: Query, rows: Sql) -> Sql:
        """Primary keys and scores, the best first: BM25 over both columns as one, as SQLite has it.

        ``ts_rank`` tells nothing of how rare a word is, and little of how often it is there. Of a single
        word it gives the sum of 1, 1/4, 1/9 …, from which the number of places can be told.
        """
        times = dict(list(Counter(leaves(query.wanted)).items())[:MOST_LEAVES])
        rarities, average = numbers_of([leaf.counted for leaf in times], self.queryset.db)
        weighed, params = self._weighed(query, rows)
        # setweight: a long vector is read from where it is kept once, not for each term; OFFSET 0: each step
        # by itself.
        read = (
            "SELECT pk, e.id, title_norm, title, setweight(body, 'B') AS body, "  # noqa: S608
            f"coalesce({LENGTH}, {average}) AS length FROM ({weighed}) weighed "
            f"CROSS JOIN LATERAL (SELECT * FROM {INDEX} e WHERE e.id = weighed.id OFFSET 0) e OFFSET 0"
        )
        occurrences = [self._occurring(leaf) for leaf in times]
        counted = ", ".join(f"{sql} AS f{place}" for place, (sql, _params) in enumerate(occurrences))
        room = f"{SATURATION}::float8 * ({1 - SHORTNESS}::float8 + {SHORTNESS / average}::float8 * length)"
        counted_in = f"SELECT pk, id, title_norm, {counted}, {room} AS room FROM ({read}) e OFFSET 0"  # noqa: S608
        score = " + ".join(
            f"%s::float8 * f{place} / (f{place} + room)" for place, _sql in enumerate(occurrences)
        )
        sql = f"SELECT pk, title_norm * ({score}) AS score FROM ({counted_in}) e"  # noqa: S608
        weights = [number * rarity for number, rarity in zip(times.values(), rarities, strict=True)]
        given = [param for _sql, of_leaf in occurrences for param in of_leaf]
        return f"{sql} ORDER BY score DESC, id DESC", [*weights, *given, *params]

    def _weighed(self, query: Query, rows: Sql) -> Sql:
        """Which rows of the index are weighed; only as many are compared with those looked through."""
        matching, params = self.matching(query)
        is_first, first_params = self._is_first(query)
        hits = (
            f"SELECT e.id, {self._pk()} AS pk, {is_first} AS is_first FROM {self.source} "  # noqa: S608
            f"WHERE {matching} AND {self._of_model()} ORDER BY is_first DESC, e.id DESC OFFSET 0"
        )
        return (
            f"SELECT pk, id FROM ({hits}) e WHERE pk IN ({rows[0]}) "  # noqa: S608
            "ORDER BY is_first DESC, id DESC LIMIT %s"
        ), [*first_params, *params, *rows[1], MOST_RANKED]

    def _is_first(self, query: Query) -> Sql:
        """Whether a hit is weighed before others."""
        return "(e.title @@ %s::tsquery)", [tsquery_of(query)]

    def _occurring(self, leaf: Leaf) -> Sql:
        """How often a term is there, those in the title several times."""
        weights = {"title": TITLE, "body": BODY}
        parts = []
        for column in leaf.columns:
            often = f"({column} @@ %s::tsquery)::int"
            if len(leaf.words) == 1:
                rank = f"ts_rank('{{1, 1, 1, 1}}', {column}, %s::tsquery)"
                often = f"(1 / (1.64494::float8 - 1.64493::float8 * {rank}) - 1 / 1.64494::float8)"
            parts.append(f"{weights[column]}::float8 * {often}")
        return f"({' + '.join(parts)})", [leaf.spelled] * len(leaf.columns)


class PostgresCompletingCompiler(Completing, PostgresCompiler):
    """Finds titles by the beginnings of their words."""

    vector = "e.autocomplete"

    def _is_first(self, _query: Query) -> Sql:
        """All that is looked through are titles."""
        return "false", []

    def ranking(self, query: Query, rows: Sql) -> Sql:
        """Primary keys and scores, the best first."""
        weighed, params = self._weighed(query, rows)
        # 1: long titles count less; 32: scores below 1.
        score = f"ts_rank({self.vector}, %s::tsquery, 1 | 32) * e.title_norm"
        sql = (
            f"SELECT weighed.pk, {score} AS score FROM ({weighed}) weighed "  # noqa: S608
            f"JOIN {INDEX} e ON e.id = weighed.id ORDER BY score DESC, e.id DESC"
        )
        return sql, [tsquery_of(query), *params]


class Vector(Value):
    """A finished vector as a value of a row."""

    def as_sql(self, compiler, connection):
        """As PostgreSQL reads it."""
        return "%s::tsvector", [self.value]


class Index(Indexing, PostgresIndex):
    """The table of vectors."""

    def add_items(self, model, objs) -> None:
        """Write objects of one model into the index, or write them anew."""
        super().add_items(model, objs)
        forget()

    def entry_of(self, streams: Streams) -> dict:
        """The columns of a row of the index."""
        return {
            "title": _vector(streams.title, "A"),
            "body": _vector(streams.body, "B"),
            "autocomplete": _vector(streams.autocomplete, "A"),
            "body_text": str(sum(len(stream.split()) for stream in astuple(streams))),
        }


def _vector(stream: str, weight: str) -> Vector:
    return Vector(vector_of(stream, weight), output_field=SearchVectorField())


class PostgresBackend(Listing, PostgresSearchBackend):
    """modelsearch's backend for PostgreSQL with our words and our order."""

    query_compiler_class = PostgresCompiler
    autocomplete_query_compiler_class = PostgresCompletingCompiler
    index_class = Index
    results_class = Results
    # modelsearch's own rebuilds in one transaction: for minutes a published page's row would be locked.
    atomic_rebuilder_class = PostgresSearchRebuilder
