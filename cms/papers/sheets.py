"""Diplomas and certificates: landscape A4 sheets. ``python -m cms.papers.sheets``."""

import json
import sys
from collections.abc import Iterable

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from cms.media.confined import answer
from cms.papers.kit import ACCENT, BRAND, INK, SOFT, Colour, blank, draw_qr, town_hall
from cms.papers.words import Sheet

WIDTH, HEIGHT, MARGIN = 297, 210, 34
"""Millimetres."""
QR_SIDE, MARK = 24, 21


def draw(sheets: Iterable[Sheet], *, title: str, language: str) -> bytes:
    """One PDF with a page for each sheet, in their order.

    Args:
        sheets: their words; taken one by one, so that whoever gives them knows how far it is.
        title: the document's.
        language: code of the language of the words.
    """
    pdf = blank(title=title, language=language, margin=MARGIN, landscape=True)
    pdf.set_auto_page_break(False)
    mark = town_hall(MARK)
    for sheet in sheets:
        pdf.add_page()
        _frame(pdf)
        mark.draw_to_page(pdf, (WIDTH - MARK) / 2, 20)
        _write(pdf, sheet)
    return bytes(pdf.output())


def _frame(pdf: FPDF) -> None:
    """Two lines around the sheet; in each corner a step, as the town hall's tower has."""
    pdf.set_draw_color(*BRAND)
    pdf.set_line_width(0.9)
    pdf.rect(10, 10, WIDTH - 20, HEIGHT - 20)
    pdf.set_draw_color(*ACCENT)
    pdf.set_line_width(0.3)
    edge, step = 13, 9
    right, bottom = WIDTH - edge, HEIGHT - edge
    pdf.polygon(
        [
            (edge + step, edge), (right - step, edge), (right - step, edge + step), (right, edge + step),
            (right, bottom - step), (right - step, bottom - step), (right - step, bottom),
            (edge + step, bottom), (edge + step, bottom - step), (edge, bottom - step), (edge, edge + step),
            (edge + step, edge + step),
        ]
    )  # fmt: skip


def _write(pdf: FPDF, sheet: Sheet) -> None:
    pdf.set_y(46)
    _line(pdf, sheet.heading, "Heading", 44 if len(sheet.heading) < 12 else 34, BRAND, leading=17)
    if sheet.honour:
        _line(pdf, sheet.honour, "Heading", 21, ACCENT, leading=10)
    pdf.ln(3)
    _line(pdf, sheet.verb, "Text", 13, SOFT, leading=7)
    _line(pdf, sheet.name, "Heading", 31, INK, leading=15)
    _line(pdf, sheet.whose, "Text", 13, SOFT, leading=6.5)
    pdf.ln(4)
    for words in sheet.reasons:
        _line(pdf, words, "Text", 15, INK, leading=8)
    _foot(pdf, sheet)


def _line(pdf: FPDF, words: str, family: str, size: float, colour: Colour, *, leading: float) -> None:
    """Words in the middle, in as many lines as they take, smaller when they are very long."""
    if not words:
        return
    pdf.set_font(family, size=size if len(words) < 120 else size * 0.8)
    pdf.set_text_color(*colour)
    pdf.multi_cell(0, leading, words, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _foot(pdf: FPDF, sheet: Sheet) -> None:
    """The organisers and a line for the signature on the left, the code on the right."""
    top = HEIGHT - 52
    pdf.set_draw_color(*SOFT)
    pdf.set_line_width(0.2)
    pdf.line(MARGIN, top + 20, MARGIN + 62, top + 20)
    pdf.set_text_color(*SOFT)
    pdf.set_font("Text", size=10)
    pdf.set_xy(MARGIN, top)
    pdf.multi_cell(120, 5, sheet.organisers, align="L")
    pdf.set_xy(MARGIN, top + 22)
    pdf.cell(120, 5, sheet.place_and_day)
    draw_qr(pdf, sheet.address, WIDTH - MARGIN - QR_SIDE, top - 4, QR_SIDE)
    pdf.set_font("Text", "B", size=10)
    pdf.set_text_color(*INK)
    pdf.set_xy(WIDTH - MARGIN - QR_SIDE - 10, top + QR_SIDE - 2)
    pdf.cell(QR_SIDE + 20, 5, sheet.code, align="C")


def draw_from(data: bytes) -> tuple[dict, bytes]:
    """The same from JSON with ``title``, ``language`` and ``sheets``.

    Returns:
        Nothing to say, and the PDF.
    """
    words = json.loads(data)
    sheets = (Sheet(**sheet) for sheet in words["sheets"])
    return {}, draw(sheets, title=words["title"], language=words["language"])


if __name__ == "__main__":
    answer(draw_from, sys.argv[1:])
