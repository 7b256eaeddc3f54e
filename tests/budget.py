"""How many queries a page costs once the process is warm."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# A request that names a user goes past the page cache, and Django pays it no other attention.
PAST_THE_CACHE = {"HTTP_AUTHORIZATION": "test"}


def queries_of(client: Client, path: str, *, host: str = "localhost", **parameters: str) -> list[str]:
    """The SQL of the second request for ``path``; the first one warms the process."""

    def answered() -> bool:
        response = client.get(path, parameters, HTTP_HOST=host, **PAST_THE_CACHE)
        return response.status_code == 200

    assert answered()
    with CaptureQueriesContext(connection) as captured:
        assert answered()
    return [query["sql"] for query in captured]
