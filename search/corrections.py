"""What a reader may have meant who made a slip: words that the search knows, for those it does not."""

from collections.abc import Callable

from search.analysis.characters import as_written
from search.analysis.lemmas import is_ukrainian
from search.analysis.queries import LONGEST
from search.analysis.spelling import distance, slips_allowed, sound
from search.analysis.stopwords import STOP_WORDS
from search.analysis.terms import spelled_alike
from search.analysis.words import Place, parts_of, places_of
from search.vocabulary import candidates, may_be_learnt

MOST_WORDS = 6
"""Words of a query that are looked at; each costs a query or two."""


def corrected(typed: str, is_found: Callable[[str], bool]) -> str:
    """What was typed with its slips mended, all else as it was; empty where there is nothing to mend.

    Args:
        typed: whatever anybody may send.
        is_found: whether anything has a word, in any form.
    """
    typed = typed[:LONGEST]
    pieces, end, is_mended = [], 0, False
    for place in [place for place in places_of(typed) if _is_wanted(place, typed)][:MOST_WORDS]:
        mended = "-".join(_mended(part, is_found) or part for part in parts_of(place.word))
        if mended != place.word:
            pieces += [typed[end : place.start], mended]
            end, is_mended = place.end, True
    return "".join([*pieces, typed[end:]]) if is_mended else ""


def _is_wanted(place: Place, typed: str) -> bool:
    """Whether the word is not one that must not be there."""
    return typed[place.start - 1 : place.start] != "-"


def _mended(word: str, is_found: Callable[[str], bool]) -> str:
    """The word that the search knows and that is likeliest to have been meant; empty where none is."""
    word = spelled_alike(word)
    if not may_be_learnt(word) or word in STOP_WORDS or is_found(word):
        return ""
    heard, most = sound(word), slips_allowed(word, is_word=is_ukrainian(word))
    found = []
    for other, rows in candidates(word):
        far = distance(heard, sound(other), most)
        if far <= most:
            found.append((far, distance(word, other, most + 2), -rows, other))
    return as_written(min(found)[-1]) if found else ""
