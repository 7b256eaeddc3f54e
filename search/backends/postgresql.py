"""PostgreSQL's full text search, given finished vectors: no dictionary of the server's takes part."""

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Value
from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend

from search.analysis.nodes import AllOf, AnyOf, Beginning, Node, Phrase, Query, Word
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

MOST_RANKED = 1000
"""So many hits are put in order by what they say: those with the words in their titles, then the newest.
What more rows have says too little to choose by, and weighing a row costs reading all of it."""
MOST_POSITIONS = 16_383
"""PostgreSQL's own limit for a word's place in a text."""
MOST_PLACES = 255
"""PostgreSQL's own limit of places of one word."""


def spell(node: Node) -> str:
    """A node as a ``tsquery``. Terms are letters and digits, in quotation marks all the same."""
    match node:
        case Word(terms, exactly):
            return "(" + " | ".join((*(f"'{term}'" for term in terms), f"'{exactly}':A")) + ")"
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


class PostgresCompiler(Compiler):
    """Finds words in titles and texts."""

    source = f"{INDEX} e"
    vector = "(e.title || e.body)"

    def matching(self, query: Query) -> Sql:
        """The condition on rows of the index."""
        vector = self.vector
        if self.fields is not None and vector != "e.autocomplete":
            has_title, has_more = "title" in self.fields, any(field != "title" for field in self.fields)
            vector = vector if has_title and has_more else "e.title" if has_title else "e.body"
        return f"{vector} @@ %s::tsquery", [tsquery_of(query)]

    def ranking(self, query: Query, condition: Sql) -> Sql:
        """Primary keys and scores, the best first."""
        where, params = condition
        asked = tsquery_of(query)
        candidates = (
            f"SELECT e.* FROM {self.source} WHERE {where} "  # noqa: S608
            "ORDER BY (e.title @@ %s::tsquery) DESC, e.id DESC LIMIT %s"
        )
        # 1: long texts count less; 32: scores below 1.
        score = f"ts_rank('{{0, 0, {BODY / TITLE}, 1}}', {self.vector}, %s::tsquery, 1 | 32) * e.title_norm"
        sql = f"SELECT {self._pk()}, {score} AS score FROM ({candidates}) e"  # noqa: S608
        return f"{sql} ORDER BY score DESC, e.id DESC", [asked, *params, asked, MOST_RANKED]


class PostgresCompletingCompiler(Completing, PostgresCompiler):
    """Finds titles by the beginnings of their words."""

    vector = "e.autocomplete"


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
