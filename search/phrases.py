"""Words and phrases as editors write them into a field: one a line, or with commas between them."""

import re
from itertools import combinations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.analysis.stopwords import STOP_WORDS
from search.analysis.thesaurus import are_alike
from search.analysis.words import words_of

LONGEST = 60
"""Signs of a phrase."""
MOST_WORDS = 5
"""Words of a phrase."""
MOST_PHRASES = 12
"""Phrases of a field: each makes queries dearer."""
_BETWEEN = re.compile(r"[\n\r,;]+")


def phrases_of(text: str) -> list[str]:
    """The phrases of a field, each without blanks around it."""
    return [phrase for piece in _BETWEEN.split(text) if (phrase := " ".join(piece.split()))]


def problems(phrases: list[str]) -> list[ValidationError]:
    """What is wrong with phrases, in sentences for whoever wrote them."""
    if not phrases:
        return [ValidationError(_("Write at least one word."))]
    found = []
    if len(phrases) > MOST_PHRASES:
        words = ngettext(
            "There can be %(most)d phrase at most.", "There can be %(most)d phrases at most.", MOST_PHRASES
        )
        found.append(ValidationError(words, params={"most": MOST_PHRASES}))
        phrases = phrases[:MOST_PHRASES]
    found += [
        ValidationError(problem, params={"phrase": phrase, "longest": LONGEST, "most": MOST_WORDS})
        for phrase in phrases
        if (problem := _problem(phrase))
    ]
    alike = _("“%(one)s” and “%(other)s” are the same: the search knows all forms of a word. Remove one.")
    found += [
        ValidationError(alike, params={"one": one, "other": other})
        for one, other in combinations(phrases, 2)
        if are_alike(words_of(one), words_of(other))
    ]
    return found


def _problem(phrase: str) -> str:
    words = words_of(phrase)
    if not words:
        return _("“%(phrase)s” has no letter and no digit.")
    if STOP_WORDS.issuperset(words):
        return _("“%(phrase)s” says nothing by itself: the search passes such words over.")
    if len(phrase) > LONGEST:
        return _("“%(phrase)s” is too long: %(longest)d signs are enough.")
    if len(words) > MOST_WORDS:
        return _("“%(phrase)s” has too many words: %(most)d are enough.")
    return ""
