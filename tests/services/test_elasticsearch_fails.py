"""While Elasticsearch is down, slow, read-only or empty, the database searches; then it catches up."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models.signals import post_delete
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from elastic_transport import Transport
from elasticsearch import TransportError
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from cms.settings.engines import search_engines
from cms.tasks.policy import policy_for
from search.backends.elasticsearch import engine
from search.backends.elasticsearch.rebuilding import is_as_designed
from search.backends.elasticsearch.results import Results, breaker
from search.models import Entry, IndexChange
from search.rebuilding import fill
from search.replication import changes, lag, noting, sending, tasks
from tests.factories import make_standard
from tests.indexing import indexed as unindexed  # noqa: F401
from tests.services.elasticsearch import forget_everything

pytestmark = pytest.mark.slow

PREFIX = "failing_"
ENTRIES, PAGES = f"{PREFIX}search_entry", f"{PREFIX}wagtailcore_page"


@pytest.fixture
def backend(db, settings, elasticsearch, monkeypatch):
    """The backend, with indexes. Nothing is sent by itself: the tests say when the worker works."""
    settings.ELASTICSEARCH_URL = elasticsearch.url
    settings.WAGTAILSEARCH_BACKENDS = search_engines(elasticsearch.url, prefix=PREFIX, certificates="")
    monkeypatch.setattr(engine, "READ_SECONDS", 30)
    monkeypatch.setattr(breaker, "patience", 30)
    monkeypatch.setattr(sending, "REFRESH", True)
    monkeypatch.setattr(noting, "on_commit", lambda follow: None)
    noting.connect()
    breaker.forget()
    lag.forget()
    forget_everything()
    for name in (ENTRIES, PAGES):
        tasks.rebuild_index.func(name)
    yield get_search_backend()
    post_delete.disconnect(sender=IndexEntry, dispatch_uid="search.replication")


@pytest.fixture
def fallbacks(monkeypatch) -> list:
    """Grows by one whenever the database is asked in place of Elasticsearch."""
    asked, original = [], Results._in_database

    def _in_database(results):
        asked.append(results)
        return original(results)

    monkeypatch.setattr(Results, "_in_database", _in_database)
    return asked


@pytest.fixture
def requests(monkeypatch) -> list[str]:
    """What is asked of Elasticsearch."""
    asked, original = [], Transport.perform_request

    def perform_request(transport, method, target, **options):
        asked.append(f"{method} {target}")
        return original(transport, method, target, **options)

    monkeypatch.setattr(Transport, "perform_request", perform_request)
    return asked


def titles(words: str) -> set[str]:
    return {entry.title for entry in get_search_backend().search(words, Entry)}


def worker() -> None:
    """What the worker does in its next turn."""
    sending.send()


def later() -> None:
    """As if more time had passed than Elasticsearch may lag behind."""
    IndexChange.objects.update(noted_at=timezone.now() - 2 * lag.GRACE)
    lag.forget()


def test_what_is_published_and_deleted_follows(backend, communications, fallbacks):
    page = make_standard(communications, "Літня школа")
    make_standard(communications, "Зимова школа")
    worker()
    assert titles("школи") == {"Літня школа", "Зимова школа"}
    page.delete()
    worker()
    assert titles("школи") == {"Зимова школа"}
    assert backend.search("школи", Entry).count() == 1
    assert fallbacks == []
    assert backend.indexed_pks(Entry) == {str(pk) for pk in Entry.objects.values_list("pk", flat=True)}


@pytest.mark.parametrize("state", ["down", "frozen"])
def test_while_it_does_not_answer_the_database_does(
    state, backend, elasticsearch, communications, client, fallbacks, requests, monkeypatch
):
    make_standard(communications, "Літня школа")
    worker()
    monkeypatch.setattr(engine, "READ_SECONDS", 0.8)
    with getattr(elasticsearch, state)():
        requests.clear()
        response = client.get("/search/", {"q": "школою"})
        assert [hit.title for hit in response.context["hits"]] == ["Літня школа"]
        assert titles("школи") == {"Літня школа"}
        assert len(requests) == 1  # the next ones did not wait for it
        assert len(fallbacks) >= 3
    monkeypatch.setattr(engine, "READ_SECONDS", 30)
    breaker.forget()
    fallbacks.clear()
    assert titles("школи") == {"Літня школа"}
    assert fallbacks == []


def test_the_report_of_drift_says_that_it_is_down(backend, elasticsearch, communications):
    make_standard(communications, "Літня школа")
    out = StringIO()
    with elasticsearch.down(), pytest.raises(CommandError):
        call_command("check_search", stdout=out)
    assert "default: does not answer" in out.getvalue().splitlines()


def test_publishing_and_deleting_ask_nothing_of_it(
    backend, elasticsearch, communications, settings, requests
):
    page = make_standard(communications, "Літня школа")
    worker()
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}
    }
    requests.clear()
    with elasticsearch.frozen():
        page.title = "Осіння школа"
        page.save_revision().publish()
        page.delete()
        tasks.wake()
    assert requests == []
    assert DBTaskResult.objects.filter(task_path=tasks.send_changes.module_path).count() == 1


def test_a_worker_that_is_not_answered_tries_again_and_catches_up(backend, elasticsearch, communications):
    gone = make_standard(communications, "Стара школа")
    worker()
    with elasticsearch.down():
        make_standard(communications, "Нова школа")
        gone.delete()
        with pytest.raises(TransportError):
            tasks.send_changes.func()
        assert titles("школа") == {"Нова школа"}
    assert not policy_for(tasks.send_changes.module_path).is_exhausted_by(59)
    tasks.send_changes.func()
    assert not IndexChange.objects.filter(is_sent=False).exists()
    assert backend.indexed_pks(Entry) == {str(pk) for pk in Entry.objects.values_list("pk", flat=True)}


def test_one_that_takes_no_changes_is_not_asked_until_it_does(
    backend, elasticsearch, communications, fallbacks
):
    make_standard(communications, "Стара школа")
    worker()
    with elasticsearch.read_only():
        make_standard(communications, "Нова школа")
        with pytest.raises(sending.NotTaken):
            worker()
        later()
        assert titles("школа") == {"Стара школа", "Нова школа"}
        assert len(fallbacks) == 1
    worker()
    lag.forget()
    assert titles("школа") == {"Стара школа", "Нова школа"}
    assert len(fallbacks) == 1


def test_one_that_lost_its_data_is_filled_anew(backend, communications, fallbacks):
    make_standard(communications, "Стара школа")
    worker()
    forget_everything()
    assert titles("школа") == {"Стара школа"}
    assert len(fallbacks) == 1
    tasks.tend()
    assert titles("школа") == {"Стара школа"}
    assert len(fallbacks) == 1


def test_an_index_made_for_other_fields_is_made_anew(backend, communications, monkeypatch):
    make_standard(communications, "Школа")
    other = {
        "settings": {
            "index": {"number_of_shards": 1, "auto_expand_replicas": "0-1", "max_result_window": 20_000}
        }
    }
    monkeypatch.setattr(engine.ElasticsearchBackend, "settings", other)
    assert not is_as_designed(get_search_backend(), ENTRIES)
    tasks.tend()
    assert is_as_designed(get_search_backend(), ENTRIES)
    assert titles("школа") == {"Школа"}


def test_what_changes_during_a_rebuild_is_not_lost(backend, communications, fallbacks):
    page, gone = make_standard(communications, "Стара школа"), make_standard(communications, "Зайва школа")
    worker()
    building = fill(backend, backend.get_index_for_model(Entry), [Entry])
    next(building)  # the new index has all of them; the old one is still searched
    page.title = "Нова школа"
    page.save_revision().publish()
    gone.delete()
    worker()
    assert titles("школа") == {"Нова школа"}
    assert list(building) == []
    worker()
    assert titles("школа") == {"Нова школа"}
    assert backend.search("школа", Entry).count() == 1
    assert fallbacks == []


def test_readers_find_something_all_through_a_rebuild(backend, communications, fallbacks):
    for number in range(3):
        make_standard(communications, f"Школа {number}")
    worker()
    seen = [len(titles("школа")) for _part in fill(backend, backend.get_index_for_model(Entry), [Entry])]
    assert [*seen, len(titles("школа"))] == [3] * (len(seen) + 1)
    assert fallbacks == []


def test_of_two_workers_the_later_change_wins(backend, communications, monkeypatch):
    page = make_standard(communications, "Стара школа")
    entry = Entry.objects.get(title="Стара школа")
    early = list(sending._actions(backend, list(IndexChange.objects.filter(is_sent=False))))
    page.title = "Нова школа"
    page.save_revision().publish()
    worker()
    monkeypatch.setattr(sending, "_actions", lambda *args: early)
    sending._send([])
    assert titles("нова школа") == {"Нова школа"}
    assert Entry.objects.get(pk=entry.pk).title == "Нова школа"


def test_what_was_sent_a_day_ago_is_forgotten(backend, communications):
    make_standard(communications, "Школа")
    worker()
    IndexChange.objects.update(noted_at=timezone.now() - changes.KEEP * 2)
    make_standard(communications, "Інша школа")
    changes.prune()
    assert {change.is_sent for change in IndexChange.objects.all()} == {False}


def test_without_it_nothing_is_noted(db, communications):
    make_standard(communications, "Школа")
    assert not IndexChange.objects.exists()
