"""What follows from a finished task."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from accounts.models import User
from cms.audit import AuditRecord
from cms.tasks import attempts
from cms.tasks.attempts import NotDead, prune_results, revive, settle
from cms.tasks.models import TaskAttempt

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
Fate = TaskAttempt.Fate


def finished(status, *, task="sample.undeclared", error="builtins.RuntimeError", at=NOW) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=status,
        args_kwargs={"args": [7], "kwargs": {"word": "так"}},
        task_path=f"tests.cms.tasks.{task}",
        queue_name="mail",
        backend_name="default",
        priority=5,
        run_after=get_date_max(),
        started_at=at,
        finished_at=at,
        exception_class_path=error,
        traceback=f"Traceback …\n{error}: always",
    )


def failed(**details) -> DBTaskResult:
    return finished(TaskResultStatus.FAILED, **details)


def dead() -> TaskAttempt:
    result = failed()
    TaskAttempt.objects.create(result_id=result.pk, number=4, task_path=result.task_path)
    return settle(result_id=result.pk, now=NOW)


def test_a_task_that_succeeds_at_once_leaves_no_attempt():
    result = finished(TaskResultStatus.SUCCESSFUL)
    assert settle(result_id=result.pk, now=NOW) is None
    assert not TaskAttempt.objects.exists()


def test_a_failed_task_is_put_into_the_queue_again(monkeypatch):
    monkeypatch.setattr("random.random", lambda: 0.5)
    result = failed(task="sample.succeed_at")
    attempt = settle(result_id=result.pk, now=NOW)
    following = TaskAttempt.objects.exclude(pk=attempt.pk).get()
    copy = DBTaskResult.objects.get(pk=following.result_id)
    assert (attempt.number, attempt.fate, attempt.root) == (1, Fate.RETRIED, result.pk)
    assert attempt.error_summary == "builtins.RuntimeError: always"
    assert (following.number, following.fate, following.root) == (2, Fate.PENDING, result.pk)
    assert (copy.status, copy.queue_name, copy.priority) == (TaskResultStatus.READY, "mail", 5)
    assert copy.args_kwargs == {"args": [7], "kwargs": {"word": "так"}}
    assert copy.run_after == NOW


def test_a_retry_waits_as_its_policy_says():
    attempt = settle(result_id=failed().pk, now=NOW)
    following = TaskAttempt.objects.get(root=attempt.root, number=2)
    waits = DBTaskResult.objects.get(pk=following.result_id).run_after - NOW
    assert timedelta(seconds=24) <= waits <= timedelta(seconds=36)


def test_a_retry_that_succeeds_is_done():
    first = settle(result_id=failed().pk, now=NOW)
    second = TaskAttempt.objects.get(root=first.root, number=2)
    DBTaskResult.objects.filter(pk=second.result_id).update(status=TaskResultStatus.SUCCESSFUL)
    assert settle(result_id=second.result_id, now=NOW).fate == Fate.DONE


def test_after_its_last_attempt_a_task_is_given_up():
    attempt = dead()
    assert attempt.fate == Fate.DEAD
    assert TaskAttempt.objects.count() == DBTaskResult.objects.count() == 1


def test_settling_twice_starts_one_retry():
    result = failed()
    settle(result_id=result.pk, now=NOW)
    settle(result_id=result.pk, now=NOW)
    assert DBTaskResult.objects.count() == 2


def test_a_task_about_a_deleted_row_is_neither_retried_nor_given_up():
    result = failed(error="news.models.NewsPage.DoesNotExist")
    assert settle(result_id=result.pk, now=NOW).fate == Fate.MOOT
    assert DBTaskResult.objects.count() == 1


class TestRevive:
    @pytest.fixture
    def admin(self):
        return User.objects.create_superuser("olena@example.com", "a-long-password")

    def test_starts_the_task_anew_and_writes_down_who_did_it(self, admin):
        attempt = dead()
        fresh = revive(attempt=attempt, by=admin, now=NOW)
        attempt.refresh_from_db()
        result = DBTaskResult.objects.get(pk=fresh.result_id)
        record = AuditRecord.objects.for_subject(attempt).get()
        assert attempt.fate == Fate.REVIVED
        assert (fresh.root, fresh.number, fresh.fate) == (attempt.root, 1, Fate.PENDING)
        assert (result.status, result.run_after) == (TaskResultStatus.READY, NOW)
        assert (record.action, record.actor, record.before, record.after) == (
            "task.revived", admin, "dead", "revived",
        )  # fmt: skip

    def test_is_refused_the_second_time(self, admin):
        attempt = dead()
        revive(attempt=attempt, by=admin, now=NOW)
        with pytest.raises(NotDead):
            revive(attempt=attempt, by=admin, now=NOW)
        assert DBTaskResult.objects.count() == 2

    def test_is_refused_while_the_task_is_tried_again_anyway(self, admin):
        attempt = settle(result_id=failed().pk, now=NOW)
        with pytest.raises(NotDead):
            revive(attempt=attempt, by=admin, now=NOW)


class TestPruning:
    def test_deletes_what_finished_more_than_two_weeks_ago(self, monkeypatch):
        monkeypatch.setattr(attempts, "BATCH", 2)
        day = timedelta(days=1)
        kept = finished(TaskResultStatus.SUCCESSFUL, at=NOW - 13 * day)
        for _ in range(3):
            finished(TaskResultStatus.SUCCESSFUL, at=NOW - 15 * day)
        retried = failed(at=NOW - 15 * day)
        settle(result_id=retried.pk, now=NOW - 15 * day)
        assert prune_results(now=NOW) == 4
        left = DBTaskResult.objects.exclude(status=TaskResultStatus.READY)
        assert [result.pk for result in left] == [kept.pk]
        assert not TaskAttempt.objects.filter(result_id=retried.pk).exists()

    @pytest.mark.parametrize(("age", "pruned"), [(15, 0), (89, 0), (91, 1)])
    def test_keeps_what_was_given_up_until_somebody_had_time_to_look(self, age, pruned):
        attempt = dead()
        DBTaskResult.objects.filter(pk=attempt.result_id).update(finished_at=NOW - timedelta(days=age))
        assert prune_results(now=NOW) == pruned
