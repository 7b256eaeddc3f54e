"""SQLite's FTS5. Its ``unicode61`` tokenizer splits streams of terms at blanks: they hold nothing else."""

from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchRebuilder,
)

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

FTS = SQLiteFTSIndexEntry._meta.db_table


def spell(node: Node) -> str:
    """A node in FTS5's query language. Terms are letters and digits, in quotation marks all the same."""
    match node:
        case Word(terms, exactly):
            return _any((*(f'"{term}"' for term in terms), f'title : "{exactly}"'))
        case Beginning(letters):
            return f'"{letters}"*'
        case Phrase(words):
            return '"' + " ".join(words) + '"'
        case AllOf(nodes):
            return spelled_by(spell, nodes, " AND ")
        case AnyOf(nodes):
            return spelled_by(spell, nodes, " OR ")


def _any(terms) -> str:
    return "(" + " OR ".join(terms) + ")"


def match_of(query: Query, columns: tuple[str, ...]) -> str:
    """What stands after MATCH.

    Args:
        query: one that asks for something.
        columns: of the index, in which it is looked for.
    """
    within = "{" + " ".join(columns) + "}"
    wanted = f"({within} : {spell(query.wanted)})"
    return wanted + "".join(f" NOT ({within} : {spell(node)})" for node in query.unwanted)


class SQLiteCompiler(Compiler):
    """Finds words in titles and texts."""

    # CROSS: SQLite keeps to this order. Left to itself it would ask the index once for every row of a model.
    source = f"{FTS} CROSS JOIN {INDEX} e ON e.id = {FTS}.rowid"
    columns = ("title", "body")

    def matching(self, query: Query) -> Sql:
        """The condition on rows of the index."""
        columns = self.columns
        if self.fields is not None and columns != ("autocomplete",):
            columns = tuple({"title" if field == "title" else "body" for field in self.fields})
        return f"{FTS} MATCH %s", [match_of(query, columns)]

    def ranking(self, query: Query, condition: Sql) -> Sql:
        """Primary keys and scores, the best first; FTS5's own scores are the better the smaller."""
        where, params = condition
        # Weights in the order of the table's columns: autocomplete, body, title.
        score = f"-bm25({FTS}, {TITLE}, {BODY}, {TITLE}) * e.title_norm"
        sql = f"SELECT {self._pk()}, {score} AS score FROM {self.source} WHERE {where}"  # noqa: S608
        return f"{sql} ORDER BY score DESC, e.id DESC", params


class SQLiteCompletingCompiler(Completing, SQLiteCompiler):
    """Finds titles by the beginnings of their words."""

    columns = ("autocomplete",)


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
