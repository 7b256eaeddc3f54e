"""A copy of what was sent in: labels and values, below each other. ``python -m cms.papers.copy``."""

import json
import sys

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from cms.media.confined import answer
from cms.papers import kit

MARGIN, LABEL_WIDTH, LEADING = 20, 45, 6
"""Millimetres."""
LONG = 400
"""Characters of a value from which it takes the paper's whole width."""


def draw(data: bytes) -> tuple[dict, bytes]:
    """The paper.

    Args:
        data: JSON with ``title``, ``language``, ``heading``, ``reference`` and ``lines``, which are pairs
            of a label and a value.

    Returns:
        Nothing to say, and the PDF.
    """
    words = json.loads(data)
    pdf = kit.blank(title=words["title"], language=words["language"], margin=MARGIN)
    pdf.set_auto_page_break(True, MARGIN)
    pdf.add_page()
    pdf.set_text_color(*kit.INK)
    for text, size, leading in ((words["heading"], 22, 10), (words["reference"], 16, 9)):
        pdf.set_font("Heading", size=size)
        pdf.multi_cell(0, leading, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(4)
    for label, value in words["lines"]:
        _write(pdf, label, value)
    return {}, bytes(pdf.output())


def _write(pdf: FPDF, label: str, value: str) -> None:
    """The label on the left, the value beside it; a long text takes the width."""
    pdf.set_font("Text", size=10.5)
    pdf.set_text_color(*kit.SOFT)
    long = len(value) > LONG
    pdf.multi_cell(
        0 if long else LABEL_WIDTH, LEADING, label, align="L",
        new_x=XPos.LMARGIN if long else XPos.RIGHT, new_y=YPos.NEXT if long else YPos.TOP,
    )  # fmt: skip
    pdf.set_text_color(*kit.INK)
    pdf.set_font("Text", size=11)
    pdf.multi_cell(0, LEADING, value, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(1.5)


if __name__ == "__main__":
    answer(draw, sys.argv[1:])
