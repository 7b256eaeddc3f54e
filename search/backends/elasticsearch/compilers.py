"""From a queryset and a query to what is asked of the server."""

from collections.abc import Iterator

from django.db.models.lookups import Lookup
from django.db.models.sql.where import WhereNode
from modelsearch.backends.base import FilterError
from modelsearch.query import MatchAll, Not

from search.analysis.nodes import Query
from search.analysis.queries import beginning
from search.backends.elasticsearch.mapping import BODIES, NUMBER, TITLES, Mapping
from search.backends.elasticsearch.spelling import NOTHING, spelled
from search.backends.elasticsearch.stock import STOCK
from search.backends.reading import read


class Compiler(STOCK.query_compiler_class):
    """Finds words in titles and texts.

    What of a queryset has no words in Elasticsearch's language raises ``FilterError``; the database
    answers then.
    """

    mapping_class = Mapping
    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True

    def asked(self, query) -> Query:
        """What is asked for, as a tree."""
        return read(query)

    @property
    def is_ranked(self) -> bool:
        """Whether there is anything to put hits in order by."""
        return self.order_by_relevance and not isinstance(self.query, (MatchAll, Not))

    def get_inner_query(self) -> dict:
        """The words, and what a row weighs."""
        if isinstance(self.query, MatchAll):
            return {"match_all": {}}
        if isinstance(self.query, Not):
            unwanted = self.query.subquery
            if isinstance(unwanted, MatchAll):
                return NOTHING
            return {"bool": {"must_not": [spelled(self.asked(unwanted), self._where())]}}
        return spelled(self.asked(self.query), self._where())

    def get_filters(self) -> list[dict]:
        """Which rows are looked through."""
        # modelsearch passes over keys that point to a parent's table, and would find too much.
        for lookup in _lookups(self.queryset.query.where):
            target = getattr(lookup.lhs, "target", None)
            if target is not None and target.attname.endswith("_ptr_id"):
                raise FilterError(f"Rows cannot be filtered by {target.attname}.")
        return super().get_filters()

    def get_sort(self) -> list[dict]:
        """The order of the hits: the best first, or as the queryset has it; the newest of equals first."""
        newest = {NUMBER: {"order": "desc", "missing": "_last"}}
        if self.is_ranked:
            return [{"_score": "desc"}, newest]
        return [self._sorted_by(name) for name in self.queryset.query.order_by] or [newest]

    def _sorted_by(self, name) -> dict:
        if not isinstance(name, str):
            raise FilterError(f"Hits cannot be sorted by {name}.")
        order, name = ("desc", name[1:]) if name.startswith("-") else ("asc", name)
        if name in ("pk", self.queryset.model._meta.pk.name):
            return {NUMBER: order}
        field = self._get_filterable_field(name)
        if field is None:
            raise FilterError(f"Hits cannot be sorted by {name}.")
        missing = "_last" if order == "desc" else "_first"
        return {self.mapping.get_field_column_name(field): {"order": order, "missing": missing}}

    def _remap_fields(self, fields) -> None:
        """Not wanted: there are the two streams, whatever the fields are called."""

    def _where(self) -> tuple[str, ...]:
        if self.fields is None:
            return (TITLES, BODIES)
        return tuple(dict.fromkeys(TITLES if field == "title" else BODIES for field in self.fields))


class CompletingCompiler(Compiler):
    """Finds titles by the beginnings of their words."""

    def asked(self, query) -> Query:
        """What is asked for, as a tree."""
        return beginning(query.query_string)


def _lookups(node: WhereNode) -> Iterator[Lookup]:
    for child in node.children:
        if isinstance(child, WhereNode):
            yield from _lookups(child)
        elif isinstance(child, Lookup):
            yield child
