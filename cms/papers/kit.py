"""What all papers have in common: fonts, colours, the town hall, a code to be scanned."""

from io import BytesIO
from pathlib import Path

import segno
from fpdf import FPDF
from fpdf.svg import SVGObject

Colour = tuple[int, int, int]
INK, SOFT, BRAND, ACCENT = (23, 30, 35), (85, 95, 100), (7, 53, 42), (176, 132, 52)
FONTS = {
    ("Heading", ""): "Arsenal-Bold.ttf",
    ("Text", ""): "SourceSans3-Regular.ttf",
    ("Text", "B"): "SourceSans3-Semibold.ttf",
}
_FOLDER = Path(__file__).resolve().parent.parent / "static" / "fonts" / "ttf"
_POINTS_IN_MM = 72 / 25.4
_TOWN_HALL = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 48" width="{size}" height="{size}">
<path fill="#07352a" d="M2 29h12v19H2zM30 29h12v19H30z"/>
<path fill="#07352a"
 d="M21.25 0h1.5v4.2a6 6 0 0 1 4.75 5.3H29V13h2v6h2v29H11V19h2v-6h2V9.5h1.5a6 6 0 0 1 4.75-5.3z"/>
<circle fill="#b08434" cx="22" cy="18.5" r="3.5"/>
<path fill="#ffffff" d="M16 27h2v5h-2zM21 27h2v5h-2zM26 27h2v5h-2zM5 34h2v4H5zM9 34h2v4H9zM33 34h2v4h-2z"/>
<path fill="#ffffff" d="M37 34h2v4h-2zM19.5 48v-7a2.5 2.5 0 0 1 5 0v7z"/></svg>"""


def blank(*, title: str, language: str, margin: float, landscape: bool = False) -> FPDF:
    """An A4 paper without pages, with our fonts.

    Args:
        title: the document's, for readers and screen readers.
        language: code of the language that it is written in.
        margin: millimetres on the left, on the right and above.
        landscape: lying instead of standing.
    """
    pdf = FPDF(orientation="landscape" if landscape else "portrait", format="A4")
    for (family, style), name in FONTS.items():
        pdf.add_font(family, style, _FOLDER / name)
    pdf.set_margins(margin, margin)
    pdf.set_lang(language)
    pdf.set_title(title)
    return pdf


def town_hall(side: float) -> SVGObject:
    """The mark, ``side`` millimetres high."""
    return SVGObject(_TOWN_HALL.format(size=side * _POINTS_IN_MM))


def qr_picture(address: str) -> BytesIO:
    """An address as squares, as a picture: a paper that shows it many times holds it once."""
    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="png", scale=16, border=0)
    return picture


def draw_qr(pdf: FPDF, address: str, left: float, top: float, side: float) -> None:
    """An address as squares, drawn a run at a time; all lengths in millimetres."""
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    unit = side / len(rows)
    pdf.set_fill_color(*INK)
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = x
            while run < len(row) and row[run]:
                run += 1
            if run > x:
                pdf.rect(left + x * unit, top + y * unit, (run - x) * unit, unit, style="F")
            x = run + 1
