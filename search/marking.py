"""Showing where in a text the words stand that were looked for, in whatever form."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.analysis.nodes import AllOf, AnyOf, Node, Phrase, Query, Word
from search.analysis.stopwords import STOP_WORDS
from search.analysis.streams import EXACTLY
from search.analysis.terms import forms_of, spelled
from search.analysis.words import parts_of, places_of


def marked(text: str, query: Query) -> SafeString:
    """A plain text with the words of a query in ``<mark>``; «шкіл» marks «школа».

    Args:
        text: it is escaped.
        query: what was looked for.
    """
    wanted = frozenset(_terms(query.wanted)) if query else frozenset()
    pieces, end = [], 0
    for place in places_of(text):
        if _is_wanted(place.word, wanted):
            found = text[place.start : place.end]
            pieces.append(format_html("{}<mark>{}</mark>", text[end : place.start], found))
            end = place.end
    pieces.append(format_html("{}", text[end:]))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


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
