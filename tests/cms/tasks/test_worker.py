"""The worker as a process: it retries, stops calmly, and is survived by its tasks."""

import os
import signal
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.tasks.models import TaskAttempt, WorkerHeartbeat
from cms.tasks.reaper import reap
from cms.tasks.worker import Worker
from tests.cms.processes import PATIENCE, process, wait_for
from tests.cms.tasks import sample

Fate = TaskAttempt.Fate


@pytest.fixture(autouse=True)
def sample_dir(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMPLE_DIR", str(tmp_path))


def work_off() -> None:
    """Run what is in the queue, here and now."""
    Worker(worker_id="here", interval=0, batch=True).run()


def fates() -> list[tuple[int, str]]:
    return list(TaskAttempt.objects.order_by("created_at", "number").values_list("number", "fate"))


class TestRetries:
    def test_a_task_that_fails_twice_succeeds_at_the_third_attempt(self, file_database, queue):
        sample.succeed_at.enqueue(3)
        work_off()
        assert sample.lines("calls") == ["call"] * 3
        assert fates() == [(1, Fate.RETRIED), (2, Fate.RETRIED), (3, Fate.DONE)]

    def test_a_task_that_always_fails_is_given_up(self, file_database, queue):
        sample.succeed_at.enqueue(99)
        work_off()
        assert sample.lines("calls") == ["call"] * 3
        assert fates() == [(1, Fate.RETRIED), (2, Fate.RETRIED), (3, Fate.DEAD)]

    def test_a_task_whose_code_is_gone_is_tried_again_too(self, file_database, queue):
        sample.note.enqueue("so")
        DBTaskResult.objects.update(task_path="tests.cms.tasks.sample.gone")
        work_off()
        assert fates() == [(1, Fate.RETRIED), (2, Fate.PENDING)]

    def test_a_worker_that_leaves_takes_its_heartbeat_along(self, file_database, queue):
        work_off()
        assert not WorkerHeartbeat.objects.exists()


def test_the_immediate_backend_needs_no_worker(db, tmp_path):
    sample.note.enqueue("at-once")
    assert sample.lines("notes") == ["at-once"]
    assert not DBTaskResult.objects.exists()


@pytest.mark.slow
class TestProcess:
    def test_stops_at_once_when_idle(self, file_database):
        with process("manage.py", "worker", database=file_database) as worker:
            wait_for(WorkerHeartbeat.objects.exists, worker)
            time.sleep(0.3)
            asked_at = time.monotonic()
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(timeout=PATIENCE) == 0
            # A second is promised; the machine that runs the tests may have much else to do.
            assert time.monotonic() - asked_at < 5
        assert not WorkerHeartbeat.objects.exists()

    def test_finishes_the_running_task_before_it_stops(self, file_database, queue):
        sample.take_long_at_first.enqueue(2)
        sample.note.enqueue("left-for-others")
        with process("manage.py", "worker", database=file_database) as worker:
            wait_for(lambda: sample.lines("begun"), worker)
            worker.send_signal(signal.SIGINT)
            assert worker.wait(timeout=PATIENCE) == 0
        assert len(sample.lines("ended")) == 1
        assert sample.lines("notes") == []

    def test_a_killed_workers_task_is_run_by_another(self, file_database, queue):
        sample.take_long_at_first.enqueue(60)
        with process("manage.py", "worker", database=file_database) as worker:
            wait_for(lambda: sample.lines("begun"), worker)
            worker.send_signal(signal.SIGKILL)
            worker.wait()
        assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING
        assert reap(now=timezone.now() + timedelta(seconds=15)) == 0
        assert reap(now=timezone.now() + timedelta(seconds=40)) == 1
        DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=timezone.now())
        work_off()
        assert sample.lines("begun") == [str(worker.pid), str(os.getpid())]
        assert sample.lines("ended") == [str(os.getpid())]
        assert fates() == [(1, Fate.RETRIED), (2, Fate.DONE)]

    def test_waits_for_a_database_that_does_not_answer(self, file_database, queue):
        sample.note.enqueue("patience")
        rename = "ALTER TABLE {} RENAME TO {}"
        table = DBTaskResult._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(rename.format(table, "away"))
        with process("manage.py", "worker", database=file_database) as worker:
            # After each failure it lives on under another name.
            wait_for(lambda: WorkerHeartbeat.objects.count() >= 2, worker)
            with connection.cursor() as cursor:
                cursor.execute(rename.format("away", table))
            wait_for(lambda: sample.lines("notes") == ["patience"], worker)

    def test_several_workers_run_each_task_once(self, file_database, queue):
        words = [f"word{number}" for number in range(40)]
        for word in words:
            sample.note.enqueue(word)
        with (
            process("manage.py", "worker", "--batch", database=file_database) as one,
            process("manage.py", "worker", "--batch", database=file_database) as two,
        ):
            assert (one.wait(timeout=PATIENCE), two.wait(timeout=PATIENCE)) == (0, 0)
        assert sorted(sample.lines("notes")) == sorted(words)
