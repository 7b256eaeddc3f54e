"""The tests of the search run over each engine; ``tests/services`` names the server."""

import pytest

from search.replication import lag, noting
from search.replication.changes import is_replicated
from tests.indexing import indexed as unindexed  # noqa: F401


@pytest.fixture(autouse=True)
def engine_without_a_past(monkeypatch, request):
    """Elasticsearch, where it is searched, has nothing of other tests and learns of all at once."""
    if not is_replicated():
        return
    request.getfixturevalue("db")
    from search.backends.elasticsearch import engine
    from search.backends.elasticsearch.results import Results, breaker
    from search.replication import sending, tasks
    from tests.services.elasticsearch import forget_everything

    monkeypatch.setattr(sending, "REFRESH", True)
    monkeypatch.setattr(noting, "on_commit", lambda follow: follow())
    # The machine may be busy: what is looked up comes when it comes.
    monkeypatch.setattr(engine, "READ_SECONDS", 60)
    monkeypatch.setattr(breaker, "patience", 60)
    monkeypatch.setattr(Results, "_in_database", _no_other_engine)
    forget_everything()
    tasks.rebuild_index.func("ratusha_search_entry")
    breaker.forget()
    lag.forget()


def _no_other_engine(results):
    raise AssertionError("Elasticsearch itself is tested")
