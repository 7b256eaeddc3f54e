"""What the server finds, as rows; what the database finds, when the server does not say."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from elasticsearch import ApiError, TransportError
from modelsearch.backends.base import BaseSearchResults, FilterError, FilterFieldError

from search.backends import database_backend
from search.backends.elasticsearch.breaker import Breaker
from search.backends.elasticsearch.compilers import CompletingCompiler
from search.backends.elasticsearch.stock import STOCK
from search.replication.lag import lags

logger = logging.getLogger(__name__)
breaker = Breaker()
"""This process's."""

MOST_FOUND = 10_000
"""So many hits can be read; the server's own limit."""
MOST_COUNTED = 10_000
"""Combinations of values that are counted at most."""
BUSY = 429


class NoAnswer(Exception):
    """The server cannot do now what it is asked: it is overloaded, or broken inside."""


class Results(STOCK.results_class):
    """Hits as rows of their model."""

    def _do_search(self) -> list:
        return self._either(self._found, lambda other: other.results())

    def _do_count(self) -> int:
        return self._either(self._counted, lambda other: other.count())

    def facet(self, field_name: str) -> OrderedDict:
        """How many hits have each value of a field, the most frequent first.

        Raises:
            FilterFieldError: the model does not declare the field as one to filter by.
        """
        counted = self.counted(field_name)
        ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0][0] is not None, one[0]))
        return OrderedDict((value, number) for (value,), number in ordered)

    def counted(self, *field_names: str) -> dict[tuple, int]:
        """How many hits have each combination of values of fields.

        Args:
            field_names: of fields that the model declares as ones to filter by.

        Raises:
            FilterFieldError: it does not.
        """
        columns = [self._column(name) for name in field_names]
        return self._either(lambda: self._combinations(columns), lambda other: other.counted(*field_names))

    def _either(self, ask: Callable[[], Any], instead: Callable[[BaseSearchResults], Any]) -> Any:
        if not lags() and breaker.may_ask():
            try:
                with breaker.watching(TransportError, NoAnswer):
                    return ask()
            except (TransportError, NoAnswer, ApiError, FilterError) as error:
                logger.warning("The database searches in place of Elasticsearch: %s", error)
        return instead(self._in_database())

    def _in_database(self) -> BaseSearchResults:
        ours, database = self.query_compiler, database_backend()
        is_completing = isinstance(ours, CompletingCompiler)
        compilers = (database.query_compiler_class, database.autocomplete_query_compiler_class)
        theirs = compilers[is_completing](
            ours.queryset, ours.query, fields=ours.fields, order_by_relevance=ours.order_by_relevance
        )
        other = database.results_class(database, theirs)
        other.start, other.stop, other._score_field = self.start, self.stop, self._score_field
        return other

    def _ask(self, **question) -> dict:
        model = self.query_compiler.queryset.model
        try:
            return self.backend.es.search(
                index=self.backend.get_index_for_model(model).name,
                query=self.query_compiler.get_query(),
                source=False,
                timeout=f"{int(self.backend.timeout * 1000)}ms",
                allow_partial_search_results=False,
                **question,
            )
        except ApiError as error:
            if error.status_code == BUSY or error.status_code >= 500:
                raise NoAnswer(str(error)) from error
            raise

    def _found(self) -> list:
        stop = MOST_FOUND if self.stop is None else min(self.stop, MOST_FOUND)
        if self.start >= stop:
            return []
        answer = self._ask(
            sort=self.query_compiler.get_sort(),
            from_=self.start,
            size=stop - self.start,
            docvalue_fields=["pk"],
            track_scores=bool(self._score_field),
            track_total_hits=False,
        )
        return list(self._get_results_from_hits(answer["hits"]["hits"]))

    def _counted(self) -> int:
        total = self._ask(size=0, track_total_hits=True)["hits"]["total"]["value"]
        left = max(total - self.start, 0)
        return left if self.stop is None else min(left, self.stop - self.start)

    def _combinations(self, columns: list[tuple[Any, str]]) -> dict[tuple, int]:
        sources = [
            {str(place): {"terms": {"field": column, "missing_bucket": True}}}
            for place, (_field, column) in enumerate(columns)
        ]
        counting = {"combinations": {"composite": {"size": MOST_COUNTED, "sources": sources}}}
        answer = self._ask(size=0, track_total_hits=False, aggs=counting)
        counted = {}
        for bucket in answer["aggregations"]["combinations"]["buckets"]:
            values = zip(columns, bucket["key"].values(), strict=True)
            key = tuple(_value(field, value) for (field, _column), value in values)
            counted[key] = bucket["doc_count"]
        return counted

    def _column(self, name: str) -> tuple[Any, str]:
        """The field with a name, and where the server has it."""
        compiler = self.query_compiler
        model = compiler.queryset.model
        for field in model.get_filterable_search_fields():
            if name in (field.field_name, field.get_attname(model)):
                return field.get_field(model), compiler.mapping.get_field_column_name(field)
        raise FilterFieldError(f"{model.__name__} has no FilterField {name!r}", field_name=name)


def _value(field: Any, value: Any) -> Any:
    return None if value is None else field.to_python(value)
