"""A limit on answers from one network address, which nobody can read an address out of.

The counts live in this process alone, under digests whose key is made when it starts and never leaves it;
they are gone after an hour. Neither the database nor the shared cache, which may be a file, learns them.
"""

import hashlib
import secrets
import threading
import time
from collections import Counter

from django.http import HttpRequest

from cms.throttling import network_of

HOUR = 3600


class Floods:
    """Counts answers by network address.

    Args:
        most: answers from one address within an hour, in each process; 0 for no limit.
    """

    def __init__(self, *, most: int):
        self.most = most
        self._lock = threading.Lock()
        self._begin()

    def is_exceeded(self, request: HttpRequest) -> bool:
        """Count one more, and say whether it was too many."""
        if not self.most:
            return False
        with self._lock:
            if time.monotonic() - self._since > HOUR:
                self._begin()
            digest = hashlib.blake2b(network_of(request).encode(), key=self._key, digest_size=16).digest()
            self._counts[digest] += 1
            return self._counts[digest] > self.most

    def _begin(self) -> None:
        self._key = secrets.token_bytes(32)
        self._counts: Counter[bytes] = Counter()
        self._since = time.monotonic()
