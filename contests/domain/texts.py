"""The plain text of a text document, and nothing else of it."""

import re

from cms.media.confined import Refused
from cms.media.document_types import check_content, refusal
from cms.media.texts import decoded, odf_paragraphs, openxml_paragraphs


def text_of(data: bytes, extension: str) -> str:
    """The text of a document, paragraphs by lines.

    Args:
        data: the file.
        extension: ``docx``, ``odt`` or ``txt``, in small letters.

    Raises:
        ValidationError: it is no such document, damaged, has macros, or unpacks to too much.
    """
    check_content(data, extension)
    paragraphs = {"docx": openxml_paragraphs, "odt": odf_paragraphs, "txt": _lines}[extension]
    try:
        raw = "\n".join(paragraphs(data))
    except Refused as refused:
        raise refusal(refused.code) from refused
    lines = [" ".join(line.split()) for line in raw.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _lines(data: bytes) -> list[str]:
    return decoded(data).splitlines()
