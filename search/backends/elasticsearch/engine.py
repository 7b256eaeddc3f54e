"""The backend: one client for a process, indexes that are swapped, deadlines."""

import os
from urllib.parse import ParseResult, unquote

from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import bulk, scan

from search.backends import Unreachable
from search.backends.elasticsearch.compilers import Compiler, CompletingCompiler
from search.backends.elasticsearch.mapping import Mapping
from search.backends.elasticsearch.rebuilding import Index, Rebuilder
from search.backends.elasticsearch.results import Results
from search.backends.elasticsearch.stock import STOCK

READ_SECONDS = 0.8
"""For looking something up; whoever waits longer is answered by the database."""
WRITE_SECONDS = 30
"""For writing, which nobody waits for."""

_clients: dict[str, Elasticsearch] = {}


def client(**options) -> Elasticsearch:
    """This process's client with certain options; it keeps its connections open."""
    key = f"{os.getpid()} {sorted(options.items())}"
    if key not in _clients:
        _clients[key] = Elasticsearch(**options)
    return _clients[key]


class ElasticsearchBackend(STOCK):
    """modelsearch's backend for Elasticsearch with our words and our order.

    It is not told of changes by modelsearch's signals: it follows the database's index
    (:mod:`search.replication`).
    """

    client_class = staticmethod(client)
    mapping_class = Mapping
    index_class = Index
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = CompletingCompiler
    results_class = Results
    atomic_rebuilder_class = Rebuilder
    settings = {"settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}}}

    def __init__(self, params: dict):
        once = {"max_retries": 0, "retry_on_timeout": False}
        params = {"TIMEOUT": READ_SECONDS, **params}
        super().__init__({**params, "OPTIONS": {**once, **params.get("OPTIONS", {})}})

    @property
    def writing(self) -> Elasticsearch:
        """The client with time to write."""
        return self.es.options(request_timeout=WRITE_SECONDS)

    def bulk(self, _client: Elasticsearch, *args, **kwargs):
        """Many changes at once."""
        return bulk(self.writing, *args, **kwargs)

    def indexed_pks(self, model) -> set[str]:
        """The primary keys of the objects of a model that the index has, as text.

        Raises:
            Unreachable: the server does not say.
        """
        content_type = self.mapping_class(model).get_content_type()
        query = {"query": {"term": {"_django_content_type": content_type}}, "_source": False}
        index = self.get_index_for_model(model).name
        try:
            return {hit["_id"] for hit in scan(self.writing, query=query, index=index, size=1000)}
        except (ApiError, TransportError) as error:
            raise Unreachable(str(error)) from error

    def _get_options_from_host_urls(self, urls: list[ParseResult]) -> dict:
        options = super()._get_options_from_host_urls(urls)
        if "basic_auth" in options:
            options["basic_auth"] = tuple(unquote(part or "") for part in options["basic_auth"])
        return options
