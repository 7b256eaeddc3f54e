"""Rows about people who have no account: found by a name or an address, and erased on request.

Each app that keeps such rows registers a keeper (:data:`cms.registries.keepers`).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms import registries
from cms.consent import same_name


@dataclass(frozen=True)
class Held:
    """A row about somebody.

    Args:
        keeper: the name under which its keeper is registered.
        pk: its primary key.
        who: the names, addresses and numbers in it; empty ones are none.
        what: what it is, in the reader's language.
        since: when it came (aware).
    """

    keeper: str
    pk: int
    who: tuple[str, ...]
    what: str
    since: datetime

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.keeper}:{self.pk}"


@dataclass(frozen=True)
class Keeper:
    """An app's rows about people who have no account.

    Args:
        held: all of them.
        erase: erases those with some primary keys, and says how many; called with ``by``, ``reason``
            (without a name) and ``now``, inside the transaction.
    """

    held: Callable[[], Iterable[Held]]
    erase: Callable[..., int]


def named(query: str) -> list[Held]:
    """The rows that hold every word of ``query``, whatever its capitals and apostrophes; newest first.

    Compared here: no database folds Cyrillic and apostrophes in the same way.
    """
    words = same_name(query).split()
    if not words:
        return []
    return _found(lambda row: all(word in same_name(" ".join(row.who)) for word in words))


def of_addresses(addresses: Iterable[str]) -> list[Held]:
    """The rows that hold one of these e-mail addresses."""
    wanted = {address.casefold() for address in addresses if address}
    return _found(lambda row: not wanted.isdisjoint(one.casefold() for one in row.who))


def _found(fits: Callable[[Held], bool]) -> list[Held]:
    rows = (row for _name, keeper in registries.keepers for row in keeper.held())
    return sorted(filter(fits, rows), key=lambda row: row.since, reverse=True)


@transaction.atomic
def erase(rows: Collection[Held], *, by: Any, reason: str, now: datetime | None = None) -> Counter:
    """Erase rows, with the letters and consents that rest on them.

    Args:
        rows: which.
        by: who does it.
        reason: why, without a name.
        now: the moment (aware); by default the present one.

    Returns:
        How many of each keeper went.
    """
    now = now or timezone.now()
    done: Counter = Counter()
    for name, keeper in registries.keepers:
        if pks := [row.pk for row in rows if row.keeper == name]:
            done[name] += keeper.erase(pks, by=by, reason=reason, now=now)
    return done
