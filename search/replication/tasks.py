"""The worker's part: sending, and building indexes that are missing or made for other fields."""

import logging

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult
from wagtail.search.backends import get_search_backend

from cms.tasks.policy import retried
from search.models import IndexChange
from search.replication.changes import prune

logger = logging.getLogger(__name__)


@retried(attempts=60, first_delay=2, factor=2, longest=60)
@task()
def send_changes() -> int:
    """Tell Elasticsearch what has changed."""
    from search.replication.sending import NoIndex, send

    try:
        return send()
    except NoIndex as missing:
        rebuild_index.enqueue(missing.name)
        return 0


@retried(attempts=10, first_delay=10, longest=600)
@task()
def rebuild_index(name: str) -> int:
    """Build an index anew, unless that has been done meanwhile.

    Args:
        name: of the index.

    Returns:
        how many objects were written into it.
    """
    from search.backends.elasticsearch.rebuilding import is_as_designed, models_of
    from search.rebuilding import fill

    backend, count = get_search_backend(), 0
    if not is_as_designed(backend, name):
        models = models_of(backend, name)
        count = sum(fill(backend, backend.get_index_for_model(models[0]), models))
    wake()
    return count


def wake() -> None:
    """Have the worker send what has changed, unless it has been told so and has not begun yet."""
    if IndexChange.objects.filter(is_sent=False).exists() and not _waits(send_changes):
        send_changes.enqueue()


def tend() -> None:
    """Make good what was lost on the way; the schedule's job.

    Raises:
        elasticsearch.ApiError, elasticsearch.TransportError: Elasticsearch does not answer.
    """
    from search.backends.elasticsearch.rebuilding import is_as_designed

    prune()
    wake()
    backend = get_search_backend()
    for index in backend.all_indexes():
        if not is_as_designed(backend, index.name) and not _waits(rebuild_index):
            rebuild_index.enqueue(index.name)


def _waits(of) -> bool:
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=of.module_path).exists()
