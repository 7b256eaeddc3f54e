"""Bars of a table of results, as plain numbers for a template to draw as SVG.

Widths are shares of the drawing's own, heights are pixels: the words keep their size on a phone.
"""

import textwrap
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.surveys.results import Row, Table

CHARACTERS = 36
"""Of a label in one line: what a phone of 360 px has room for."""
_LINE, _BAR, _GAP = 22, 24, 16
_WIDEST = 58
"""Per cent of the drawing that a bar of 100 % takes; its words stand behind it."""


@dataclass(frozen=True)
class Bar:
    """One bar with the words behind it; ``top`` and ``words_at`` in pixels, ``width`` in per cent."""

    top: int
    width: float
    words_at: int
    words: str
    series: int


@dataclass(frozen=True)
class Label:
    """A line of an answer's words, at a height in pixels."""

    top: int
    words: str


@dataclass(frozen=True)
class Chart:
    """A drawing: its height in pixels, its words for those who cannot see it, what is in it."""

    height: int
    alternative: str
    labels: tuple[Label, ...]
    bars: tuple[Bar, ...]


def chart_of(table: Table) -> Chart:
    """The drawing of a table; of several columns those of the roles, without their sum."""
    names = table.columns[:-1] if len(table.columns) > 1 else table.columns
    labels, bars, top = [], [], 0
    for row in table.rows:
        for words in textwrap.wrap(row.label, CHARACTERS) or [""]:
            top += _LINE
            labels.append(Label(top - 6, words))
        for series, (name, cell) in enumerate(zip(names, row.cells, strict=False)):
            width = round((cell.percent or 0) * _WIDEST / 100, 1)
            who = f"{name}: " if len(names) > 1 else ""
            said = _("not shown") if cell.percent is None else f"{cell.percent} % ({cell.count})"
            bars.append(Bar(top, width, top + 16, who + said, series))
            top += _BAR
        top += _GAP
    return Chart(top, _alternative(table, names), tuple(labels), tuple(bars))


def _alternative(table: Table, names: tuple[str, ...]) -> str:
    """What the drawing tells at a glance: of each role, its most frequent answer."""
    said = []
    for column, name in enumerate(names):
        counts = [row.cells[column].count for row in table.rows]
        # Of several choices the most frequent may be hidden.
        if all(count is None for count in counts) or (table.has_several and None in counts):
            said.append(_("{who}: some numbers are not shown.").format(who=name))
        else:
            place = counts.index(max(count for count in counts if count is not None))
            said.append(_most(name, table.rows[place], column))
    return _("Bar chart. {findings} The numbers are in the table below.").format(findings=" ".join(said))


def _most(name: str, row: Row, column: int) -> str:
    words = _("{who}: most often “{answer}”, {percent} %.")
    return words.format(who=name, answer=row.label, percent=row.cells[column].percent)
