"""Showing where in a text the words stand that were looked for, in whatever form."""

from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from search.analysis.nodes import AllOf, AnyOf, Node, Phrase, Query, Word
from search.analysis.stopwords import STOP_WORDS
from search.analysis.streams import EXACTLY
from search.analysis.terms import forms_of, spelled
from search.analysis.words import Place, parts_of, places_of

BEFORE, AROUND = 60, 240
"""Signs of a text that are shown before the first word found, and in all."""
LOOKED_THROUGH = 20_000
"""Signs of a text in which words are looked for: pages of more are rare, and their beginnings tell enough."""


def marked(text: str, query: Query) -> SafeString:
    """A plain text with the words of a query in ``<mark>``; «шкіл» marks «школа».

    Args:
        text: it is escaped.
        query: what was looked for.
    """
    pieces, end = [], 0
    for place in _places(text, query):
        found = text[place.start : place.end]
        pieces.append(format_html("{}<mark>{}</mark>", text[end : place.start], found))
        end = place.end
    pieces.append(format_html("{}", text[end:]))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def is_marked(text: str, query: Query) -> bool:
    """Whether a word of the query stands in a text."""
    return next(_places(text, query), None) is not None


def excerpt(text: str, query: Query) -> str:
    """The part of a text where a word of the query first stands; empty where none does."""
    place = next(_places(text[:LOOKED_THROUGH], query), None)
    if place is None:
        return ""
    line = text.rfind("\n", 0, place.start) + 1
    start = max(place.start - BEFORE, line)
    if start > line:
        start = text.find(" ", start, place.start) + 1 or place.start
    lines = text[start : start + 2 * AROUND].splitlines()
    part = " · ".join(" ".join(one.split()) for one in lines if one.strip())
    return ("… " if start > line else "") + Truncator(part).chars(AROUND)


def _places(text: str, query: Query) -> Iterator[Place]:
    wanted = frozenset(_terms(query.wanted)) if query else frozenset()
    return (place for place in places_of(text) if wanted and _is_wanted(place.word, wanted))


def _terms(node: Node) -> list[str]:
    match node:
        case Word(terms, exactly):
            return [*terms, exactly]
        case Phrase(words):
            return [word for word in words if word.removeprefix(EXACTLY) not in STOP_WORDS]
        case AllOf(nodes) | AnyOf(nodes):
            return [term for inner in nodes for term in _terms(inner)]
    return []


def _is_wanted(word: str, wanted: frozenset[str]) -> bool:
    parts = parts_of(word)
    terms = {spelled("".join(parts)), *(EXACTLY + spelled(part) for part in parts)}
    return not wanted.isdisjoint(terms.union(*map(forms_of, parts)))
