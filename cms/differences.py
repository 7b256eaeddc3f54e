"""What changed between two texts, word by word, for the eye and for the ear."""

import difflib
import itertools
import re
from collections import Counter

_PIECES = re.compile(r"\S+\s*|\s+")
MOST_STEPS = 10_000_000
"""Steps that a comparison may take, at worst: some tenths of a second."""

Pieces = list[tuple[str, str]]
"""Pieces of words, each with what happened to it: "=" kept, "-" taken out, "+" put in."""


def word_differences(old: str, new: str) -> Pieces:
    """``new`` beside ``old`` word by word; changed words that stand together are one change.

    Texts that would take too long to compare (:data:`MOST_STEPS`) are one change as a whole.
    """
    if old == new:
        return [("=", old)] if old else []
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    # A word is the same whatever space follows: so the last one stays when another is added to it.
    words, others = [piece.rstrip() for piece in before], [piece.rstrip() for piece in after]
    if _steps(words, others) > MOST_STEPS:
        return _change(old, new)
    pieces: Pieces = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if kind == "equal":
            for gone, come in zip(before[a:b], after[c:d], strict=True):
                pieces += _kept(gone, come)
        else:
            pieces += _change("".join(before[a:b]), "".join(after[c:d]))
    return _joined(pieces)


def _steps(words: list[str], others: list[str]) -> int:
    """What the comparison costs at worst: every meeting of a word with itself, once for each piece found.

    Whoever repeats a word makes the meetings many, whoever changes every second one the pieces.
    """
    counted = Counter(others)
    meetings = sum(number * counted[word] for word, number in Counter(words).items())
    return meetings * min(len(words), len(others))


def _kept(old: str, new: str) -> Pieces:
    """A word that stayed, while the space after it may have changed."""
    if old == new:
        return [("=", old)]
    word = old.rstrip()
    return [("=", word)] * bool(word) + _change(old[len(word) :], new[len(word) :])


def _change(removed: str, added: str) -> Pieces:
    return [(kind, words) for kind, words in (("-", removed), ("+", added)) if words]


def _joined(pieces: Pieces) -> Pieces:
    """With neighbours made one: what was kept, and what changed, first taken out and then put in."""
    joined: Pieces = []
    for is_kept, group in itertools.groupby(pieces, key=lambda piece: piece[0] == "="):
        group = list(group)
        if is_kept:
            joined.append(("=", "".join(words for _kind, words in group)))
        else:
            joined += _change(*("".join(words for kind, words in group if kind == sign) for sign in "-+"))
    return joined
