"""Where words begin and end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.analysis.characters import fold

_WORD = r"[^\W_]+(?:'[^\W_]+)*"
_COMPOUND = re.compile(rf"{_WORD}(?:-{_WORD})*")
# The same in a text as it was written, where marks may stand within a word.
_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_WRITTEN_WORD = rf"(?:[^\W_][{_MARKS}]*)+(?:['’ʼ‘`´′](?:[^\W_][{_MARKS}]*)+)*"
_WRITTEN = re.compile(rf"{_WRITTEN_WORD}(?:[-‐‑]{_WRITTEN_WORD})*")
# «№ 25», «номер 25» and «N 25» are «25».
_NUMBER_SIGNS = frozenset({"номер", "номера", "номером", "номері", "n", "no", "nr", "num", "number"})


@dataclass(frozen=True, slots=True)
class Place:
    """A word within a text as it was written.

    Args:
        word: folded; a compound has its hyphens.
        start: where it begins in the text.
        end: where it ends.
    """

    word: str
    start: int
    end: int


def words_of(text: str) -> list[str]:
    """The words of a text, folded; compounds with their hyphens, signs of a number left out."""
    found = _COMPOUND.findall(fold(text))
    if _NUMBER_SIGNS.isdisjoint(found):
        return found
    following = [*found[1:], ""]
    return [
        word
        for word, after in zip(found, following, strict=True)
        if word not in _NUMBER_SIGNS or not after[:1].isdigit()
    ]


def places_of(text: str) -> Iterator[Place]:
    """The words of a text and where they stand in it."""
    for found in _WRITTEN.finditer(text):
        yield Place(fold(found[0]), found.start(), found.end())


def parts_of(word: str) -> list[str]:
    """The parts of a compound; of a plain word, itself."""
    return word.split("-") if "-" in word else [word]
