"""Tasks whose worker was killed go back into the queue, or are given up."""

import logging
import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.tasks.attempts import settle, unsettled
from cms.tasks.models import WorkerHeartbeat
from cms.tasks.worker import HEARTBEAT, SILENCE

logger = logging.getLogger(__name__)

KEEP_HEARTBEATS = timedelta(days=1)


class WorkerLost(Exception):
    """The worker fell silent while it ran the task: killed, or its machine stopped."""


PATH = f"{WorkerLost.__module__}.{WorkerLost.__qualname__}"


def reap(*, now: datetime | None = None) -> int:
    """Fail and settle the tasks of dead workers, and settle what dead workers left unsettled.

    A worker is dead when its heartbeat is older than 30 seconds, or when it has none and took
    the task more than 30 seconds ago. The lost run counts as an attempt.

    Returns:
        how many running tasks were taken from dead workers.
    """
    now = now or timezone.now()
    lost = 0
    for result in DBTaskResult.objects.running().filter(started_at__lt=now - SILENCE):
        lost += _take_from_the_dead(result, now)
    for result_id in unsettled(before=now - SILENCE).values_list("pk", flat=True):
        settle(result_id=result_id, now=now)
    WorkerHeartbeat.objects.filter(seen_at__lt=now - KEEP_HEARTBEATS).delete()
    return lost


def _take_from_the_dead(result: DBTaskResult, now: datetime) -> bool:
    asked_at = time.monotonic()
    with transaction.atomic():
        if time.monotonic() - asked_at > HEARTBEAT.total_seconds():
            # The database was jammed for long: living workers could not write their heartbeats
            # either. Judge them in the next round.
            return False
        if _worker_of(result, now).exists():
            return False
        taken = DBTaskResult.objects.filter(
            pk=result.pk, status=TaskResultStatus.RUNNING, started_at=result.started_at
        ).update(
            status=TaskResultStatus.FAILED,
            finished_at=now,
            exception_class_path=PATH,
            traceback=f"{WorkerLost.__doc__}\n{PATH}: {_worker_id(result)}",
        )
        if taken:
            settle(result_id=result.pk, now=now)
            logger.warning("Task %s taken from the dead worker %s", result.task_path, _worker_id(result))
    return bool(taken)


def _worker_id(result: DBTaskResult) -> str:
    return result.worker_ids[-1] if result.worker_ids else ""


def _worker_of(result: DBTaskResult, now: datetime) -> QuerySet[WorkerHeartbeat]:
    """The heartbeat of the worker that runs the task, if that worker lives."""
    return WorkerHeartbeat.objects.filter(worker_id=_worker_id(result), seen_at__gte=now - SILENCE)
