"""Jobs run when they are due, once, whoever runs the schedule."""

import signal
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from cms.tasks.models import ScheduledJob
from cms.tasks.schedule import Every, Job
from cms.tasks.scheduler import LEASE, Scheduler
from tests.cms.processes import PATIENCE, process, wait_for
from tests.cms.tasks import sample

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Clock:
    """A clock that a test sets."""

    def __init__(self):
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock():
    return Clock()


def scheduler(clock, *functions, name="one") -> Scheduler:
    jobs = [Job(name=function.__name__, run=function, when=Every(HOUR)) for function in functions]
    return Scheduler(name=name, registered=jobs, clock=clock)


def row(name: str) -> ScheduledJob:
    return ScheduledJob.objects.get(name=name)


@pytest.mark.django_db
class TestTick:
    def test_runs_a_job_when_it_is_due_and_not_before(self, clock):
        ran = []

        def job():
            ran.append(clock.now)

        one = scheduler(clock, job)
        assert one.tick() == ["job"]
        assert one.tick() == []
        clock.now = NOW + HOUR - timedelta(seconds=1)
        assert one.tick() == []
        clock.now = NOW + HOUR
        assert one.tick() == ["job"]
        assert ran == [NOW, NOW + HOUR]

    def test_catches_up_once_after_an_outage(self, clock):
        def job(): ...

        one = scheduler(clock, job)
        one.tick()
        clock.now = NOW + 5 * HOUR + timedelta(minutes=20)
        assert [one.tick(), one.tick()] == [["job"], []]
        assert row("job").next_run_at == NOW + 6 * HOUR
        assert row("job").last_run_at == clock.now

    def test_a_failing_job_is_written_down_and_harms_no_other(self, clock, caplog):
        def bad():
            raise RuntimeError("no disk")

        def good(): ...

        assert scheduler(clock, bad, good).tick() == ["bad", "good"]
        assert row("bad").error_summary == "RuntimeError: no disk"
        assert row("good").error == ""
        assert "The scheduled job bad failed" in caplog.text

    def test_a_failed_job_is_tried_again_in_a_quarter_of_an_hour(self, clock):
        failures = [RuntimeError("once")]

        def job():
            if failures:
                raise failures.pop()

        one = scheduler(clock, job)
        one.tick()
        assert row("job").next_run_at == NOW + timedelta(minutes=15)
        clock.now = NOW + timedelta(minutes=15)
        one.tick()
        assert row("job").error == ""

    def test_a_job_that_does_not_exist_is_an_error_of_that_job(self, clock):
        job = Job(name="absent", run="cms.nowhere.to_be_found", when=Every(HOUR))
        assert Scheduler(name="one", registered=[job], clock=clock).tick() == ["absent"]
        assert row("absent").error_summary == "ModuleNotFoundError: No module named 'cms.nowhere'"

    @pytest.mark.parametrize(("later", "ran"), [(LEASE, []), (LEASE + timedelta(seconds=1), ["job"])])
    def test_a_killed_schedulers_job_is_run_once_its_lease_is_over(self, clock, later, ran):
        def job(): ...

        ScheduledJob.objects.create(name="job", next_run_at=NOW, locked_by="dead", locked_until=NOW + LEASE)
        clock.now = NOW + later
        assert scheduler(clock, job).tick() == ran

    def test_the_lease_counts_from_when_the_job_is_taken(self, clock):
        leases = []

        def slow():
            clock.now += timedelta(minutes=10)

        def after():
            leases.append(row("after").locked_until)

        scheduler(clock, slow, after).tick()
        assert leases == [NOW + timedelta(minutes=10) + LEASE]

    def test_starts_no_further_job_once_told_to_stop(self, clock):
        def job():
            one.switch.set()

        def never():
            raise AssertionError

        one = scheduler(clock, job, never)
        assert one.tick() == ["job"]


def test_of_two_schedulers_at_once_one_runs_the_job(file_database, clock):
    ran = []
    ready = threading.Barrier(2)

    def job():
        ran.append(threading.current_thread().name)
        time.sleep(0.01)

    def take_part(name):
        one = scheduler(clock, job, name=name)
        for _ in range(rounds):
            ready.wait()
            one.tick()
            if ready.wait() == 0:
                clock.now += HOUR
        connection.close()

    rounds = 15
    threads = [threading.Thread(target=take_part, args=[name]) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ran) == rounds


@pytest.mark.slow
class TestProcess:
    def test_two_processes_never_run_a_job_for_the_same_moment(self, file_database, tmp_path, monkeypatch):
        monkeypatch.setenv("SAMPLE_DIR", str(tmp_path))
        with (
            process("manage.py", "scheduler", database=file_database) as one,
            process("manage.py", "scheduler", database=file_database) as two,
        ):
            wait_for(lambda: len(sample.lines("slots")) >= 5, one, two)
            for running in (one, two):
                running.send_signal(signal.SIGTERM)
            assert (one.wait(timeout=PATIENCE), two.wait(timeout=PATIENCE)) == (0, 0)
        slots = sample.lines("slots")
        assert len(slots) == len(set(slots))
        assert not ScheduledJob.objects.exclude(locked_by="").exists()
