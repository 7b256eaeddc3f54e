"""How many queries a page costs once the process is warm."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# No page knows this parameter, so the answer never comes from the page cache.
PAST_THE_CACHE = {"past": "cache"}


def queries_of(client: Client, path: str, *, host: str = "localhost", **parameters: str) -> list[str]:
    """The SQL of the second request for ``path``; the first one warms the process."""

    def answered() -> bool:
        response = client.get(path, {**parameters, **PAST_THE_CACHE}, HTTP_HOST=host)
        return response.status_code == 200

    assert answered()
    with CaptureQueriesContext(connection) as captured:
        assert answered()
    return [query["sql"] for query in captured]
