"""Real processes on a real database file: what a test in one process cannot show."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from cms.settings import base


@pytest.fixture
def file_database(django_db_setup, django_db_blocker, tmp_path):
    """A migrated database in a file of the test's own, where commits are commits.

    Yields the file's path. Threads and processes of the test see the same data.
    """
    path = tmp_path / "db.sqlite3"
    with django_db_blocker.unblock():
        in_memory = connections["default"]
        if in_memory.vendor != "sqlite":
            pytest.skip("runs on SQLite")
        in_memory.ensure_connection()
        with sqlite3.connect(path) as target:
            in_memory.connection.backup(target)
        target.close()
        name_before = connections.settings["default"]["NAME"]
        connections.settings["default"]["NAME"] = str(path)
        connections["default"] = connections.create_connection("default")
        try:
            yield path
        finally:
            connections["default"].close()
            connections["default"] = in_memory
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


def wait_for(condition: Callable[[], object], *, seconds: float = PATIENCE) -> object:
    """Wait until the condition holds, and return what it gave."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s")
