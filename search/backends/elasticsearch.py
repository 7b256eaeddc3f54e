"""Elasticsearch 9, given streams of terms: it only splits them at blanks, as the databases do."""

from modelsearch.backends.elasticsearch9 import (
    Elasticsearch9Mapping,
    Elasticsearch9SearchBackend,
    Elasticsearch9SearchQueryCompiler,
)
from modelsearch.index import FilterField
from modelsearch.query import MatchAll, Not

from search.analysis.nodes import AllOf, AnyOf, Beginning, Node, Phrase, Query, Word
from search.analysis.queries import beginning
from search.backends.database import BODY, TITLE
from search.backends.indexing import streams_of
from search.backends.reading import read

TITLES, BODIES, COMPLETED, WEIGHT = "_titles", "_bodies", "_completed", "_weight"
WEIGHTS = {TITLES: TITLE, BODIES: BODY}
NOTHING = {"match_none": {}}


def spell(node: Node, fields: tuple[str, ...]) -> dict:
    """A node in Elasticsearch's query language.

    Args:
        node: of letters and digits only.
        fields: where it is looked for.
    """
    match node:
        case Word(terms, exactly):
            wanted = [_term(term, field) for term in terms for field in fields]
            return _any([*wanted, *([_term(exactly, TITLES)] if TITLES in fields else [])])
        case Beginning(letters):
            return {"prefix": {COMPLETED: {"value": letters}}}
        case Phrase(words):
            return _any([_phrase(words, field) for field in fields])
        case AllOf(nodes):
            return {"bool": {"must": [spell(one, fields) for one in nodes]}}
        case AnyOf(nodes):
            return _any([spell(one, fields) for one in nodes])


def _any(queries: list[dict]) -> dict:
    return {"bool": {"should": queries, "minimum_should_match": 1}}


def _term(term: str, field: str) -> dict:
    return {"term": {field: {"value": term, "boost": WEIGHTS[field]}}}


def _phrase(words: tuple[str, ...], field: str) -> dict:
    return {"match_phrase": {field: {"query": " ".join(words), "boost": WEIGHTS[field]}}}


class Mapping(Elasticsearch9Mapping):
    """Of a model's fields only those to filter by are kept as they are; its texts become streams."""

    def get_mapping(self) -> dict:
        """What the index is told of documents of the model."""
        stream = {"type": "text", "analyzer": "whitespace"}
        fields = dict(self.get_field_mapping(field) for field in self._filters())
        return {
            "properties": {
                "pk": {"type": "keyword", "store": True},
                "_django_content_type": {"type": "keyword"},
                **fields,
                **dict.fromkeys((TITLES, BODIES, COMPLETED), stream),
                WEIGHT: {"type": "float"},
            }
        }

    def get_document(self, obj) -> dict:
        """What the index is given of an object."""
        streams = streams_of(obj)
        values = (self._get_document_field_data(field, obj) for field in self._filters())
        return {
            "pk": str(obj.pk),
            "_django_content_type": self.get_all_content_types(),
            **{name: value for name, value, _completed in values},
            TITLES: streams.title,
            BODIES: streams.body,
            COMPLETED: streams.autocomplete,
            WEIGHT: getattr(obj, "search_weight", 1.0),
        }

    def _filters(self) -> list[FilterField]:
        return [field for field in self.model.get_search_fields() if isinstance(field, FilterField)]


class Compiler(Elasticsearch9SearchQueryCompiler):
    """Finds words in titles and texts."""

    mapping_class = Mapping
    DEFAULT_OPERATOR = "and"

    def asked(self, query) -> Query:
        """What is asked for, as a tree."""
        return read(query)

    def get_inner_query(self) -> dict:
        """The words, and what a row weighs."""
        if isinstance(self.query, MatchAll):
            return {"match_all": {}}
        if isinstance(self.query, Not):
            unwanted = self.query.subquery
            return NOTHING if isinstance(unwanted, MatchAll) else _without([self._spelled(read(unwanted))])
        return self._spelled(self.asked(self.query))

    def _spelled(self, query: Query) -> dict:
        if not query:
            return NOTHING
        fields = self._fields()
        found = spell(query.wanted, fields)
        if query.unwanted:
            found = {"bool": {"must": found, **_without([spell(n, fields) for n in query.unwanted])["bool"]}}
        weight = {"field_value_factor": {"field": WEIGHT, "missing": 1.0}}
        return {"function_score": {"query": found, **weight, "boost_mode": "multiply"}}

    def _fields(self) -> tuple[str, ...]:
        if self.fields is None:
            return (TITLES, BODIES)
        return tuple(dict.fromkeys(TITLES if field == "title" else BODIES for field in self.fields))


def _without(queries: list[dict]) -> dict:
    return {"bool": {"must_not": queries}}


class CompletingCompiler(Compiler):
    """Finds titles by the beginnings of their words."""

    def asked(self, query) -> Query:
        """What is asked for, as a tree."""
        return beginning(query.query_string)


class ElasticsearchBackend(Elasticsearch9SearchBackend):
    """modelsearch's backend for Elasticsearch 9 with our words and our order."""

    mapping_class = Mapping
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = CompletingCompiler
    settings = {"settings": {}}


SearchBackend = ElasticsearchBackend
