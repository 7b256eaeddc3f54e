"""Signs that are written in several ways, folded into one."""

import unicodedata

LONGEST = 64
"""Letters of a term; what is longer is no word."""
APOSTROPHE = "'"
"""The one that the dictionary knows."""
_APOSTROPHES = "’ʼ‘`´′＇"
_HYPHENS = "‐‑"
# Stress marks, soft hyphens, marks of no width, and what no database takes.
_DROPPED = "\u0300\u0301\u00ad\u200b\u200c\u200d\u2060\ufeff\0"
# The index's own marks (``search.analysis.streams``) in front of a word are no reader's to write.
_MARKS = "\u046e\u046f"
_FOLDED = {
    **{ord(sign): APOSTROPHE for sign in _APOSTROPHES},
    **{ord(sign): "-" for sign in _HYPHENS},
    **dict.fromkeys(map(ord, _DROPPED + _MARKS)),
}
_LATIN_ALIKE = str.maketrans("aceiopxy", "асеіорху")
"""Latin letters that slip into Ukrainian words, because they look the same."""


def fold(text: str) -> str:
    """A text in small letters (NFC), with one apostrophe and one hyphen, without marks of stress.

    Letters with marks of their own (й, ї, é) keep them.
    """
    return unicodedata.normalize("NFC", text).translate(_FOLDED).lower()


def is_cyrillic(word: str) -> bool:
    """Whether a folded word has a Cyrillic letter."""
    return any("\u0400" <= sign <= "\u052f" for sign in word)


def without_latin(word: str) -> str:
    """A Cyrillic word without the Latin letters that look like its own."""
    return word.translate(_LATIN_ALIKE)


def as_written(word: str) -> str:
    """A folded word with the apostrophe that its alphabet has in print."""
    return word.replace(APOSTROPHE, "ʼ" if is_cyrillic(word) else "’")


def as_term(word: str) -> str:
    """A folded word as the index spells it: ґ as г, no apostrophe, and never endless."""
    return word.replace(APOSTROPHE, "").replace("ґ", "г")[:LONGEST]
