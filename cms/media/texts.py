"""The words of office documents, paragraph by paragraph, and nothing else of them.

Nothing here imports Django: whoever trusts no file reads it in a process of its own
(:mod:`cms.media.confined`).
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from cms.media.confined import Refused

MOST_XML = 10 * 1024 * 1024
"""Bytes of a document's part, unpacked."""
MOST_RATIO = 200
"""How many times larger than packed it may be: text packs ten times, bombs a thousand times."""
SMALL = 100_000
"""Bytes of a part whose ratio does not matter."""

WORDPROCESSING = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ODF_PARAGRAPHS = {_ODF + "p", _ODF + "h"}
_ODF_SPACES = {_ODF + "s": " ", _ODF + "tab": " ", _ODF + "line-break": "\n"}
# Comments, and what was taken out but is remembered: both name who did it.
_ODF_UNSEEN = {"{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation", _ODF + "tracked-changes"}
_DAMAGE = (
    KeyError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ParseError,
    DefusedXmlException,
)


def decoded(data: bytes) -> str:
    """Plain text in UTF-8, or in the old Cyrillic encoding of Windows."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


def openxml_paragraphs(
    data: bytes, part: str = "word/document.xml", *, tags: str = WORDPROCESSING, most: int = MOST_XML
) -> Iterator[str]:
    """The paragraphs of a part of a DOCX or PPTX.

    Args:
        data: the file.
        part: its name within the archive.
        tags: the namespace of the part's paragraphs.
        most: bytes that the part may have, unpacked.

    Raises:
        Refused: ``damaged`` or ``unpacks_too_large``.
    """
    words: list[str] = []
    for event, element in _elements(data, part, most):
        if event == "start":
            continue
        match element.tag.removeprefix(tags):
            case "t":  # deleted text is a delText, hidden places of fields are instrText
                words.append(element.text or "")
            case "tab":
                words.append(" ")
            case "br" | "cr":
                words.append("\n")
            case "p":
                yield "".join(words)
                words.clear()
        element.clear()
    yield "".join(words)


def odf_paragraphs(data: bytes, *, most: int = MOST_XML) -> Iterator[str]:
    """The paragraphs of an ODT, ODS or ODP, cells and slides among them.

    Args:
        data: the file.
        most: bytes that its main part may have, unpacked.

    Raises:
        Refused: ``damaged`` or ``unpacks_too_large``.
    """
    unseen = 0
    for event, element in _elements(data, "content.xml", most):
        if element.tag in _ODF_UNSEEN:
            unseen += 1 if event == "start" else -1
            if event == "end":
                behind = element.tail
                element.clear()
                element.tail = behind
        elif event == "end" and not unseen and element.tag in _ODF_PARAGRAPHS:
            yield _odf_words(element)
            element.clear()


def parts_of(data: bytes) -> list[str]:
    """The names of the parts of an archive.

    Raises:
        Refused: ``damaged``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except _DAMAGE as error:
        raise Refused("damaged") from error


def _odf_words(element) -> str:
    inner = "".join(_odf_words(child) + (child.tail or "") for child in element)
    return _ODF_SPACES.get(element.tag, "") + (element.text or "") + inner


def _elements(data: bytes, part: str, most: int) -> Iterator:
    """The elements of an archive's part, each when it begins and when it ends."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            member = archive.getinfo(part)
            if member.file_size > max(MOST_RATIO * member.compress_size, SMALL):
                raise Refused("unpacks_too_large")
            with archive.open(member) as packed:
                xml = packed.read(most + 1)
        if len(xml) > most:
            raise Refused("unpacks_too_large")
        yield from iterparse(io.BytesIO(xml), events=("start", "end"), forbid_dtd=True)
    except _DAMAGE as error:
        raise Refused("damaged") from error
