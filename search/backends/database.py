"""What the two engines within a database share: which rows are hits, and in which order.

The engine's own index finds the hits, and only those are compared with the rows that were asked for: one
join, whatever the number of hits. modelsearch's compilers ask the index again for every row.
"""

from collections import OrderedDict
from contextlib import AbstractContextManager, nullcontext

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Count, IntegerField, QuerySet
from django.db.models.expressions import RawSQL
from modelsearch.backends.base import BaseSearchQueryCompiler, BaseSearchResults, FilterFieldError
from modelsearch.query import MatchAll, Not
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks
from wagtail.search.models import IndexEntry

from search.analysis.nodes import Node, Query
from search.analysis.queries import beginning
from search.backends.indexing import Streams, streams_of
from search.backends.reading import read
from search.replication.noting import note

TITLE, BODY = 8.0, 1.0
"""What a word counts for: in a title, and in all else."""
MOST_RANKED = 300
"""So many hits are put in order by what they say: those with all words in their titles, then the newest.
What more there are says too little to choose by, and weighing them costs more than finding them."""
INDEX = IndexEntry._meta.db_table
Sql = tuple[str, list]
"""SQL and its parameters. What readers typed stands in the parameters only."""


class Compiler(BaseSearchQueryCompiler):
    """Finds words; each engine says how it spells them."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    #: SQL after FROM; the index is called ``e`` there.
    source = ""

    def matching(self, query: Query) -> Sql:
        """The condition on rows of the index."""
        raise NotImplementedError

    def ranking(self, query: Query, rows: Sql) -> Sql:
        """A query for primary keys and scores of the hits that are weighed, the best first.

        Args:
            query: what is asked for.
            rows: a query for the primary keys, called ``pk``, of the rows that are looked through.
        """
        raise NotImplementedError

    def planned(self, cursor) -> AbstractContextManager:
        """Within it the database plans a ranking as the engine wants it."""
        return nullcontext()

    def asked(self) -> Query:
        """What is asked for, as a tree."""
        return read(self.query)

    @property
    def is_ranked(self) -> bool:
        """Whether there is anything to put hits in order by."""
        return self.order_by_relevance and not isinstance(self.query, (MatchAll, Not))

    def hits(self) -> QuerySet:
        """The rows that are hits, in the order that was asked for, or the newest first."""
        is_negated = isinstance(self.query, Not)
        query = self.query.subquery if is_negated else self.query
        if isinstance(query, MatchAll):
            found = self.queryset.none() if is_negated else self.queryset
        elif is_negated:
            found = self.queryset.exclude(pk__in=self._found(read(query)))
        else:
            found = self.queryset.filter(pk__in=self._found(self.asked()))
        return found if found.query.order_by else found.order_by("-pk")

    def ranked(self, start: int, stop: int | None) -> list[tuple]:
        """Primary keys and scores of the hits that are weighed, the best first.

        Args:
            start: how many are passed over.
            stop: where to stop; ``None`` takes all that are weighed.
        """
        query = self.asked()
        connection = connections[self.queryset.db]
        wanted = self.queryset.order_by().values("pk").query.get_compiler(connection=connection)
        try:
            rows, row_params = wanted.as_sql()
        except EmptyResultSet:
            return []
        if not query:
            return []
        with connection.cursor() as cursor, self.planned(cursor):
            sql, params = self.ranking(query, (rows, list(row_params)))
            limit = MOST_RANKED if stop is None else stop - start
            cursor.execute(f"{sql} LIMIT %s OFFSET %s", [*params, limit, start])
            return cursor.fetchall()

    def _found(self, query: Query) -> RawSQL | list:
        if not query:
            return []
        matching, params = self.matching(query)
        condition = f"{matching} AND {self._of_model()}"
        sql = f"SELECT {self._pk()} FROM {self.source} WHERE {condition}"  # noqa: S608
        return RawSQL(sql, params)  # noqa: S611

    def _pk(self) -> str:
        """The primary key of a row of the index, which keeps all of them as text."""
        field = self.queryset.model._meta.pk
        while field.is_relation:
            field = field.target_field
        return "CAST(e.object_id AS INTEGER)" if isinstance(field, IntegerField) else "e.object_id"

    def _of_model(self) -> str:
        types = ", ".join(str(pk) for pk in get_descendants_content_types_pks(self.queryset.model))
        return f"e.content_type_id IN ({types})"


class Completing:
    """Mixed into a compiler, it finds titles whose words begin with those typed."""

    def asked(self) -> Query:
        """What is asked for, as a tree."""
        return beginning(self.query.query_string)


class Results(BaseSearchResults):
    """Hits as rows of their model."""

    supports_facet = True

    def _do_search(self) -> list:
        compiler = self.query_compiler
        if not compiler.is_ranked:
            return list(compiler.hits()[self.start : self.stop])
        if self.stop is not None and self.stop <= MOST_RANKED:
            return self._rows(dict(compiler.ranked(self.start, self.stop)))
        scores = dict(compiler.ranked(0, None))
        found = self._rows(scores)[self.start : self.stop]
        if len(scores) < MOST_RANKED:
            return found
        start, stop = (end and max(end - len(scores), 0) for end in (self.start, self.stop))
        return found + list(compiler.hits().exclude(pk__in=scores)[start:stop])

    def _rows(self, scores: dict) -> list:
        rows = {row.pk: row for row in self.query_compiler.queryset.order_by().filter(pk__in=scores)}
        found = [rows[pk] for pk in scores if pk in rows]
        if self._score_field:
            for row in found:
                setattr(row, self._score_field, scores[row.pk])
        return found

    def _do_count(self) -> int:
        left = max(self.query_compiler.hits().count() - self.start, 0)
        return left if self.stop is None else min(left, self.stop - self.start)

    def counted(self, *field_names: str) -> dict[tuple, int]:
        """How many hits there are with each combination of values.

        Args:
            field_names: fields that the model declares as ones to filter by.
        """
        rows = self.query_compiler.hits().order_by().values(*field_names).annotate(count=Count("pk"))
        return {tuple(values): count for *values, count in rows.values_list(*field_names, "count")}

    def facet(self, field_name: str) -> OrderedDict:
        """How many hits have each value of a field, the most frequent first.

        Raises:
            FilterFieldError: the model does not declare the field as one to filter by.
        """
        if self.query_compiler._get_filterable_field(field_name) is None:
            model = self.query_compiler.queryset.model.__name__
            raise FilterFieldError(f"{model} has no FilterField {field_name!r}", field_name=field_name)
        rows = self.query_compiler.hits().order_by().values(field_name)
        counted = rows.annotate(count=Count("pk")).order_by("-count", field_name)
        return OrderedDict(counted.values_list(field_name, "count"))


class Listing:
    """Mixed into a backend, it says what its index has."""

    def indexed_pks(self, model) -> set[str]:
        """The primary keys of the rows of a model that the index has."""
        kept = IndexEntry.objects.filter(content_type=get_content_type_pk(model))
        return set(kept.values_list("object_id", flat=True))


class Indexing:
    """Mixed into an index of modelsearch's, it writes streams of terms in place of texts."""

    def entry_of(self, streams: Streams) -> dict:
        """The columns of a row of the index."""
        raise NotImplementedError

    def add_items(self, model, objs) -> None:
        """Write objects of one model into the index, or write them anew."""
        if not model.get_search_fields() or not objs:
            return
        content_type = get_content_type_pk(model)
        columns = {
            str(obj.pk): {**self.entry_of(streams_of(obj)), "title_norm": getattr(obj, "search_weight", 1.0)}
            for obj in objs
        }
        self.entries.bulk_create(
            [IndexEntry(content_type_id=content_type, object_id=pk, **row) for pk, row in columns.items()],
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=list(next(iter(columns.values()))),
        )
        note(content_type, columns)

    def delete_item(self, item) -> None:
        """Take an object out of the index."""
        super().delete_item(item)
        note(get_content_type_pk(item._meta.model), [str(item.pk)])

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Not wanted: the column holds what a row weighs, whatever the length of its title."""


def spelled_by(spell, nodes: tuple[Node, ...], joint: str) -> str:
    """Nodes spelled and joined, in parentheses."""
    return "(" + joint.join(spell(node) for node in nodes) + ")"
