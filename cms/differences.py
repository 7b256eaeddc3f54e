"""What changed between two texts, word by word, for the eye and for the ear."""

import difflib
import re

_PIECES = re.compile(r"\s+|[^\s]+")

Pieces = list[tuple[str, str]]
"""Pieces of words, each with what happened to it: "=" kept, "-" taken out, "+" put in."""


def word_differences(old: str, new: str) -> Pieces:
    """``new`` beside ``old`` word by word; changed words that stand together are one change."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    pieces: Pieces = []
    removed = added = ""
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        if kind != "equal" or (gone.isspace() and (removed or added)):
            removed, added = removed + gone, added + come
            continue
        pieces += _change(removed, added)
        pieces.append(("=", gone))
        removed = added = ""
    return pieces + _change(removed, added)


def _change(removed: str, added: str) -> Pieces:
    return [(kind, words) for kind, words in (("-", removed), ("+", added)) if words]
