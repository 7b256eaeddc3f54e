"""Telling Elasticsearch what has changed, many objects at once, however often the worker is stopped."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from elasticsearch.helpers import bulk
from wagtail.search.backends import get_search_backend

from search.models import IndexChange

logger = logging.getLogger(__name__)

BATCH = 200
REFRESH = False
"""Whether what was sent is found at once, not within a second: for tests."""
GONE_ALREADY, NEWER_THERE, BAD_DOCUMENT = 404, 409, 400
HARMLESS = {GONE_ALREADY, NEWER_THERE}


class NotTaken(Exception):
    """Elasticsearch refuses to be written to."""


class NoIndex(Exception):
    """There is no index to write into.

    Args:
        name: of the index.
    """

    def __init__(self, name: str):
        super().__init__(f"Elasticsearch has no index {name}.")
        self.name = name


def send() -> int:
    """Tell Elasticsearch of all changes that it has not been told of.

    Returns:
        how many there were.

    Raises:
        NoIndex: one must be built first.
        NotTaken, elasticsearch.ApiError, elasticsearch.TransportError: it does not work now.
    """
    sent = 0
    while batch := list(IndexChange.objects.filter(is_sent=False).order_by("pk")[:BATCH]):
        _send(batch)
        IndexChange.objects.filter(pk__in=[change.pk for change in batch]).update(is_sent=True)
        sent += len(batch)
    return sent


def _send(batch: list[IndexChange]) -> None:
    backend = get_search_backend()
    actions = list(_actions(backend, batch))
    for name in {action["_index"] for action in actions}:
        # A server whose data were lost would make one by itself, and guess what its fields are.
        if not backend.writing.indices.exists_alias(name=name):
            raise NoIndex(name)
    _done, errors = bulk(backend.writing, actions, raise_on_error=False, require_alias=True, refresh=REFRESH)
    for error in errors:
        (outcome,) = error.values()
        if outcome["status"] == BAD_DOCUMENT:
            logger.error("Elasticsearch cannot index %s: %s", outcome["_id"], outcome["error"])
        elif outcome["status"] not in HARMLESS:
            raise NotTaken(str(outcome["error"]))


def _actions(backend, batch: list[IndexChange]) -> Iterator[dict]:
    by_type: dict[int, dict[str, IndexChange]] = defaultdict(dict)
    for change in batch:
        by_type[change.content_type_id][change.object_id] = change
    for content_type_id, changes in by_type.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is None:  # its app is no longer installed
            continue
        found = {str(row.pk): row for row in _rows(model, changes)}
        index, mapping = backend.get_index_for_model(model).name, backend.mapping_class(model)
        for pk, change in changes.items():
            # Of two workers the one that knows of the later change wins, in whatever order they come.
            action = {"_index": index, "_id": pk, "version": change.version, "version_type": "external_gte"}
            if pk in found:
                yield {**action, "_op_type": "index", "_source": mapping.get_document(found[pk])}
            else:
                yield {**action, "_op_type": "delete"}


def _rows(model, pks: Iterable[str]) -> Iterable:
    return model.get_indexed_objects().filter(pk__in=list(pks))
