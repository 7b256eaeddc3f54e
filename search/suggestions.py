"""Titles that begin with what a reader has typed so far."""

from itertools import islice
from typing import Any

from wagtail.search.backends import get_search_backend

from cms import sites
from cms.registries import ListingItem
from search.analysis.guesses import on_other_layout
from search.analysis.words import words_of
from search.models import Entry
from search.queries import items_of

FROM = 2
"""Letters; fewer begin too much."""
MOST = 8
"""Titles that are offered; a phone shows no more above its keyboard."""
LOOKED_THROUGH = 2 * MOST
"""Rows that are asked of the engine: some may be hidden by now, others are called alike."""
LONGEST = 100
"""Signs of what was typed that are read."""


def suggest(typed: str, root: sites.Root, request: Any = None) -> list[ListingItem]:
    """Things whose titles have words that begin like those typed, each title once, the best first.

    Where there are none, the same keys are read on the other layout. What children wrote is never offered.

    Args:
        typed: whatever anybody may send.
        root: the home page whose things are offered.
        request: for addresses.
    """
    typed = typed[:LONGEST]
    return _beginning_with(typed, root, request) or _beginning_with(on_other_layout(typed), root, request)


def _beginning_with(typed: str, root: sites.Root, request: Any) -> list[ListingItem]:
    if sum(map(len, words_of(typed))) < FROM:
        return []
    rows = Entry.objects.filter(site=root.site_id, locale=root.locale_id, is_quotable=True).defer("text")
    entries = list(get_search_backend().autocomplete(typed, rows)[:LOOKED_THROUGH])
    items = items_of(entries, request)
    by_title: dict[str, ListingItem] = {}
    for entry in entries:
        if entry.pk in items:
            by_title.setdefault(items[entry.pk].title, items[entry.pk])
    return list(islice(by_title.values(), MOST))
