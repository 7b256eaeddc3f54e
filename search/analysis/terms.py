"""Under which terms a word is kept in the index, and looked for."""

from functools import lru_cache

from search.analysis.characters import as_term, is_cyrillic, without_latin
from search.analysis.lemmas import lemmas_of

KEPT_WORDS = 20_000
"""Words whose forms a process remembers: about 6 MB."""


@lru_cache(maxsize=KEPT_WORDS)
def forms_of(word: str) -> tuple[str, ...]:
    """The dictionary forms of a folded word without hyphens; where there are none, the word itself."""
    word = spelled_alike(word)
    return tuple(dict.fromkeys(map(as_term, lemmas_of(word)))) or (as_term(word),)


def terms_of(word: str) -> tuple[str, ...]:
    """What a folded word without hyphens is looked for by: its dictionary forms, and itself as if it were
    one, which it may be of a word that is spelled with ґ, or that no dictionary has."""
    return tuple(dict.fromkeys((*forms_of(word), spelled(word))))


def spelled(word: str) -> str:
    """A folded word as the index spells it."""
    return as_term(spelled_alike(word))


def spelled_alike(word: str) -> str:
    """A folded word without the Latin letters that slipped into it."""
    return without_latin(word) if is_cyrillic(word) else word
