"""The words of an XLSX, row by row: ``python -m search.extraction.spreadsheet``."""

import io
from collections.abc import Iterator
from datetime import datetime

from openpyxl import load_workbook

from search.extraction.process import answer_with


def lines_of(data: bytes) -> Iterator[str]:
    """The names and rows of the sheets that are not hidden; of formulas the results.

    Raises:
        Exception: of nearly any kind, when it is no such file or damaged.
    """
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        yield sheet.title
        for row in sheet.iter_rows(values_only=True):
            yield " ".join(_words(value) for value in row if value is not None)


def _words(value) -> str:
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y}"
    return str(value)


if __name__ == "__main__":
    answer_with(lines_of)
