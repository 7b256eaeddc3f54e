"""A limit on how often something happens from one network address."""

from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True)
class Throttle:
    """At most ``most`` times within ``seconds`` from the first one on.

    Args:
        name: what is limited.
        most: how many times.
        seconds: within how long.
    """

    name: str
    most: int
    seconds: int

    def is_exceeded(self, request: HttpRequest) -> bool:
        return cache.get(self._key(request), 0) >= self.most

    def count(self, request: HttpRequest) -> None:
        """It has happened once more."""
        key = self._key(request)
        cache.add(key, 0, timeout=self.seconds)
        try:
            cache.incr(key)
        except ValueError:  # it ended between these two lines
            cache.set(key, 1, timeout=self.seconds)

    def _key(self, request: HttpRequest) -> str:
        return f"throttle:{self.name}:{get_adapter().get_client_ip(request)}"
