"""How many queries a page costs once the process is warm."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# No page knows this parameter, so the answer never comes from the page cache.
PAST_THE_CACHE = {"past": "cache"}


def queries_of(client: Client, path: str, **headers) -> list[str]:
    """The SQL of the second request for ``path``; the first one warms the process."""
    headers.setdefault("HTTP_HOST", "localhost")
    assert client.get(path, PAST_THE_CACHE, **headers).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path, PAST_THE_CACHE, **headers).status_code == 200
    return [query["sql"] for query in captured]
