"""The demo's documents on paper: a sheet that can be read, printed and hung on a fridge."""

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from cms.papers.kit import blank
from demo.content.schema import DocumentFile

MARGIN, LEADING = 25, 6.5
"""Millimetres."""


def printed(content: DocumentFile) -> bytes:
    """A PDF with its fonts inside: the first line is the title, a line above a numbered list its heading."""
    pdf = blank(title=content.title.uk, language="uk", margin=MARGIN)
    pdf.set_auto_page_break(True, MARGIN)
    pdf.add_page()
    title, _, text = content.text.strip().partition("\n")
    pdf.set_font("Heading", size=24)
    _line(pdf, title, leading=11)
    for paragraph in text.strip().split("\n\n"):
        pdf.ln(4)
        lines = paragraph.splitlines()
        for line in lines:
            heads_list = line is lines[0] and len(lines) > 1 and lines[1].startswith("1.")
            pdf.set_font("Text", "B" if heads_list else "", size=12)
            _line(pdf, line, leading=LEADING)
    return bytes(pdf.output())


def _line(pdf: FPDF, words: str, *, leading: float) -> None:
    pdf.multi_cell(0, leading, words, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
