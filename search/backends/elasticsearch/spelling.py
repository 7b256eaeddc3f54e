"""A query's tree in Elasticsearch's query language; what readers typed stands in its values only."""

from search.analysis.nodes import AllOf, AnyOf, Beginning, Node, Phrase, Query, Word
from search.backends.database import BODY, TITLE
from search.backends.elasticsearch.mapping import BODIES, COMPLETED, HEADS, TITLES, WEIGHT

IN_TITLE = TITLE / 2
"""Elasticsearch takes a weighted field's length as often as its terms: with the whole weight, long titles
would count against a text as they do in no database."""
WEIGHTS = {TITLES: IN_TITLE, BODIES: BODY}
SATURATION = 1.2
"""BM25's k1: how little the next occurrence of a term adds. The same in SQLite."""
TITLE_ALONE = (1 + SATURATION) * TITLE / (TITLE + SATURATION)
"""What a title's weight comes to for a term that occurs in it once, as BM25 over weighted fields has it."""
NOTHING = {"match_none": {}}


def spelled(query: Query, fields: tuple[str, ...]) -> dict:
    """A whole query, multiplied by what rows weigh.

    Args:
        query: whatever was asked for.
        fields: where it is looked for.
    """
    if not query:
        return NOTHING
    found = {"must": spell(query.wanted, fields)}
    if query.unwanted:
        found["must_not"] = [spell(node, fields) for node in query.unwanted]
    weight = {"field_value_factor": {"field": WEIGHT, "missing": 1.0}}
    return {"function_score": {"query": {"bool": found}, **weight, "boost_mode": "multiply"}}


def spell(node: Node, fields: tuple[str, ...]) -> dict:
    """A node of the tree.

    Args:
        node: of letters and digits only.
        fields: where it is looked for.
    """
    match node:
        case Word(terms, exactly):
            return _any([*(_term(term, fields) for term in terms), *_exactly(exactly, fields)])
        case Beginning(letters):
            return {"prefix": {COMPLETED: {"value": letters}}}
        case Phrase(words):
            return {"dis_max": {"queries": [_phrase(words, field) for field in fields]}}
        case AllOf(nodes):
            return {"bool": {"must": [spell(one, fields) for one in nodes]}}
        case AnyOf(nodes):
            return _any([spell(one, fields) for one in nodes])


def _any(queries: list[dict]) -> dict:
    return {"bool": {"should": queries, "minimum_should_match": 1}}


def _term(term: str, fields: tuple[str, ...]) -> dict:
    """BM25 over both fields as one, in which a word of the title occurs several times."""
    weighted = [f"{field}^{WEIGHTS[field]}" for field in fields]
    return {"combined_fields": {"query": term, "fields": weighted}}


def _exactly(term: str, fields: tuple[str, ...]) -> list[dict]:
    return [{"term": {HEADS: {"value": term, "boost": TITLE_ALONE}}}] if TITLES in fields else []


def _phrase(words: tuple[str, ...], field: str) -> dict:
    field, boost = (HEADS, TITLE_ALONE) if field == TITLES else (field, 1.0)
    return {"match_phrase": {field: {"query": " ".join(words), "boost": boost}}}
