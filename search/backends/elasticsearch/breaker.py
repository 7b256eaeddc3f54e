"""Leaves a server alone that does not answer, so that not every reader waits for it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Breaker:
    """After a failure the server is asked again after a while, by one thread; each further one doubles it.

    Args:
        shortest: seconds after the first failure.
        longest: seconds at most.
        patience: seconds after which an answer that came is as good as none.
        clock: gives seconds that never go back.
    """

    def __init__(
        self,
        *,
        shortest: float = 2,
        longest: float = 60,
        patience: float = 0.5,
        clock: Callable[[], float] = time.monotonic,
    ):
        self.shortest, self.longest, self.patience, self.clock = shortest, longest, patience, clock
        self.forget()

    def forget(self) -> None:
        """Begin as if nothing had happened."""
        self._failures = 0
        self._until = 0.0

    def may_ask(self) -> bool:
        """Whether to ask the server now; after a failure the others wait until somebody has tried."""
        if not self._failures:
            return True
        now = self.clock()
        if now < self._until:
            return False
        self._until = now + self.shortest
        return True

    @contextmanager
    def watching(self, *failures: type[Exception]) -> Iterator[None]:
        """Ask within this block; the exceptions count as no answer, and so does a late one."""
        began = self.clock()
        try:
            yield
        except failures:
            self._failed()
            raise
        if self.clock() - began > self.patience:
            self._failed()
        else:
            self._failures = 0

    def _failed(self) -> None:
        self._failures += 1
        pause = min(self.shortest * 2 ** min(self._failures - 1, 10), self.longest)
        self._until = self.clock() + pause
