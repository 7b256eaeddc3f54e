"""Tables that people keep in their own programs: CSV and XLSX in and out."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 60
MOST_UNPACKED = 50 * 1024 * 1024  # bytes; a workbook is a ZIP, and may be a bomb
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Unreadable(ValueError):
    """The file is no table that we read; the words say why, to whoever sent it."""


def defused(value: Any) -> Any:
    """``value`` so that no program takes it for a formula: words that look like one get an apostrophe.

    Source: OWASP, CSV Injection.
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def plain(value: str) -> str:
    """The inverse of :func:`defused`: without the apostrophe."""
    return value[1:] if value[:1] == "'" and value[1:].startswith(FORMULA_STARTS) else value


def to_csv(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as CSV that Excel with Ukrainian settings opens rightly: a byte order mark, semicolons."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([defused(_text(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(rows: Iterable[Sequence[Any]], *, title: str = "") -> bytes:
    """Rows as a workbook of one sheet called ``title``; its first row stays in sight."""
    book = Workbook()
    sheet = book.active
    sheet.title = title[:31] or "1"
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            words = value if isinstance(value, int | float) else ILLEGAL_CHARACTERS_RE.sub(" ", _text(value))
            cell.value = defused(words)
            if isinstance(value, str):
                cell.data_type = "s"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read_table(file: BinaryIO, *, name: str) -> list[list[str]]:
    """The rows of a CSV file or of a workbook's first sheet, as words; empty rows at the end are left out.

    Args:
        file: the file, from its beginning.
        name: its name; ``.xlsx`` is read as a workbook, all else as CSV in UTF-8 or Windows-1251.

    Raises:
        Unreadable: it is too big, damaged, or no table.
    """
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 2 MB: divide it into several."))
    rows = _read_xlsx(content) if name.lower().endswith(".xlsx") else _read_csv(content)
    rows = [[plain(cell.strip()) for cell in row] for row in rows]
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS:
        raise Unreadable(_("There are more than %d rows: divide the file into several.") % MOST_ROWS)
    if any(len(row) > MOST_COLUMNS for row in rows):
        raise Unreadable(_("There are more than %d columns.") % MOST_COLUMNS)
    if not rows:
        raise Unreadable(_("The file is empty."))
    return rows


def _read_csv(content: bytes) -> list[list[str]]:
    if b"\0" in content:
        raise Unreadable(_("This is no CSV file. Save the table as CSV or XLSX and try again."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # 0x98 alone means nothing in Windows-1251.
        text = content.decode("cp1251", errors="replace")
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise Unreadable(_("This is no CSV file. Save the table as CSV or XLSX and try again.")) from error


def _read_xlsx(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise Unreadable(_("The workbook is too large when unpacked."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        limits = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS + 1}
        return [_without_tail(map(_text, row)) for row in sheet.iter_rows(values_only=True, **limits)]
    except Unreadable:
        raise
    except Exception as error:
        # On a damaged workbook openpyxl and its XML parser raise nearly anything.
        raise Unreadable(_("The workbook is damaged. Save it as XLSX once more and try again.")) from error


def _without_tail(cells: Iterable[str]) -> list[str]:
    row = list(cells)
    while row and not row[-1]:
        row.pop()
    return row


def _text(value: Any) -> str:
    """A cell's value as words; whole numbers without their «.0»."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
