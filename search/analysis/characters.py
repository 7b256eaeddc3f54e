"""Signs that are written in several ways, folded into one."""

import re
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
    **dict.fromkeys(_APOSTROPHES, APOSTROPHE),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_DROPPED + _MARKS, ""),
}
_LATIN_ALIKE = dict(zip("aceiopxy", "асеіорху", strict=True))
"""Latin letters that slip into Ukrainian words, because they look the same."""
# Few words have any of these signs, and ``str.translate`` would look up every letter of the others.
_TO_FOLD = re.compile(f"[{''.join(_FOLDED)}]")
_TO_REPLACE = re.compile(f"[{''.join(_LATIN_ALIKE)}]")
_CYRILLIC = re.compile("[\u0400-\u052f]")


def fold(text: str) -> str:
    """A text in small letters (NFC), with one apostrophe and one hyphen, without marks of stress.

    Letters with marks of their own (й, ї, é) keep them.
    """
    return _TO_FOLD.sub(lambda sign: _FOLDED[sign[0]], unicodedata.normalize("NFC", text)).lower()


def is_cyrillic(word: str) -> bool:
    """Whether a folded word has a Cyrillic letter."""
    return _CYRILLIC.search(word) is not None


def without_latin(word: str) -> str:
    """A Cyrillic word without the Latin letters that look like its own."""
    return _TO_REPLACE.sub(lambda letter: _LATIN_ALIKE[letter[0]], word)


def as_written(word: str) -> str:
    """A folded word with the apostrophe that its alphabet has in print."""
    return word.replace(APOSTROPHE, "ʼ" if is_cyrillic(word) else "’")


def as_term(word: str) -> str:
    """A folded word as the index spells it: ґ as г, no apostrophe, and never endless."""
    return word.replace(APOSTROPHE, "").replace("ґ", "г")[:LONGEST]
