"""Stopping calmly when the machine, or a person at the keyboard, asks."""

import signal
import time


class StopSwitch:
    """A flag that a signal sets and a loop looks at.

    Not a ``threading.Event``: its lock is not re-entrant, and a signal handler that sets it may
    interrupt the very wait that holds the lock.
    """

    SLICE = 0.2

    def __init__(self):
        self.is_set = False

    def set(self, *signal_and_frame) -> None:
        self.is_set = True

    def listen(self) -> None:
        """Set the switch on SIGINT and SIGTERM."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.set)

    def wait(self, seconds: float) -> bool:
        """Sleep for so many seconds or until the switch is set; return whether it is."""
        until = time.monotonic() + seconds
        while not self.is_set and (left := until - time.monotonic()) > 0:
            time.sleep(min(self.SLICE, left))
        return self.is_set
