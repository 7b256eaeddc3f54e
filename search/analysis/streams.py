"""What is given to an engine in place of a text: terms with blanks between them.

First the words as they were written, marked, in their order: quoted phrases are looked up among them, and
the very form that was asked for counts more. Then the dictionary forms, whose order means nothing.
"""

from collections.abc import Iterable
from functools import lru_cache

from search.analysis.terms import KEPT_WORDS, forms_of, spelled
from search.analysis.words import parts_of, words_of

EXACTLY = "ѯ"
"""What marks a word as it was written: a letter for every engine, and one that no text has."""
EDGE = EXACTLY * 2
"""Where a title begins and ends."""


def stream_of(text: str, *, is_title: bool = False) -> str:
    """The terms of a text, for the index.

    Args:
        text: plain.
        is_title: whether what it begins and ends with counts more.
    """
    entries = [_entry(word) for word in words_of(text)]
    marked, forms = [one for one, _forms in entries], [forms for _marked, forms in entries]
    if is_title and marked:
        marked = [EDGE, *marked, EDGE]
    return " ".join([*marked, *forms])


def titles_stream_of(text: str) -> str:
    """The words of a text without their marks, for completing what a reader types."""
    return " ".join(spelled(part) for word in words_of(text) for part in parts_of(word))


def written(words: Iterable[str]) -> list[str]:
    """Words as they were written, marked; compounds in parts."""
    return [EXACTLY + spelled(part) for word in words for part in parts_of(word)]


@lru_cache(maxsize=KEPT_WORDS)
def _entry(word: str) -> tuple[str, str]:
    """A word as it was written, marked, and its forms; a compound also as it would be joined."""
    parts = parts_of(word)
    forms = [form for part in parts for form in forms_of(part)]
    if len(parts) > 1:
        forms.append(spelled("".join(parts)))
    return " ".join(written([word])), " ".join(forms)
