"""A submission on paper: the receipt as a PDF, with its fonts inside."""

from datetime import datetime
from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from contests.domain.copies import Line, copy_of
from contests.models import EntryVersion

FONTS = {
    ("Heading", ""): "fonts/ttf/Arsenal-Bold.ttf",
    ("Text", ""): "fonts/ttf/SourceSans3-Regular.ttf",
    ("Text", "B"): "fonts/ttf/SourceSans3-Semibold.ttf",
}
MARGIN, LABEL_WIDTH, LEADING = 20, 45, 6
"""Millimetres."""
INK, SOFT = (23, 30, 35), (85, 95, 100)


def receipt_of(version: EntryVersion, *, now: datetime) -> bytes:
    """A PDF that says what was submitted, when and by which reference.

    Args:
        version: the submitted version.
        now: the moment (aware) at which the consents are looked at.
    """
    pdf = FPDF(format="A4")
    for (family, style), name in FONTS.items():
        pdf.add_font(family, style, Path(finders.find(name)))
    pdf.set_margins(MARGIN, MARGIN)
    pdf.set_auto_page_break(True, MARGIN)
    pdf.set_title(f"{version.entry.contest.name}, {version.entry.reference}")
    pdf.set_lang("uk")
    pdf.add_page()
    _head(pdf, version)
    for line in copy_of(version, now=now):
        _write(pdf, line)
    return bytes(pdf.output())


def _head(pdf: FPDF, version: EntryVersion) -> None:
    pdf.set_text_color(*INK)
    pdf.set_font("Heading", size=22)
    pdf.multi_cell(0, 10, _("Entry received"), new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.set_font("Heading", size=16)
    pdf.multi_cell(0, 9, version.entry.reference, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(4)


def _write(pdf: FPDF, line: Line) -> None:
    """The label on the left, the value beside it; a long text takes the width."""
    pdf.set_font("Text", size=10.5)
    pdf.set_text_color(*SOFT)
    long = len(line.value) > 400
    pdf.multi_cell(
        0 if long else LABEL_WIDTH, LEADING, line.label, align="L",
        new_x=XPos.LMARGIN if long else XPos.RIGHT, new_y=YPos.NEXT if long else YPos.TOP,
    )  # fmt: skip
    pdf.set_text_color(*INK)
    pdf.set_font("Text", size=11)
    pdf.multi_cell(0, LEADING, line.value, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(1.5)
