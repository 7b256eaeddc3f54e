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
from django.db import models

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


def page_tag(pk: int) -> str:
    """Of one page; any of its translations counts as the page."""
    return f"page:{pk}"


def type_tag(model: type[models.Model], locale_id: int | str = "") -> str:
    """Of all pages of a type, in one language or in any."""
    return f"type:{model._meta.label_lower}:{locale_id}"


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


def outdate(tags: Iterable[str]) -> None:
    """Everything made from any of ``tags`` must be made again, from what is committed now.

    Whoever changes rows calls :func:`cms.cache.refresh.bump` instead, which knows of transactions.
    """
    while True:
        try:
            value = store().incr(COUNTER)
        except ValueError:
            value = counter()
        # Whoever began between these two lines may have remembered what was there before: the tags
        # are newer than he is. Only then the counter reaches them.
        store().set_many({key_of(tag): value + 1 for tag in tags}, timeout=None)
        if _count_to(value + 1):
            break
    snapshot.set(None)


def _count_to(value: int) -> bool:
    """Count once more; false when somebody counted meanwhile, who may have written before us.

    Then our older value may stand over his newer one, and all is done again.
    """
    try:
        return store().incr(COUNTER) == value
    except ValueError:
        return False


def version_now(tag: str) -> int:
    """The tag's version; within a request always as it was when the request first asked."""
    seen = snapshot.get()
    if seen is None:
        return versions([tag])[tag]
    if tag not in seen:
        seen.update(versions([tag]))
    return seen[tag]
