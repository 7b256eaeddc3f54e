"""PostgreSQL's full text search, given finished vectors: no dictionary of the server's takes part."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

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
    TITLE,
    Compiler,
    Completing,
    Indexing,
    Listing,
    Results,
    Sql,
    spelled_by,
)
from search.backends.indexing import Streams

MOST_RANKED = 500
"""So many hits are put in order by what they say: those with the words in their titles, then the newest.
What more rows have says too little to choose by, and weighing a row costs reading all of it."""
SATURATION, LENGTH = 1.2, 0.75
"""BM25's k1 and b: how little the next occurrence of a term adds, how much a long text counts less."""
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


Leaf = tuple[str, tuple[str, ...], bool]
"""A term or a phrase as a ``tsquery``, in which columns it is looked for, and whether it is a phrase."""


def leaves(node: Node) -> list[Leaf]:
    """What of a query's tree a text may say."""
    match node:
        case Word(terms, exactly):
            both = [(f"'{term}'", ("title", "body"), False) for term in terms]
            return [*both, (f"'{exactly}'", ("title",), False)]
        case Phrase(words):
            return [(spell(node), ("title",) if EDGE in words else ("title", "body"), True)]
        case AllOf(nodes) | AnyOf(nodes):
            return [leaf for one in nodes for leaf in leaves(one)]


class PostgresCompiler(Compiler):
    """Finds words in titles and texts."""

    source = f"{INDEX} e"
    vector = "(e.title || e.body)"

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

    def ranking(self, query: Query, condition: Sql) -> Sql:
        """Primary keys and scores, the best first: BM25 over both columns as one, as SQLite has it.

        ``ts_rank`` tells nothing of how rare a word is, and little of how often it is there. Of a single
        word it gives the sum of 1, 1/4, 1/9 …, from which the number of places can be told.
        """
        where, params = condition
        wanted = Counter(leaves(query.wanted))
        times = list(wanted.values())[:MOST_LEAVES]
        occurrences = [self._occurring(leaf) for leaf in list(wanted)[:MOST_LEAVES]]
        places = range(len(occurrences))
        candidates = (
            f"SELECT {self._pk()} AS pk, e.id, e.title_norm, e.title, e.body "  # noqa: S608
            f"FROM {self.source} WHERE {where} ORDER BY (e.title @@ %s::tsquery) DESC, e.id DESC LIMIT %s"
        )
        # Concatenation reads a long vector from where it is kept, once; OFFSET 0: each step by itself.
        read = (
            "SELECT pk, id, title_norm, title, ''::tsvector || body AS body, "  # noqa: S608
            f"length(title) + length(body) AS size FROM ({candidates}) e OFFSET 0"
        )
        counted = ", ".join(f"{sql} AS f{place}" for place, (sql, _params) in enumerate(occurrences))
        room = f"{SATURATION} * ({1 - LENGTH} + {LENGTH} * size / avg(size) OVER ())"
        weighed = f"SELECT pk, id, title_norm, {counted}, {room} AS room FROM ({read}) e OFFSET 0"  # noqa: S608
        counted_once = f"WITH entries AS MATERIALIZED (SELECT count(*) AS number FROM {INDEX})"  # noqa: S608
        number = "(SELECT number FROM entries)"
        rarities = ", ".join(
            f"ln(greatest(1.0001, ({number} + 0.5) / "
            f"(count(*) FILTER (WHERE f{place} > 0.1) OVER () + 0.5))) AS r{place}"
            for place in places
        )
        score = " + ".join(f"{times[place]} * r{place} * f{place} / (f{place} + room)" for place in places)
        sql = (
            f"{counted_once} SELECT pk, title_norm * ({score}) AS score "  # noqa: S608
            f"FROM (SELECT *, {rarities} FROM ({weighed}) e) e"
        )
        given = [param for _sql, of_leaf in occurrences for param in of_leaf]
        return f"{sql} ORDER BY score DESC, id DESC", [*given, *params, tsquery_of(query), MOST_RANKED]

    def _occurring(self, leaf: Leaf) -> Sql:
        """How often a term is there, those in the title several times."""
        term, columns, is_phrase = leaf
        weights = {"title": TITLE, "body": BODY}
        parts = []
        for column in columns:
            often = f"({column} @@ %s::tsquery)::int"
            if not is_phrase:
                rank = f"ts_rank('{{1, 1, 1, 1}}', {column}, %s::tsquery)"
                often = f"(1 / (1.64494 - 1.64493 * {rank}) - 1 / 1.64494)"
            parts.append(f"{weights[column]} * {often}")
        return f"({' + '.join(parts)})", [term] * len(columns)


class PostgresCompletingCompiler(Completing, PostgresCompiler):
    """Finds titles by the beginnings of their words."""

    vector = "e.autocomplete"

    def ranking(self, query: Query, condition: Sql) -> Sql:
        """Primary keys and scores, the best first."""
        where, params = condition
        candidates = f"SELECT e.* FROM {self.source} WHERE {where} ORDER BY e.id DESC LIMIT %s"  # noqa: S608
        # 1: long titles count less; 32: scores below 1.
        score = f"ts_rank({self.vector}, %s::tsquery, 1 | 32) * e.title_norm"
        sql = f"SELECT {self._pk()}, {score} AS score FROM ({candidates}) e"  # noqa: S608
        return f"{sql} ORDER BY score DESC, e.id DESC", [tsquery_of(query), *params, MOST_RANKED]


class Vector(Value):
    """A finished vector as a value of a row."""

    def as_sql(self, compiler, connection):
        """As PostgreSQL reads it."""
        return "%s::tsvector", [self.value]


class Index(Indexing, PostgresIndex):
    """The table of vectors."""

    def entry_of(self, streams: Streams) -> dict:
        """The columns of a row of the index."""
        return {
            "title": _vector(streams.title, "A"),
            "body": _vector(streams.body, "B"),
            "autocomplete": _vector(streams.autocomplete, "A"),
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
