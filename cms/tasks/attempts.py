"""What follows from a finished task: done, tried again, or given up until somebody revives it."""

import logging
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms import audit
from cms.tasks.models import TaskAttempt
from cms.tasks.policy import policy_for

logger = logging.getLogger(__name__)
Fate = TaskAttempt.Fate


class NotDead(ValueError):
    """Only an attempt that was given up can be started again."""


@transaction.atomic
def settle(*, result_id: uuid.UUID, now: datetime | None = None) -> TaskAttempt | None:
    """Give a finished result its consequence, once, however often this is called.

    Args:
        result_id: the number of the queue's row.
        now: the moment (aware); by default the present one.

    Returns:
        the attempt that the result was, or ``None`` when it succeeded at once or still runs.
    """
    now = now or timezone.now()
    result = DBTaskResult.objects.select_for_update().get(pk=result_id)
    attempt = TaskAttempt.objects.filter(result_id=result_id).first()
    if attempt is not None and attempt.fate != Fate.PENDING:
        return attempt
    if result.status == TaskResultStatus.SUCCESSFUL and attempt is not None:
        attempt.fate = Fate.DONE
        attempt.save(update_fields=["fate"])
    if result.status == TaskResultStatus.FAILED:
        attempt = attempt or TaskAttempt(
            result_id=result_id, root=result_id, task_path=result.task_path, created_at=result.enqueued_at
        )
        _settle_failure(attempt, result, now)
    return attempt


def _settle_failure(attempt: TaskAttempt, result: DBTaskResult, now: datetime) -> None:
    policy = policy_for(result.task_path)
    attempt.error = result.traceback
    if policy.is_moot(result.exception_class_path):
        attempt.fate = Fate.MOOT
    elif policy.is_exhausted_by(attempt.number):
        attempt.fate = Fate.DEAD
        logger.error("Task %s given up after attempt %d", attempt.task_path, attempt.number)
    else:
        attempt.fate = Fate.RETRIED
        run_after = now + policy.delay(attempt.number)
        _start(result, root=attempt.root, number=attempt.number + 1, run_after=run_after, now=now)
    attempt.save()


def _start(
    result: DBTaskResult, *, root: uuid.UUID, number: int, run_after: datetime, now: datetime
) -> TaskAttempt:
    """Put a copy of the task into the queue as attempt ``number``."""
    # The row is copied, not enqueued through its task: the code of the task may be gone by now,
    # and the next attempt should then fail and be seen, not vanish.
    copy = DBTaskResult.objects.create(
        args_kwargs=result.args_kwargs,
        priority=result.priority,
        task_path=result.task_path,
        queue_name=result.queue_name,
        backend_name=result.backend_name,
        run_after=run_after,
    )
    return TaskAttempt.objects.create(
        result_id=copy.pk, root=root, number=number, task_path=result.task_path, created_at=now
    )


def unsettled(*, before: datetime) -> QuerySet[DBTaskResult]:
    """Results finished before the moment whose consequence was lost: their worker was killed."""
    of_result = TaskAttempt.objects.filter(result_id=OuterRef("pk"))
    failed_unnoticed = Q(status=TaskResultStatus.FAILED) & ~Exists(of_result)
    return DBTaskResult.objects.filter(
        failed_unnoticed | Exists(of_result.filter(fate=Fate.PENDING)),
        status__in=[TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL],
        finished_at__lt=before,
    )


@transaction.atomic
def revive(*, attempt: TaskAttempt, by: Any, reason: str = "", now: datetime | None = None) -> TaskAttempt:
    """Start a task that was given up again; its policy counts from one anew.

    Args:
        attempt: the last attempt.
        by: the user who asks for it.
        reason: why.
        now: the moment (aware); by default the present one.

    Raises:
        NotDead: the task was not given up, or somebody has revived it already.

    Returns:
        the new attempt, of the same root.
    """
    now = now or timezone.now()
    attempt = TaskAttempt.objects.select_for_update().get(pk=attempt.pk)
    result = DBTaskResult.objects.filter(pk=attempt.result_id).first()
    if attempt.fate != Fate.DEAD or result is None:
        raise NotDead(_("This task has been started again already."))
    attempt.fate = Fate.REVIVED
    attempt.save(update_fields=["fate"])
    audit.record(
        action="task.revived",
        subject=attempt,
        actor=by,
        before=Fate.DEAD,
        after=Fate.REVIVED,
        reason=reason,
        now=now,
    )
    return _start(result, root=attempt.root, number=1, run_after=now, now=now)


KEEP_RESULTS = timedelta(days=14)
KEEP_DEAD = timedelta(days=90)
BATCH = 500


def prune_results(*, now: datetime | None = None) -> int:
    """Delete finished results and their attempts after two weeks, those given up after 90 days.

    Deletes in batches: SQLite has one writer, and nobody should wait for this one.

    Returns:
        how many results were deleted.
    """
    now = now or timezone.now()
    dead = TaskAttempt.objects.filter(result_id=OuterRef("pk"), fate=Fate.DEAD)
    finished = DBTaskResult.objects.finished()
    old = finished.filter(~Exists(dead), finished_at__lt=now - KEEP_RESULTS)
    old_and_dead = finished.filter(finished_at__lt=now - KEEP_DEAD)
    deleted = 0
    for results in (old, old_and_dead):
        while batch := list(results.order_by().values_list("pk", flat=True)[:BATCH]):
            with transaction.atomic():
                TaskAttempt.objects.filter(result_id__in=batch).delete()
                DBTaskResult.objects.filter(pk__in=batch).delete()
            deleted += len(batch)
    return deleted
