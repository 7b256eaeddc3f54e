"""Slips to be cut apart, sixteen on an A4 sheet, each with a code. ``python -m cms.papers.slips``."""

import json
import sys
from dataclasses import dataclass
from io import BytesIO

from fpdf import FPDF
from fpdf.enums import MethodReturnValue

from cms.media.confined import answer
from cms.papers import kit

MARGIN, HEAD, COLUMNS, ROWS = 10, 9, 2, 8
WIDTH, HEIGHT = (210 - 2 * MARGIN) / COLUMNS, (297 - 2 * MARGIN - HEAD) / ROWS
INSIDE, QR_SIDE, GAP = 3.5, 25, 3
"""Millimetres, all but the numbers of columns and rows."""
TEXT_WIDTH = WIDTH - 2 * INSIDE - QR_SIDE - GAP
CODE_LEADING = 8


@dataclass(frozen=True)
class Words:
    """Lines of one look.

    Args:
        lines: as many as are shown.
        style: of the font: empty or ``B``.
        size: of the font, in points.
        leading: from one line to the next, in millimetres.
        colour: of the letters.
    """

    lines: list[str]
    style: str
    size: float
    leading: float
    colour: kit.Colour = kit.INK


def draw(data: bytes) -> tuple[dict, bytes]:
    """The sheets.

    Args:
        data: JSON with ``title``, ``language``, ``heading`` (above each sheet's slips), ``codes``, and what
            stands on every slip: ``name``, ``address`` (also as squares to be scanned) and ``note``.

    Returns:
        Nothing to say, and the PDF.
    """
    words = json.loads(data)
    pdf = kit.blank(title=words["title"], language=words["language"], margin=MARGIN)
    pdf.set_auto_page_break(False)
    # Once for all slips: to break lines takes longer than to write them.
    pdf.add_page()
    heading = _words(pdf, words["heading"], 1, "", 10, 5, kit.SOFT, width=COLUMNS * WIDTH)
    above = [_words(pdf, words["name"], 2, "B", 9.5, 4)]
    below = [
        _words(pdf, words["address"], 3, "", 7, 3),
        _words(pdf, words["note"], 2, "", 7.5, 3.4, kit.SOFT),
    ]
    squares = kit.qr_picture(words["address"])
    for number, code in enumerate(words["codes"]):
        place = number % (COLUMNS * ROWS)
        if place == 0:
            if number:
                pdf.add_page()
            _write(pdf, [heading], MARGIN, MARGIN)
        left = MARGIN + place % COLUMNS * WIDTH
        top = MARGIN + HEAD + place // COLUMNS * HEIGHT
        _frame(pdf, squares, left, top)
        said = [*above, Words([code], "B", 15, CODE_LEADING), *below]
        _write(pdf, said, left + INSIDE, top + INSIDE)
    return {}, bytes(pdf.output())


def _frame(pdf: FPDF, squares: BytesIO, left: float, top: float) -> None:
    """A dashed line to cut along, and the squares on the right."""
    pdf.set_draw_color(*kit.SOFT)
    pdf.set_line_width(0.15)
    pdf.set_dash_pattern(dash=1.2, gap=1.2)
    pdf.rect(left, top, WIDTH, HEIGHT)
    pdf.set_dash_pattern()
    pdf.image(squares, left + WIDTH - INSIDE - QR_SIDE, top + INSIDE, QR_SIDE, QR_SIDE)


def _write(pdf: FPDF, said: list[Words], left: float, top: float) -> None:
    for words in said:
        pdf.set_font("Text", words.style, words.size)
        pdf.set_text_color(*words.colour)
        for line in words.lines:
            pdf.set_xy(left, top)
            pdf.cell(TEXT_WIDTH, words.leading, line)
            top += words.leading


def _words(pdf: FPDF, text: str, most: int, style: str, size: float, leading: float,
           colour: kit.Colour = kit.INK, *, width: float = TEXT_WIDTH) -> Words:  # fmt: skip
    """As much of ``text`` as ``most`` lines hold, with «…» where something is left out."""
    pdf.set_font("Text", style, size)
    lines = _broken(pdf, text, width)
    while len(lines) > most:
        text = text[:-1].rstrip()
        lines = _broken(pdf, f"{text}…", width)
    return Words(lines, style, size, leading, colour)


def _broken(pdf: FPDF, text: str, width: float) -> list[str]:
    lines = pdf.multi_cell(width, 1, text, align="L", dry_run=True, output=MethodReturnValue.LINES)
    return [str(line) for line in lines]


if __name__ == "__main__":
    answer(draw, sys.argv[1:])
