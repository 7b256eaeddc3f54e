"""What modelsearch's query objects ask for, as the tree that our compilers spell."""

from modelsearch import query as asked

from search.analysis.nodes import Query, all_of, any_of
from search.analysis.queries import parse


def read(query: asked.SearchQuery | Query) -> Query:
    """A query of modelsearch's as ours.

    Args:
        query: of modelsearch's kinds, or one of ours already.

    Raises:
        NotImplementedError: a kind of query that no backend of ours knows.
    """
    if isinstance(query, Query):
        return query
    if isinstance(query, asked.PlainText):
        return parse(query.query_string, any_word=query.operator.lower() == "or")
    if isinstance(query, asked.Phrase):
        quoted = query.query_string.replace('"', " ")
        return parse(f'"{quoted}"')
    if isinstance(query, asked.Boost):
        return read(query.subquery)
    if isinstance(query, (asked.And, asked.Or)):
        return _combined(query)
    raise NotImplementedError(f"Queries of the kind {type(query).__name__} are not supported.")


def _combined(query: asked.And | asked.Or) -> Query:
    is_and = isinstance(query, asked.And)
    wanted, unwanted = [], []
    for part in query.subqueries:
        if isinstance(part, asked.Not) and is_and:
            unwanted += [read(part.subquery).wanted]
        else:
            found = read(part)
            wanted += [found.wanted]
            unwanted += found.unwanted if is_and else []
    join = all_of if is_and else any_of
    return Query(join([one for one in wanted if one]), tuple(one for one in unwanted if one))
