"""Tasks and a scheduled job for the tests; what they do, they write into files of SAMPLE_DIR."""

import os
import time
from datetime import timedelta
from pathlib import Path

from django.apps import AppConfig
from django_tasks import task

from cms.tasks.policy import retried


def folder() -> Path:
    return Path(os.environ["SAMPLE_DIR"])


def lines(name: str) -> list[str]:
    path = folder() / name
    return path.read_text().split() if path.exists() else []


def _add_line(name: str, line: str) -> None:
    with (folder() / name).open("a") as file:
        file.write(line + "\n")


@task()
def note(word: str) -> None:
    _add_line("notes", word)


@retried(attempts=3, first_delay=0)
@task()
def succeed_at(attempt: int) -> None:
    """Fail until it is called for the so-manieth time."""
    _add_line("calls", "call")
    if len(lines("calls")) < attempt:
        raise RuntimeError("not yet")


@task()
def undeclared() -> None:
    raise RuntimeError("always")


@retried(attempts=2, first_delay=0)
@task()
def take_long_at_first(seconds: float) -> None:
    """Say that it began; sleep, the first time only; say that it ended."""
    _add_line("begun", str(os.getpid()))
    if len(lines("begun")) == 1:
        time.sleep(seconds)
    _add_line("ended", str(os.getpid()))


def write_down_slot() -> None:
    """A job: writes down for which moment it was run."""
    from cms.tasks.models import ScheduledJob

    _add_line("slots", ScheduledJob.objects.get(name="sample").next_run_at.isoformat())


class SampleConfig(AppConfig):
    name = "tests.cms.tasks"
    label = "sample"

    def ready(self):
        from cms.tasks.schedule import register

        register("sample", write_down_slot, every=timedelta(seconds=0.5))
