"""What one engine answers; ``tests/services`` has each of them write it down, and compares."""

import json
import os
from pathlib import Path

import pytest
from wagtail.search.backends import get_search_backend

from search.analysis.queries import parse
from search.entries import tell_engines
from search.models import Entry
from tests.search.conformance.corpus import queries, texts

FIRST = 20
ANSWERS = "SEARCH_ANSWERS"
"""The variable that names the file to write to."""


@pytest.fixture
def corpus(communications, uk):
    found = texts()
    Entry.objects.bulk_create(
        Entry(source="test", key=key, site=communications, locale=uk, kind="pages", title=title, text=text)
        for key, (title, text) in enumerate(found)
    )
    tell_engines(Entry.objects.all())
    return found


def answers(corpus) -> dict[str, dict[str, list[int]]]:
    """For each query the keys of all hits, and the first ones in their order; and what completes it."""
    backend, rows = get_search_backend(), Entry.objects.filter(source="test")

    def keys(found) -> list[int]:
        return [entry.key for entry in found]

    return {
        query: {
            "all": sorted(keys(backend.search(parse(query), rows))),
            "first": keys(backend.search(parse(query), rows)[:FIRST]),
            "any": sorted(keys(backend.search(parse(query, any_word=True), rows))),
            "completed": sorted(keys(backend.autocomplete(query, rows))),
        }
        for query in queries(corpus)
    }


def test_every_hit_is_found_and_the_best_come_first(corpus):
    given = answers(corpus)
    assert all(
        one["all"][:FIRST] == sorted(one["first"]) for one in given.values() if len(one["all"]) <= FIRST
    )
    assert all(set(one["first"]) <= set(one["all"]) <= set(one["any"]) for one in given.values())
    if name := os.environ.get(ANSWERS):
        Path(name).write_text(json.dumps(given))
