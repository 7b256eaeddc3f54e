"""Surrogate tags: what a cached thing was made from, and how it is told to be made again.

A counter, shared by all processes, grows with every change. Each tag remembers the counter's
value at its last change; each cached thing remembers the value from *before* it began to read.
It is fresh while none of its tags has changed since then, so a page rendered from old rows
while a publish was being committed can never pass for a new one.
"""

import time
from collections.abc import Iterable
from contextvars import ContextVar

from django.core.cache import caches
from django.db import transaction

SHELL = "shell"
"""What surrounds every page: sites, menus, settings, alerts, addresses, restrictions."""
CONTENT = "content"
"""Anything published anywhere: for pages that list others."""
PICTURES = "pictures"
"""The files of any picture: for addresses of renditions, which end when they are made anew."""

COUNTER = "counter"
START = "start"
_PREFIX = "tag:"

snapshot: ContextVar[dict[str, int] | None] = ContextVar("cache_snapshot", default=None)
"""Within a request: the versions that it has asked for. A change made by the request drops them."""


def store():
    """The cache that holds pages, tags and the counter."""
    return caches["pages"]


def key_of(tag: str) -> str:
    return _PREFIX + tag


def counter() -> int:
    """The counter now. A lost one starts from the clock, above any value it had before."""
    value = store().get(COUNTER)
    if value is None:
        store().add(COUNTER, time.time_ns() // 1000, timeout=None)
        value = store().get(COUNTER)
    return value


def versions(tags: Iterable[str]) -> dict[str, int]:
    """The counter's value at the last change of each tag.

    For one without a known change it is the value at the earliest moment that the cache
    remembers: after a loss everything counts as just changed.
    """
    names = list(tags)
    found = store().get_many([START, *(key_of(tag) for tag in names)])
    start = found.get(START) or _start()
    return {tag: found.get(key_of(tag), start) for tag in names}


def _start() -> int:
    store().add(START, counter(), timeout=None)
    return store().get(START)


def bump(*tags: str) -> None:
    """Everything made from any of ``tags`` must be made again.

    Takes effect at once, for readers of this transaction, and again once it is committed,
    for what others cached from the old rows in between.
    """
    if not tags:
        return
    _bump(tags)
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(lambda: _bump(tags), robust=True)


def _bump(tags: Iterable[str]) -> None:
    while True:
        try:
            value = store().incr(COUNTER)
        except ValueError:
            value = counter()
        store().set_many({key_of(tag): value for tag in tags}, timeout=None)
        # Somebody who counted after us may have written before us: then our older value stands
        # over a newer one, and we count once more.
        if counter() == value:
            break
    snapshot.set(None)


def version_now(tag: str) -> int:
    """The tag's version; within a request always as it was when the request first asked."""
    seen = snapshot.get()
    if seen is None:
        return versions([tag])[tag]
    if tag not in seen:
        seen.update(versions([tag]))
    return seen[tag]
