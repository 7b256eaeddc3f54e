"""The scheduler: runs the jobs that are due. Two may run at once; a job is run by one of them."""

import logging
import traceback
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.db.models import Q
from django.utils import timezone

from cms.tasks.models import ScheduledJob
from cms.tasks.pulse import Pulse
from cms.tasks.schedule import Job, jobs
from cms.tasks.stopping import StopSwitch

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
"""How long a job stays taken after its scheduler was killed."""

RENEW_SECONDS = 15
RETRY_FAILED = timedelta(minutes=15)
"""A failed job runs again after so long, or at its next time if that is sooner."""

LOOK_SECONDS = 1
RECOVERY_SECONDS = 5


class Scheduler:
    """Runs registered jobs when they are due.

    Args:
        name: this process's name, unique among the schedulers.
        registered: the jobs; by default all that are registered.
        clock: gives the present moment (aware).
    """

    def __init__(
        self,
        *,
        name: str,
        registered: Iterable[Job] | None = None,
        clock: Callable[[], datetime] = timezone.now,
    ):
        self.name = name
        self.clock = clock
        self.jobs = list(jobs.values() if registered is None else registered)
        self.switch = StopSwitch()

    def run(self) -> None:
        """Look at the schedule every second until the switch is set."""
        while not self.switch.is_set:
            pause = LOOK_SECONDS
            try:
                self.tick()
            except (DatabaseError, InterfaceError) as error:
                logger.warning("The database does not answer, waiting: %s", error)
                connection.close()
                pause = RECOVERY_SECONDS
            close_old_connections()
            self.switch.wait(pause)
        connection.close()

    def tick(self) -> list[str]:
        """Run every job that is due and that nobody else runs; return their names."""
        rows = ScheduledJob.objects.in_bulk([job.name for job in self.jobs])
        ran = []
        for job in self.jobs:
            row = rows.get(job.name) or self._write_down(job)
            # Each job asks the clock anew: the one before it may have taken its time.
            now = self.clock()
            if row.next_run_at <= now and not self.switch.is_set and self._claim(job, now):
                self._run(job, due=row.next_run_at, now=now)
                ran.append(job.name)
        return ran

    def _write_down(self, job: Job) -> ScheduledJob:
        first = job.when.first(self.clock())
        return ScheduledJob.objects.get_or_create(name=job.name, defaults={"next_run_at": first})[0]

    def _claim(self, job: Job, now: datetime) -> bool:
        """Take the job, unless another scheduler has it; compared and set in one statement."""
        free = Q(locked_until__isnull=True) | Q(locked_until__lt=now)
        return bool(
            ScheduledJob.objects.filter(free, name=job.name, next_run_at__lte=now).update(
                locked_by=self.name, locked_until=now + LEASE
            )
        )

    def _run(self, job: Job, *, due: datetime, now: datetime) -> None:
        error = ""
        with Pulse(lambda: self._renew(job), seconds=RENEW_SECONDS):
            try:
                job()
            except Exception:
                logger.exception("The scheduled job %s failed", job.name)
                error = traceback.format_exc()
        ended = self.clock()
        upcoming = job.when.next(due=due, now=ended)
        if error:
            upcoming = min(upcoming, ended + RETRY_FAILED)
        ScheduledJob.objects.filter(name=job.name, locked_by=self.name).update(
            next_run_at=upcoming, last_run_at=now, locked_by="", locked_until=None, error=error
        )

    def _renew(self, job: Job) -> None:
        ScheduledJob.objects.filter(name=job.name, locked_by=self.name).update(
            locked_until=self.clock() + LEASE
        )
