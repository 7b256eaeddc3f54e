"""What an open form carries hidden: when it was given out, signed, so that nobody can make one up."""

import secrets
import time
from dataclasses import dataclass, replace
from enum import StrEnum

from django.core import signing


class Kind(StrEnum):
    """How far a form has come."""

    FRESH = "f"
    """Given out empty: whoever fills it in takes a while."""
    KNOWN = "k"
    """Given back with something to mend by somebody who had taken that while."""
    CHECK = "c"
    """Given back under suspicion: it is taken after a proof of work, or after a wait."""


@dataclass(frozen=True)
class Stamp:
    """One giving out of a form.

    Args:
        kind: how far the form has come.
        given_at: seconds since 1970.
        number: random, in hexadecimal; no two are alike.
    """

    kind: Kind
    given_at: int
    number: str

    @classmethod
    def new(cls, kind: Kind, *, now: float | None = None) -> "Stamp":
        """A stamp with a number of its own, given now (seconds since 1970)."""
        return cls(kind, int(time.time() if now is None else now), secrets.token_hex(8))

    def aged(self, seconds: int) -> "Stamp":
        """The same stamp as if it had been given so many seconds earlier."""
        return replace(self, given_at=self.given_at - seconds)

    def age(self) -> float:
        """Seconds since it was given."""
        return time.time() - self.given_at

    def signed(self, purpose: str) -> str:
        """What stands in the form's hidden field; no form of another purpose takes it."""
        return _signer(purpose).sign(f"{self.kind}.{self.given_at}.{self.number}")


def read(text: str, purpose: str) -> Stamp | None:
    """The stamp that was sent; ``None`` when it was not ours, altered or another form's."""
    try:
        kind, given_at, number = _signer(purpose).unsign(text).split(".")
    except signing.BadSignature:
        return None
    return Stamp(Kind(kind), int(given_at), number)


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(salt=f"open-form.{purpose}")
