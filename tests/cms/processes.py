"""Real processes on a real database file: what a test in one process cannot show."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from cms.settings import base


@pytest.fixture
def file_database(db, tmp_path):
    """A migrated database in a file of the test's own, where commits are commits.

    Yields the file's path. Threads and processes of the test see the same data.
    """
    shared = connections["default"]
    if shared.vendor != "sqlite":
        pytest.skip("runs on SQLite")
    path = tmp_path / "db.sqlite3"
    with (
        closing(sqlite3.connect(shared.settings_dict["NAME"])) as source,
        closing(sqlite3.connect(path)) as target,
    ):
        source.backup(target)
    name_before = connections.settings["default"]["NAME"]
    connections.settings["default"]["NAME"] = str(path)
    connections["default"] = connections.create_connection("default")
    try:
        yield path
    finally:
        connections["default"].close()
        connections["default"] = shared
        connections.settings["default"]["NAME"] = name_before


@pytest.fixture
def queue(settings):
    """Tasks go into the database's queue, not off at once."""
    settings.TASKS = base.TASKS


@contextmanager
def process(*arguments: str, database: Path, **environment: str):
    """Run Python with the arguments on the database, and leave nothing of it behind.

    Args:
        arguments: such as ``manage.py``, ``worker``.
        database: its file; the process keeps its other files beside it.
        environment: further variables.
    """
    running = subprocess.Popen(  # noqa: S603
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.cms.process_settings",
            "DATABASE_URL": f"sqlite:///{database}",
            "VAR_DIR": str(database.parent),
            "SAMPLE_DIR": str(database.parent),
            **environment,
        },
    )
    try:
        yield running
    finally:
        running.kill()
        running.wait()


PATIENCE = 60
"""Seconds given to another process; a machine that runs many tests at once may need them."""


def wait_for(condition: Callable[[], object], *others: subprocess.Popen) -> None:
    """Wait until the condition holds, as long as the other processes run."""
    until = time.monotonic() + PATIENCE
    while not condition():
        assert [other.poll() for other in others] == [None] * len(others), "a process has ended"
        assert time.monotonic() < until, f"not within {PATIENCE} s"
        time.sleep(0.05)
