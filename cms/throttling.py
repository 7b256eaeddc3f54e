"""A limit on how often something happens: from one network address, or for one e-mail address."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

PREFIX = 64
"""Bits of an IPv6 address that one subscriber's line has; the rest its devices choose as they like."""


def network_of(request: HttpRequest) -> str:
    """Whom a request is counted for: its IPv4 address, or the network of its IPv6 address."""
    client = str(get_adapter().get_client_ip(request) or "")
    try:
        address = ip_address(client)
    except ValueError:
        return client
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address.packed, PREFIX), strict=False))
    return client


@dataclass(frozen=True)
class Throttle:
    """At most ``most`` times within ``seconds`` from the first one on.

    It is counted in the shared cache, under a keyed digest: no address stands there.

    Args:
        name: what is limited.
        most: how many times.
        seconds: within how long.
    """

    name: str
    most: int
    seconds: int

    def is_exceeded(self, who: HttpRequest | str) -> bool:
        """Whether it has happened so often already.

        Args:
            who: a request, for its network address; or what is counted instead, such as an e-mail address.
        """
        return self.times(who) >= self.most

    def times(self, who: HttpRequest | str) -> int:
        """How often it has happened."""
        return cache.get(self._key(who), 0)

    def count(self, who: HttpRequest | str) -> None:
        """It has happened once more."""
        key = self._key(who)
        cache.add(key, 0, timeout=self.seconds)
        try:
            cache.incr(key)
        except ValueError:  # it ended between these two lines
            cache.set(key, 1, timeout=self.seconds)

    def _key(self, who: HttpRequest | str) -> str:
        whom = who.strip().lower() if isinstance(who, str) else network_of(who)
        return f"throttle:{self.name}:{salted_hmac('throttle', str(whom), algorithm='sha256').hexdigest()}"
