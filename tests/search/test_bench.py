"""The bench measures what it says: its words stand in as many pages as they should."""

import pytest
from django.db import connection

from tools.bench.search_engine import Ours, timed
from tools.bench.search_pages import main as fill
from tools.bench.search_words import HITS, PLANTED, Texts

PAGES = 200


def test_a_page_has_the_same_words_every_time():
    once, again = Texts(2), Texts(9)
    assert [once.page(1), once.page(0)] == [again.page(1), again.page(0)]


@pytest.mark.django_db
def test_the_planted_words_are_found_in_any_form_in_as_many_pages_as_there_should_be(capsys):
    fill(PAGES)
    engine, texts = Ours("sqlite", seconds=60), Texts(PAGES)
    engine.index()
    for name, one_of in HITS.items():
        for words in (1, 5):
            for query in texts.queries(name, words, 2, plain=False):
                assert engine.search(query)[0] == (PAGES // one_of if one_of else 0), query
    assert len(engine.complete(PLANTED["few"][0][:4])) == PAGES // HITS["few"]
    assert timed(engine, engine.search, ["дельфін"]).keys() == {"hits", "p50_ms", "p95_ms"}


@pytest.mark.django_db
def test_a_query_that_takes_too_long_is_ended_and_told():
    if connection.vendor != "sqlite":
        pytest.skip("The clock of the test is SQLite's.")
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

    def ask(query: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(query)

    engine = Ours("sqlite", seconds=0)
    assert timed(engine, ask, [endless]) == {"more_than_s": 0}
