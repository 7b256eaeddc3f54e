"""Words that a query may have and that say nothing of what is looked for."""

from pathlib import Path

STOP_WORDS = frozenset((Path(__file__).parent / "stopwords.txt").read_text("utf-8").split())
