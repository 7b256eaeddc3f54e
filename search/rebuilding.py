"""Making all that is searched anew, in batches, while readers go on searching."""

from collections.abc import Callable, Iterator

from django.db.models import Model
from modelsearch.backends import get_search_backend
from modelsearch.conf import get_app_config
from modelsearch.index import get_indexed_models

from cms.searching import searchables
from search import entries, vocabulary
from search.models import Entry

BATCH = 200
Report = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""


def rebuild(report: Report, backend_names: list[str] | None = None) -> None:
    """Look anew at every thing that may be found, then give every row to the engines.

    An engine that keeps indexes under aliases fills a new one beside the old; within a database rows are
    replaced where they stand. Either way readers find what they found, until they find what is new.

    Args:
        report: is told how far it is.
        backend_names: the engines, as the settings name them; ``None``: all.
    """
    sources = [name for name, _provider in searchables]
    entries.delete_stale()
    for place, name in enumerate(sources, start=1):
        entries.refresh(name, is_told=False)
        report("things", place, len(sources))
    vocabulary.rebuild()
    began = entries.settled()
    for name in backend_names or list(get_app_config().get_search_backend_config()):
        _fill(name, report)
    # A row that changed meanwhile may have been given to the old index.
    entries.tell_engines(Entry.objects.filter(changed_at__gte=began))


def _fill(name: str, report: Report) -> None:
    backend = get_search_backend(name)
    models = get_indexed_models()
    total = sum(model.get_indexed_objects().count() for model in models)
    done = 0
    for index, of_index in _by_index(backend, models):
        for number in fill(backend, index, of_index):
            done += number
            report(name, done, max(total, done))


def fill(backend, index, models: list[type[Model]]) -> Iterator[int]:
    """Make one index of an engine anew.

    Args:
        backend: the engine.
        index: the one that is searched meanwhile.
        models: those whose objects it keeps.

    Yields:
        numbers of objects, as they are written.
    """
    rebuilder = backend.rebuilder_class(index)
    index = rebuilder.start()
    for model in models:
        index.add_model(model)
    for model in models:
        for rows in _batches(model):
            index.add_items(model, rows)
            yield len(rows)
    rebuilder.finish()


def _by_index(backend, models: list[type[Model]]) -> list[tuple]:
    """Indexes and their models: pages of all types share one."""
    found: dict = {}
    for model in models:
        index = backend.get_index_for_model(model)
        found.setdefault(index.get_key(), (index, []))[1].append(model)
    return list(found.values())


def _batches(model: type[Model]) -> Iterator[list]:
    rows = model.get_indexed_objects().order_by("pk")
    last = None
    while batch := list((rows if last is None else rows.filter(pk__gt=last))[:BATCH]):
        yield batch
        last = batch[-1].pk
