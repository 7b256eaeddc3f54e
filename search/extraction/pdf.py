"""The words of a PDF, page by page: ``python -m search.extraction.pdf``. Of a scan there are none."""

import re
from collections.abc import Iterator

import pypdfium2 as pdfium

from cms.media.confined import Refused
from search.extraction.process import answer_with

# How the library marks a word that is divided at the end of a line.
_DIVIDED = re.compile("[\x02\ufffe](?:\r?\n)?")


def lines_of(data: bytes) -> Iterator[str]:
    """The lines of all pages.

    Raises:
        Refused: ``locked``, when it asks for a password.
        pypdfium2.PdfiumError: it is no PDF, or damaged.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise Refused("locked") from error
        raise
    with document:
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage()
            yield joined(words.get_text_range(errors="ignore"))
            words.close()
            page.close()


def joined(words: str) -> str:
    """Text without the marks of words that are divided at the end of a line."""
    return _DIVIDED.sub("", words)


if __name__ == "__main__":
    answer_with(lines_of)
