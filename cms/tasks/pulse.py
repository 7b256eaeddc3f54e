"""A thread that says "still here" while something long runs in the main one."""

import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError, InterfaceError, connection

logger = logging.getLogger(__name__)


class Pulse:
    """Call ``beat`` every ``seconds`` in a thread, until the block is left.

    A database that is locked or away is waited for: the next beat tries again. The thread has a
    database connection of its own, and closes it.
    """

    def __init__(self, beat: Callable[[], object], *, seconds: float):
        self.beat = beat
        self.seconds = seconds
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="pulse")

    def __enter__(self) -> "Pulse":
        self._thread.start()
        return self

    def __exit__(self, *exc_info) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(self.seconds):
            try:
                self.beat()
            except (DatabaseError, InterfaceError) as error:
                logger.warning("No heartbeat: %s", error)
                connection.close()
        connection.close()
