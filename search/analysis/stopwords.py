"""Words that a query may have and that say nothing of what is looked for."""

from collections.abc import Sequence
from pathlib import Path

STOP_WORDS = frozenset((Path(__file__).parent / "stopwords.txt").read_text("utf-8").split())


def telling(words: Sequence[str]) -> list[str]:
    """The words that say something; where none does, all."""
    return [word for word in words if word not in STOP_WORDS] or list(words)
