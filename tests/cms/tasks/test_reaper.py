"""Whose tasks are taken away, and whose are not."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from cms.tasks.models import TaskAttempt, WorkerHeartbeat
from cms.tasks.reaper import reap

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
Fate = TaskAttempt.Fate


def result(status=TaskResultStatus.RUNNING, *, started=60, worker="w1") -> DBTaskResult:
    """A task begun so many seconds ago."""
    at = NOW - timedelta(seconds=started)
    return DBTaskResult.objects.create(
        status=status,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="tests.cms.tasks.sample.undeclared",
        backend_name="default",
        run_after=get_date_max(),
        worker_ids=["an-earlier-one", worker],
        started_at=at,
        finished_at=at if status != TaskResultStatus.RUNNING else None,
    )


def seen(seconds_ago: int, worker="w1") -> None:
    WorkerHeartbeat.objects.create(worker_id=worker, seen_at=NOW - timedelta(seconds=seconds_ago))


def test_a_living_workers_task_is_left_alone():
    seen(29)
    result(started=3600)
    assert reap(now=NOW) == 0
    assert not TaskAttempt.objects.exists()


def test_a_silent_workers_task_counts_as_a_failed_attempt():
    seen(31)
    running = result()
    assert reap(now=NOW) == 1
    running.refresh_from_db()
    attempt = TaskAttempt.objects.get(result_id=running.pk)
    assert (running.status, running.finished_at) == (TaskResultStatus.FAILED, NOW)
    assert attempt.fate == Fate.RETRIED
    assert attempt.error_summary == "cms.tasks.reaper.WorkerLost: w1"
    assert TaskAttempt.objects.get(root=attempt.root, number=2).fate == Fate.PENDING


@pytest.mark.parametrize(("started", "lost"), [(29, 0), (31, 1)])
def test_an_unknown_workers_task_is_taken_after_half_a_minute(started, lost):
    result(started=started, worker="never-seen")
    assert reap(now=NOW) == lost


def test_a_task_that_kills_its_workers_is_given_up_in_the_end():
    running = result()
    TaskAttempt.objects.create(result_id=running.pk, number=4, task_path=running.task_path)
    assert reap(now=NOW) == 1
    assert TaskAttempt.objects.get().fate == Fate.DEAD


def test_a_failure_that_its_worker_could_not_settle_is_settled():
    failed = result(TaskResultStatus.FAILED)
    assert reap(now=NOW) == 0
    assert TaskAttempt.objects.get(result_id=failed.pk).fate == Fate.RETRIED


def test_a_success_that_its_worker_could_not_settle_is_settled():
    done = result(TaskResultStatus.SUCCESSFUL)
    TaskAttempt.objects.create(result_id=done.pk, number=2, task_path=done.task_path)
    reap(now=NOW)
    assert TaskAttempt.objects.get().fate == Fate.DONE


def test_a_failure_of_just_now_is_left_to_its_worker():
    result(TaskResultStatus.FAILED, started=5)
    reap(now=NOW)
    assert not TaskAttempt.objects.exists()


def test_old_heartbeats_are_forgotten():
    seen(3600, worker="old")
    seen(25 * 3600, worker="older")
    reap(now=NOW)
    assert [beat.worker_id for beat in WorkerHeartbeat.objects.all()] == ["old"]
