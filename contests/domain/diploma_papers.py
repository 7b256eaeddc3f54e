"""Diplomas on paper: landscape A4 sheets with their fonts inside, in Ukrainian whatever the reader speaks.

A sheet holds the child's full name, for it goes to the child; it is made when it is asked for and
kept nowhere.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import segno
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.svg import SVGObject

from contests.domain.diplomas import written
from contests.domain.receipts import FONTS
from contests.models import Diploma

Colour = tuple[int, int, int]
WIDTH, HEIGHT, MARGIN = 297, 210, 34
"""Millimetres."""
INK, SOFT, BRAND, ACCENT = (23, 30, 35), (85, 95, 100), (7, 53, 42), (176, 132, 52)
QR_SIDE, MARK = 24, 21
POINTS_IN_MM = 72 / 25.4
TOWN_HALL = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 48" width="{size}" height="{size}">
<path fill="#07352a" d="M2 29h12v19H2zM30 29h12v19H30z"/>
<path fill="#07352a"
 d="M21.25 0h1.5v4.2a6 6 0 0 1 4.75 5.3H29V13h2v6h2v29H11V19h2v-6h2V9.5h1.5a6 6 0 0 1 4.75-5.3z"/>
<circle fill="#b08434" cx="22" cy="18.5" r="3.5"/>
<path fill="#ffffff" d="M16 27h2v5h-2zM21 27h2v5h-2zM26 27h2v5h-2zM5 34h2v4H5zM9 34h2v4H9zM33 34h2v4h-2z"/>
<path fill="#ffffff" d="M37 34h2v4h-2zM19.5 48v-7a2.5 2.5 0 0 1 5 0v7z"/></svg>"""


@dataclass(frozen=True)
class Sheet:
    """The words of one paper."""

    heading: str
    honour: str
    verb: str
    name: str
    whose: str
    reasons: tuple[str, ...]
    organisers: str
    day: str
    code: str
    address: str


def papers_of(diplomas: Iterable[Diploma], *, tell: Callable[[int], None] = lambda done: None) -> bytes:
    """One PDF with a sheet for each diploma, in their order.

    Args:
        diplomas: with ``entry`` and its ``contest``, ``institution``, ``versions`` and ``awards`` fetched.
        tell: is told, before each sheet, how many are done.
    """
    with translation.override("uk"):
        pdf = FPDF(orientation="landscape", format="A4")
        for (family, style), name in FONTS.items():
            pdf.add_font(family, style, Path(finders.find(name)))
        pdf.set_margins(MARGIN, MARGIN)
        pdf.set_auto_page_break(False)
        pdf.set_lang("uk")
        pdf.set_title(_("Diplomas"))
        mark = SVGObject(TOWN_HALL.format(size=MARK * POINTS_IN_MM))
        for number, diploma in enumerate(diplomas):
            tell(number)
            pdf.add_page()
            _frame(pdf)
            mark.draw_to_page(pdf, (WIDTH - MARK) / 2, 20)
            _write(pdf, sheet_of(diploma))
        return bytes(pdf.output())


def sheet_of(diploma: Diploma) -> Sheet:
    """What a diploma says, in the language that is active."""
    entry, contest = diploma.entry, diploma.entry.contest
    version = entry.standing
    key = str(diploma.participant_key or "")
    pupil = next((one for one in version.participants if one["key"] == key), {})
    institution = entry.institution.name if entry.institution else ""
    heading, verb = _words_of(diploma.kind)
    is_thanks = diploma.kind == Diploma.Kind.THANKS
    school_class = pupil.get("school_class", "")
    about = ", ".join(filter(None, [version.nomination.name, version.category and version.category.name]))
    contest_line = _("contest “%(name)s”, %(year)d") % {"name": contest.name_uk, "year": contest.year}
    first = contest_line if is_thanks else _("for the work “%s”") % version.title
    honours = [] if is_thanks else [words for award in entry.awards.all() for words in award.honours]
    return Sheet(
        heading=heading,
        honour=", ".join(honours),
        verb=verb,
        name=version.teacher if is_thanks else pupil.get("full_name", ""),
        whose=", ".join(filter(None, [school_class and _("class %s") % school_class, institution])),
        reasons=tuple(filter(None, [first, "" if is_thanks else contest_line, about])),
        organisers=contest.organisers_uk,
        day=date_format(timezone.localtime(contest.results_published_at or diploma.issued_at), "j E Y"),
        code=written(diploma.code),
        address=contest.site.root_url + reverse("contest_diploma", args=[diploma.code]),
    )


def _words_of(kind: str) -> tuple[str, str]:
    return {
        Diploma.Kind.DIPLOMA: (_("Diploma"), _("is awarded to")),
        Diploma.Kind.CERTIFICATE: (_("Certificate of a participant"), _("is given to")),
        Diploma.Kind.THANKS: (_("Thanks"), _("for preparing a winner to")),
    }[kind]


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
    pdf.cell(120, 5, _("Ivano-Frankivsk, %s") % sheet.day)
    _qr(pdf, sheet.address, WIDTH - MARGIN - QR_SIDE, top - 4)
    pdf.set_font("Text", "B", size=10)
    pdf.set_text_color(*INK)
    pdf.set_xy(WIDTH - MARGIN - QR_SIDE - 10, top + QR_SIDE - 2)
    pdf.cell(QR_SIDE + 20, 5, sheet.code, align="C")


def _qr(pdf: FPDF, address: str, left: float, top: float) -> None:
    """The address as squares, drawn a run at a time."""
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    unit = QR_SIDE / len(rows)
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
