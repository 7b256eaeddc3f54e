"""The words of a TXT or CSV: ``python -m search.extraction.plain``."""

import re

from cms.media.texts import decoded
from search.extraction.process import answer_with

_BETWEEN_CELLS = re.compile(r"[;\t\"]")


def lines_of(data: bytes) -> list[str]:
    """The lines, without what separates cells."""
    return _BETWEEN_CELLS.sub(" ", decoded(data)).splitlines()


if __name__ == "__main__":
    answer_with(lines_of)
