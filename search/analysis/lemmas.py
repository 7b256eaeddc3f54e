"""The dictionary forms of words: Ukrainian by pymorphy3, English by Snowball.

*All* forms that a word may come from: the first reading is often the wrong one («учень» is read as a
form of «учення», «води» as one of «водити»).
"""

import itertools
import threading

from search.analysis.characters import is_cyrillic

MOST_SPELLINGS = 8
"""Of a word with several г, each of which may stand for a ґ."""
_lock = threading.Lock()
_loaded: list = []


def lemmas_of(word: str) -> list[str]:
    """The dictionary forms of a folded word; of one that no dictionary helps with, nothing.

    A Ukrainian word that the dictionary lacks is read like those with the same ending.
    """
    if word.isalpha() or "'" in word:
        if is_cyrillic(word):
            return _ukrainian(word)
        if word.isascii():
            return [_tools()[1].stemWord(word)]
    return []


def is_ukrainian(word: str) -> bool:
    """Whether a folded word stands in the Ukrainian dictionary."""
    return _tools()[0].word_is_known(word)


def begins_ukrainian(letters: str) -> bool:
    """Whether a word of the Ukrainian dictionary begins with these folded letters."""
    words = _tools()[0].dictionary.words
    return any(True for spelling in (letters, *_with_g(letters)) for _word in words.iterkeys(spelling))


def load() -> None:
    """Read the dictionaries now, rather than with the first word (0.3 s, 30 MB)."""
    _tools()


def _ukrainian(word: str) -> list[str]:
    morph = _tools()[0]
    found = dict.fromkeys(morph.normal_forms(word))
    for spelling in _with_g(word):
        if morph.word_is_known(spelling):
            found.update(dict.fromkeys(morph.normal_forms(spelling)))
    return list(found)


def _with_g(word: str) -> list[str]:
    """How a word would be spelled with ґ, which many keyboards hide."""
    if "г" not in word:
        return []
    choices = [("г", "ґ") if sign == "г" else (sign,) for sign in word]
    spellings = itertools.islice(itertools.product(*choices), 1, MOST_SPELLINGS)
    return ["".join(signs) for signs in spellings]


def _tools() -> tuple:
    if not _loaded:
        with _lock:
            if not _loaded:
                _loaded.append(_load())
    return _loaded[0]


def _load() -> tuple:
    # Imported here, because a process that never searches need not carry them.
    import pymorphy3
    import snowballstemmer

    return pymorphy3.MorphAnalyzer(lang="uk"), snowballstemmer.stemmer("english")
