"""The worker: django-tasks-db's, which also says that it lives, and settles what it has run."""

import logging
import os
import signal
import socket
from datetime import timedelta

from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands import db_worker

from cms.tasks.attempts import settle
from cms.tasks.models import TaskAttempt, WorkerHeartbeat
from cms.tasks.pulse import Pulse
from cms.tasks.stopping import StopSwitch

logger = logging.getLogger(__name__)

HEARTBEAT = timedelta(seconds=5)
SILENCE = timedelta(seconds=30)
"""A worker silent for so long is taken for dead."""

RECOVERY_SECONDS = 2
"""How long to wait for a database that is locked or away before asking again."""


def own_name() -> str:
    """A name for this process, unique among machines and readable in a list (at most 64 characters)."""
    return f"{socket.gethostname()[:32]}-{os.getpid()}-{get_random_string(6)}"


class Worker(db_worker.Worker):
    """Runs tasks one after another until told to stop; finishes the one that runs."""

    def __init__(self, *, worker_id: str, interval: float, batch: bool, max_tasks: int | None = None):
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name="default",
            startup_delay=False,
            worker_id=worker_id,
            interval=interval,
            batch=batch,
            max_tasks=max_tasks,
        )
        self.switch = StopSwitch()

    def shutdown(self, signum, frame) -> None:
        """Stop after the running task; a second signal interrupts it, and it is tried again."""
        if not self.running:
            super().shutdown(signum, frame)
        # The original exits here when it is idle, and may do so between claiming a task and
        # running it. Its sleep is short: let the loop see the flag.
        self.running = False
        self.switch.set()
        logger.info("%s: finishing", signal.strsignal(signum))

    def run(self) -> None:
        with Pulse(self.beat, seconds=HEARTBEAT.total_seconds()):
            while self.running:
                try:
                    self.beat()
                    super().run()
                    break
                except (DatabaseError, InterfaceError) as error:
                    logger.warning("The database does not answer, waiting: %s", error)
                    connection.close()
                    # A task may have been left RUNNING under the old name, whose heartbeat ends
                    # here: the reaper will find it.
                    self.worker_id = own_name()
                    self.switch.wait(RECOVERY_SECONDS)
        self.say_goodbye()

    def run_task(self, db_task_result) -> None:
        super().run_task(db_task_result)
        pending = TaskAttempt.objects.filter(result_id=db_task_result.pk, fate=TaskAttempt.Fate.PENDING)
        # Nearly every task succeeds at its first attempt, and then there is nothing to settle.
        if db_task_result.status != TaskResultStatus.SUCCESSFUL or pending.exists():
            settle(result_id=db_task_result.pk)

    def beat(self) -> None:
        """Say that this worker lives."""
        WorkerHeartbeat.objects.update_or_create(
            worker_id=self.worker_id, defaults={"seen_at": timezone.now()}
        )

    def say_goodbye(self) -> None:
        """Take the heartbeat away: nothing of this worker's is running any more."""
        try:
            WorkerHeartbeat.objects.filter(worker_id=self.worker_id).delete()
        except (DatabaseError, InterfaceError) as error:
            logger.warning("Left without saying goodbye: %s", error)
        connection.close()
