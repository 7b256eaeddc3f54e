"""The way from an address to a page, as the database goes it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_news, make_news_index


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's query plan")
def test_a_page_is_found_by_an_index(client, communications):
    make_news(make_news_index(communications), "Черга")
    client.get("/novyny/cherha/", HTTP_HOST="localhost")
    with CaptureQueriesContext(connection) as captured:
        client.get("/novyny/cherha/", HTTP_AUTHORIZATION="test", HTTP_HOST="localhost")
    (routing,) = (query["sql"] for query in captured if "page.url_path IN" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {routing}")
        plan = [row[-1] for row in cursor.fetchall()]
    assert not [step for step in plan if step.startswith("SCAN")]
