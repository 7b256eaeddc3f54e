"""How SQLite goes about a query: it must ask its index once, not once for every row."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.analysis.queries import parse
from search.backends import database_backend
from search.models import Entry
from tests.factories import make_standard

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has an index for each of these."),
]

WHOLE = ["0:M3"]
"""The index is looked through once."""
WAYS = {
    # To weigh some hits: the newest, found from behind, with the words anywhere or in their titles.
    "the best": (lambda found: list(found[:10]), ["0:M3>", "192:M3", "192:M3"]),
    "the newest": (lambda found: list(found[:10]), WHOLE),
    "how many": (lambda found: found.count(), WHOLE),
    "of each kind": (lambda found: found.counted("kind", "topics"), WHOLE),
    "of each value": (lambda found: found.facet("kind"), WHOLE),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_index_is_looked_through_and_not_asked_once_for_every_row(communications, way):
    for number in range(5):
        make_standard(communications, f"Школа {number}")
    found = database_backend().search(
        parse("школа"), Entry.objects.all(), order_by_relevance=way != "the newest"
    )
    ask, expected = WAYS[way]
    with CaptureQueriesContext(connection) as queries:
        ask(found)
    asked = [query["sql"] for query in queries if " MATCH " in query["sql"]]
    assert len(asked) == 1
    # M3 looks words up; =M3 looks them up in one row, again for each.
    steps = [step.split("VIRTUAL TABLE INDEX ")[1] for step in plan_of(asked[0]) if "VIRTUAL TABLE" in step]
    assert steps == expected


def plan_of(sql: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return [detail for *_numbers, detail in cursor.fetchall()]


def test_a_rebuild_is_no_single_transaction(db):
    backend = database_backend()
    before = list(connection.savepoint_ids)
    backend.rebuilder_class(backend.get_index_for_model(Entry)).start()
    assert connection.savepoint_ids == before
