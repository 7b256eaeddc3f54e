"""Things done at once, each in a thread with a database connection of its own.

What an act returns, or the exception that it ends with, is what :func:`at_once` and :func:`behind` give
back: the tests say which exceptions may reach a person, and a deadlock never may.
"""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction
from django.db.models import QuerySet

SECONDS = 180
"""How long a loaded machine may take: PostgreSQL finds a deadlock after one, SQLite gives up after twenty."""

really_commits = pytest.mark.django_db(
    transaction=True, serialized_rollback=connection.vendor == "postgresql"
)
"""For tests with threads. What migrations wrote is put back: on SQLite by ``tests.conftest``."""


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do all of ``acts``, beginning in the same moment; their results in order."""
    start = threading.Barrier(len(acts))
    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(_do, act, start) for act in acts]]


def behind(rows: QuerySet, *acts: Callable[[], object]) -> list[object]:
    """Do ``acts`` while others hold ``rows``: each has come to a stop, or to its end, before the next begins.

    Then the rows are let go. So it is certain which of the acts waits where, and for whom. SQLite knows
    no locked rows, and lets waiting writers in as chance will have it: there each act follows the last.
    """
    if connection.vendor == "sqlite":
        return [at_once(act)[0] for act in acts]
    with ThreadPoolExecutor(len(acts)) as pool:
        doing: list[Future] = []
        with transaction.atomic():
            list(rows.select_for_update())
            for act in acts:
                doing.append(pool.submit(_do, act))
                _wait_for_a_stop(doing)
        return [future.result() for future in doing]


def _do(act: Callable[[], object], start: threading.Barrier | None = None) -> object:
    try:
        connection.ensure_connection()
        if start is not None:
            start.wait(SECONDS)
        return act()
    except Exception as error:
        return error
    finally:
        connections.close_all()


def _wait_for_a_stop(doing: Sequence[Future]) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        running = sum(not future.done() for future in doing)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0] >= running:
                return
        time.sleep(0.01)
    raise AssertionError("An act neither ends nor waits.")


def failures(results: Sequence[object], *expected: type[Exception]) -> list[Exception]:
    """The exceptions among ``results``, of which each must be one of ``expected``."""
    found = [result for result in results if isinstance(result, Exception)]
    for error in found:
        if not isinstance(error, expected):
            raise error
    return found
