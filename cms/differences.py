"""What changed between two texts, word by word, for the eye and for the ear."""

import difflib
import re

_PIECES = re.compile(r"\s+|[^\s]+")

Pieces = list[tuple[str, str]]
"""Pieces of words, each with what happened to it: "=" kept, "-" taken out, "+" put in."""


def word_differences(old: str, new: str) -> Pieces:
    """``new`` beside ``old`` word by word."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    pieces = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(("=", "".join(before[a:b])))
            continue
        if a < b:
            pieces.append(("-", "".join(before[a:b])))
        if c < d:
            pieces.append(("+", "".join(after[c:d])))
    return pieces
