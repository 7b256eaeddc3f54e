"""Documents with known words, made as programs make them."""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

from openpyxl import Workbook

from cms.papers.kit import blank

PARAGRAPHS = ("Положення про конкурс «Флікер»", "Учасники – учні шкіл, ґанок і подвірʼя. Order No. 25")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ODF_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/{part}" '
    'ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'
)


def archive(**parts: str | bytes) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def pdf(paragraphs: Iterable[str] = PARAGRAPHS, *, pages: int = 1, password: str = "") -> bytes:
    """A PDF as our papers are drawn."""
    made = blank(title="", language="uk", margin=20)
    if password:
        made.set_encryption(owner_password=password, user_password=password)
    made.set_font("Text", size=11)
    for _number in range(pages):
        made.add_page()
        for paragraph in paragraphs:
            made.multi_cell(0, 6, paragraph, new_x="LMARGIN", new_y="NEXT")
    return bytes(made.output())


def docx(paragraphs: Iterable[str] = PARAGRAPHS, *, body: str = "") -> bytes:
    """A DOCX of plain paragraphs, or with this body."""
    body = body or "".join(f"<w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p>" for words in paragraphs)
    types = _TYPES.format(part="word/document.xml", kind="wordprocessingml.document")
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return archive(**{"[Content_Types].xml": types, "word/document.xml": document})


def odt(paragraphs: Iterable[str] = PARAGRAPHS, *, kind: str = "text") -> bytes:
    """An ODT of plain paragraphs; an ODS or ODP is the same to whoever looks for words."""
    words = "".join(f"<text:p>{escape(one)}</text:p>" for one in paragraphs)
    content = f'<o:document-content xmlns:o="{OFFICE}" xmlns:text="{ODF_TEXT}">{words}</o:document-content>'
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return archive(**{"mimetype": mimetype, "content.xml": content})


def pptx(slides: Iterable[str] = PARAGRAPHS) -> bytes:
    """A PPTX with a slide for each of these, numbered from 9, written the last one first."""
    types = _TYPES.format(part="ppt/presentation.xml", kind="presentationml.presentation")
    parts = {"[Content_Types].xml": types, "ppt/presentation.xml": "<p/>"}
    for number, words in reversed(list(enumerate(slides, start=9))):
        text = f'<p xmlns:a="{DRAWING}"><a:p><a:r><a:t>{escape(words)}</a:t></a:r></a:p></p>'
        parts[f"ppt/slides/slide{number}.xml"] = text
    return archive(**parts)


def xlsx(rows: Iterable[Iterable] = (PARAGRAPHS,), *, title: str = "Школи") -> bytes:
    """An XLSX with these rows on its first sheet, and a hidden one."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    hidden = book.create_sheet("Чернетка")
    hidden.append(["приховане"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsx_with_shared(words: Iterable[str]) -> bytes:
    """An XLSX that keeps these words apart from its cells, as Excel does; none of them stands in a cell."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    with zipfile.ZipFile(io.BytesIO(xlsx())) as plain:
        parts = {name: plain.read(name).decode() for name in plain.namelist()}
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", override)
    shared = "".join(f"<si><t>{word}</t></si>" for word in words)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return archive(**parts, **{"xl/sharedStrings.xml": f'<sst xmlns="{main}">{shared}</sst>'})


def locked_zip(data: bytes) -> bytes:
    """An archive whose parts say that they are encrypted."""
    locked = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(signature)
        while at >= 0:
            locked[at + offset] |= 1
            at = locked.find(signature, at + 4)
    return bytes(locked)
