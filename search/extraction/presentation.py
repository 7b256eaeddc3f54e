"""The words of a PPTX, slide by slide: ``python -m search.extraction.presentation``."""

import re
from collections.abc import Iterator

from cms.media.texts import DRAWING, openxml_paragraphs, parts_of
from search.extraction.process import answer_with

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")


def lines_of(data: bytes) -> Iterator[str]:
    """The lines of all slides, in the order of their numbers.

    Raises:
        Refused: ``damaged`` or ``unpacks_too_large``.
    """
    slides = sorted((int(found[1]), part) for part in parts_of(data) if (found := _SLIDE.fullmatch(part)))
    for _number, part in slides:
        yield from openxml_paragraphs(data, part, tags=DRAWING)


if __name__ == "__main__":
    answer_with(lines_of)
