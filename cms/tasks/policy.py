"""How often a task is tried again, and after how long: declared beside the task.

    @retried(attempts=5, first_delay=30, factor=4)
    @task()
    def send_reminder(entry_id): ...

A task runs *at least* once: a killed worker's task is started again. So a task takes ids, loads
what it needs, and does no harm when it is run twice.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.utils.module_loading import import_string
from django_tasks.base import Task

AnyTask = TypeVar("AnyTask", bound=Task)


@dataclass(frozen=True)
class RetryPolicy:
    """When a failed task is tried again.

    Args:
        attempts: how many times it is tried in all, the first time included.
        first_delay: seconds before the second attempt.
        factor: how many times longer each further delay is.
        jitter: the share by which a delay is lengthened or shortened at random, so that tasks
            which failed together do not come back together.
        longest: the longest delay, in seconds, before the jitter.
        moot: names of exceptions after which nothing is left to do: the row the task was about
            is gone. Such a task is neither tried again nor shown as given up.
    """

    attempts: int = 4
    first_delay: float = 30
    factor: float = 4
    jitter: float = 0.2
    longest: float = 6 * 3600
    moot: tuple[str, ...] = ()

    def delay(self, number: int, *, chance: Callable[[], float] = random.random) -> timedelta:
        """How long to wait after attempt ``number`` (from 1) has failed.

        Args:
            number: the attempt that has failed.
            chance: gives a number from 0 to 1.
        """
        plain = min(self.first_delay * self.factor ** (number - 1), self.longest)
        return timedelta(seconds=plain * (1 + self.jitter * (2 * chance() - 1)))

    def is_exhausted_by(self, number: int) -> bool:
        """Whether attempt ``number`` was the last."""
        return number >= self.attempts

    def is_moot(self, exception_path: str) -> bool:
        """Whether the exception at the dotted path leaves nothing to do."""
        return exception_path.rpartition(".")[2] in self.moot


DEFAULT = RetryPolicy(moot=("DoesNotExist",))
"""For tasks that declare nothing, such as Wagtail's: three retries, within about ten minutes.

Wagtail's and modelsearch's tasks re-index a row; when it has been deleted since, all is well.
"""

_declared: dict[str, RetryPolicy] = {}


def retried(**policy) -> Callable[[AnyTask], AnyTask]:
    """Declare the policy of the task below; the arguments are those of ``RetryPolicy``."""

    def declare(task: AnyTask) -> AnyTask:
        _declared[task.module_path] = RetryPolicy(**policy)
        return task

    return declare


def policy_for(task_path: str) -> RetryPolicy:
    """The policy of the task at the dotted path, importing it first so that it can declare one."""
    try:
        import_string(task_path)
    except ImportError:
        return DEFAULT
    return _declared.get(task_path, DEFAULT)
