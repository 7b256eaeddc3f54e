"""SQLite's FTS5. Its ``unicode61`` tokenizer splits streams of terms at blanks: they hold nothing else."""

from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchRebuilder,
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
from search.backends.indexing import Streams

FTS = SQLiteFTSIndexEntry._meta.db_table


def spell(node: Node, *, is_weighed: bool = False) -> str:
    """A node in FTS5's query language. Terms are letters and digits, in quotation marks all the same.

    Args:
        node: of the tree.
        is_weighed: whether with what adds no hits: reading it takes longer than finding the hits.
    """

    def each(nodes: tuple[Node, ...], joint: str) -> str:
        return spelled_by(lambda one: spell(one, is_weighed=is_weighed), nodes, joint)

    match node:
        case Word(terms, exactly):
            better = [f'title : "{exactly}"'] if is_weighed else []
            return "(" + " OR ".join([*(f'"{term}"' for term in terms), *better]) + ")"
        case Better(nodes) if not is_weighed:
            return spell(nodes[0])
        case Beginning(letters):
            return f'"{letters}"*'
        case Phrase(words):
            column = "title : " if EDGE in words else ""
            return column + '"' + " ".join(words) + '"'
        case AllOf(nodes):
            return each(nodes, " AND ")
        case AnyOf(nodes):
            return each(nodes, " OR ")


def match_of(
    query: Query, columns: tuple[str, ...], *, wanted_in: tuple[str, ...] = (), is_weighed: bool = False
) -> str:
    """What stands after MATCH.

    Args:
        query: one that asks for something.
        columns: of the index, in which it is looked for.
        wanted_in: in which of them what is wanted must stand; nothing: in any.
        is_weighed: whether with what adds no hits.
    """
    wanted = f"({_within(wanted_in or columns)} : {spell(query.wanted, is_weighed=is_weighed)})"
    return wanted + "".join(f" NOT ({_within(columns)} : {spell(node)})" for node in query.unwanted)


def _within(columns: tuple[str, ...]) -> str:
    return "{" + " ".join(columns) + "}"


class SQLiteCompiler(Compiler):
    """Finds words in titles and texts."""

    # CROSS: SQLite keeps to this order. Left to itself it would ask the index once for every row of a model.
    source = f"{FTS} CROSS JOIN {INDEX} e ON e.id = {FTS}.rowid"

    def matching(self, query: Query) -> Sql:
        """The condition on rows of the index."""
        return f"{FTS} MATCH %s", [match_of(query, self._columns())]

    def ranking(self, query: Query, rows: Sql) -> Sql:
        """Primary keys and scores, the best first; FTS5's own scores are the better the smaller."""
        columns = self._columns()
        weighed, params = self._weighed(query, rows)
        # Weights in the order of the table's columns: autocomplete, body, title.
        score = f"-bm25({FTS}, {TITLE}, {BODY}, {TITLE}) * e.title_norm"
        # +: rows are left out as they are met. Without it FTS5 would look all words up again for each.
        sql = (
            f"WITH weighed AS ({weighed}) SELECT {self._pk()}, {score} AS score FROM {self.source} "  # noqa: S608
            f"WHERE {FTS} MATCH %s AND {FTS}.rowid >= (SELECT min(id) FROM weighed) "
            f"AND +{FTS}.rowid IN (SELECT id FROM weighed) ORDER BY score DESC, e.id DESC"
        )
        return sql, [*params, match_of(query, columns, is_weighed=True)]

    def _columns(self) -> tuple[str, ...]:
        if self.fields is None:
            return ("title", "body")
        return tuple(dict.fromkeys("title" if field == "title" else "body" for field in self.fields))

    def _weighed(self, query: Query, rows: Sql) -> Sql:
        """Which rows of the index are weighed; FTS5 gives them in this order, and stops at the last."""
        allowed, allowed_params = self._allowed(rows)
        found = (
            f"SELECT * FROM (SELECT e.id, %s AS is_first FROM {self.source} "  # noqa: S608
            f"WHERE {FTS} MATCH %s AND {self._of_model()} AND {allowed} ORDER BY {FTS}.rowid DESC LIMIT %s)"
        )
        columns = self._columns()
        matches = {match_of(query, columns): 0}
        if len(columns) > 1:
            matches[match_of(query, columns, wanted_in=("title",))] = 1
        params = [
            param
            for match, is_first in matches.items()
            for param in (is_first, match, *allowed_params, MOST_RANKED)
        ]
        return (
            f"SELECT id FROM ({' UNION ALL '.join([found] * len(matches))}) "  # noqa: S608
            "GROUP BY id ORDER BY max(is_first) DESC, id DESC LIMIT %s"
        ), [*params, MOST_RANKED]

    def _allowed(self, rows: Sql) -> Sql:
        """The condition that a row is one of those looked through.

        Asked of one row after the other, so that of twenty thousand only those are looked at that are hits;
        what cannot be asked so is written down once.
        """
        sql, params = rows
        query = self.queryset.query
        if query.distinct or query.combinator or query.is_sliced or query.group_by is not None:
            return f"{self._pk()} IN ({sql})", params
        return f"EXISTS (SELECT 1 FROM ({sql}) allowed WHERE allowed.pk = {self._pk()})", params  # noqa: S608


class SQLiteCompletingCompiler(Completing, SQLiteCompiler):
    """Finds titles by the beginnings of their words."""

    def _columns(self) -> tuple[str, ...]:
        return ("autocomplete",)


class Index(Indexing, SQLiteIndex):
    """The table of texts, which FTS5's follows by triggers."""

    def entry_of(self, streams: Streams) -> dict:
        """The columns of a row of the index."""
        return {"title": streams.title, "body": streams.body, "autocomplete": streams.autocomplete}


class SQLiteBackend(Listing, SQLiteSearchBackend):
    """modelsearch's backend for SQLite with our words, our order and one join."""

    query_compiler_class = SQLiteCompiler
    autocomplete_query_compiler_class = SQLiteCompletingCompiler
    index_class = Index
    results_class = Results
    # modelsearch's own rebuilds in one transaction: for minutes nobody else could write.
    atomic_rebuilder_class = SQLiteSearchRebuilder
