"""How far words lie from each other that were meant to be the same."""

import re
from functools import lru_cache

from search.analysis.characters import APOSTROPHE

SHORTEST = 4
"""Letters of a word that may be a slip; shorter ones lie too near to each other."""
LONGEST = 32
SURE = 7
"""A word of so many letters may have two slips, a shorter one has one."""
KEPT_SOUNDS = 10_000
"""Words whose sounds a process remembers: a slip is compared with some hundred words, often the same."""
# Letters that are mixed up by ear, by habit, or by another language's alphabet.
_ALIKE = str.maketrans(
    {
        "и": "і", "ї": "і", "й": "і", "ы": "і", "ґ": "г", "х": "г", "є": "е", "э": "е", "ё": "е",
        "щ": "ш", "ь": "", "ъ": "", APOSTROPHE: "",
    }
)  # fmt: skip
_VOWELS = str.maketrans("ое", "аі")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=KEPT_SOUNDS)
def sound(word: str) -> str:
    """A folded word without what is most often mistaken: и as і, є as е, ґ and х as г, no apostrophe, no
    soft sign, no doubled letter."""
    return _TWICE.sub(r"\1", word.translate(_ALIKE))


def edges(heard: str) -> tuple[str, str]:
    """How a sound begins, with vowels that sound alike as one, and how it ends: a slip leaves one of them."""
    return heard[:2].translate(_VOWELS), heard[-3:]


def slips_allowed(word: str, *, is_word: bool = False) -> int:
    """How many slips a word may have and still be recognised.

    Args:
        word: folded.
        is_word: whether a dictionary has it: then it may well be meant.
    """
    return (2 if len(word) >= SURE else 1) - is_word


def distance(one: str, other: str, most: int) -> int:
    """How many slips lead from one word to another: a letter more, less, another, or two that changed places.

    Args:
        one: a word.
        other: another.
        most: from this number on it does not matter how many; the answer is then one more.
    """
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, above, row = row, before, [at]
        for there, letter_there in enumerate(other, start=1):
            cost = min(before[there] + 1, row[there - 1] + 1, before[there - 1] + (letter != letter_there))
            if at > 1 < there and letter == other[there - 2] and one[at - 2] == letter_there:
                cost = min(cost, above[there - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)
