"""The plain text of a text document, and nothing else of it."""

import io
import re
import zipfile
import zlib

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from cms.media.document_types import check_content, refusal

MOST_XML = 10 * 1024 * 1024
"""Bytes of a document's main part, unpacked."""
MOST_RATIO = 200
"""How many times larger than packed it may be: text packs ten times, bombs a thousand times."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ODF_PARAGRAPHS = {_ODF + "p", _ODF + "h"}
_ODF_SPACES = {_ODF + "s": " ", _ODF + "tab": " ", _ODF + "line-break": "\n"}
# Comments, and what was taken out but is remembered: both name who did it.
_ODF_UNSEEN = {"{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation", _ODF + "tracked-changes"}


def text_of(data: bytes, extension: str) -> str:
    """The text of a document, paragraphs by lines.

    Args:
        data: the file.
        extension: ``docx``, ``odt`` or ``txt``, in small letters.

    Raises:
        ValidationError: it is no such document, damaged, has macros, or unpacks to too much.
    """
    check_content(data, extension)
    raw = {"docx": _text_of_docx, "odt": _text_of_odt, "txt": _decoded}[extension](data)
    lines = [" ".join(line.split()) for line in raw.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


def _text_of_docx(data: bytes) -> str:
    out: list[str] = []
    for event, element in _elements(data, "word/document.xml"):
        if event == "start":
            continue
        match element.tag.removeprefix(_WORD):
            case "t":  # deleted text is a delText, hidden places of fields are instrText
                out.append(element.text or "")
            case "tab":
                out.append(" ")
            case "br" | "cr" | "p":
                out.append("\n")
        element.clear()
    return "".join(out)


def _text_of_odt(data: bytes) -> str:
    out: list[str] = []
    unseen = 0
    for event, element in _elements(data, "content.xml"):
        if element.tag in _ODF_UNSEEN:
            unseen += 1 if event == "start" else -1
            if event == "end":
                behind = element.tail
                element.clear()
                element.tail = behind
        elif event == "end" and not unseen and element.tag in _ODF_PARAGRAPHS:
            out.append(_odf_words(element))
            element.clear()
    return "\n".join(out)


def _odf_words(element) -> str:
    inner = "".join(_odf_words(child) + (child.tail or "") for child in element)
    return _ODF_SPACES.get(element.tag, "") + (element.text or "") + inner


def _elements(data: bytes, part: str):
    """The elements of an archive's part, each when it begins and when it ends.

    Raises:
        ValidationError: the part unpacks to too much, or it is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            member = archive.getinfo(part)
            if member.file_size > max(MOST_RATIO * member.compress_size, 100_000):
                raise refusal("unpacks_too_large")
            with archive.open(member) as packed:
                xml = packed.read(MOST_XML + 1)
        if len(xml) > MOST_XML:
            raise refusal("unpacks_too_large")
        yield from iterparse(io.BytesIO(xml), events=("start", "end"), forbid_dtd=True)
    except (
        KeyError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ParseError,
        DefusedXmlException,
    ) as e:
        raise refusal("damaged") from e
