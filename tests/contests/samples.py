"""Files as people send them, each with :data:`CANARY` wherever a file can tell of its maker."""

import io
import zipfile

import pypdfium2 as pdfium
from django.core.files.uploadedfile import SimpleUploadedFile
from fpdf import FPDF
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

CANARY = "Вигаданий-Автор-77"
LATIN_CANARY = "Invented-Author-77"


def drawing(size: tuple[int, int] = (640, 480), seed: int = 1) -> Image.Image:
    """A picture unlike that of another seed."""
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    width, height = size
    for step in range(12):
        x = (step * 97 * seed) % width
        y = (step * 61 * (seed + 3)) % height
        colour = ((40 * step * seed) % 256, (90 + 70 * step) % 256, (200 * seed) % 256)
        draw.ellipse((x, y, x + width // 3, y + height // 3), fill=colour)
    return picture


def large_photo() -> bytes:
    """A photo that is sent in more than one piece."""
    out = io.BytesIO()
    Image.effect_noise((1600, 1200), 120).convert("RGB").save(out, "JPEG", quality=95)
    assert out.tell() > 1_200_000
    return out.getvalue()


def jpeg(size: tuple[int, int] = (640, 480), seed: int = 1, **options) -> bytes:
    """A photo with EXIF, XMP, IPTC and a comment."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = exif[0x010E] = LATIN_CANARY
    exif.get_ifd(0x8825)[1] = "N"
    secret = LATIN_CANARY.encode()
    options = {"quality": 85, **options}
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + secret + b"</x:xmpmeta>"
    drawing(size, seed).save(out, "JPEG", exif=exif, comment=secret, xmp=xmp, **options)
    data = out.getvalue()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(secret).to_bytes(4, "big") + secret
    return data[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + data[2:]


def png(size: tuple[int, int] = (64, 48)) -> bytes:
    """A PNG with text chunks."""
    out = io.BytesIO()
    info = PngInfo()
    info.add_text("Author", LATIN_CANARY)
    info.add_itxt("Comment", CANARY)
    drawing(size).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def pdf(pages: int = 2, **options) -> bytes:
    """A PDF that names its maker, with a link, a program and white words."""
    document = FPDF(**options)
    document.set_author(LATIN_CANARY)
    document.set_title(LATIN_CANARY)
    document.set_xmp_metadata(f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{LATIN_CANARY}</x:xmpmeta>")
    for number in range(pages):
        document.add_page()
        document.set_font("Helvetica", size=24)
        document.set_text_color(0)
        document.cell(text=f"Page {number + 1}", link=f"https://{LATIN_CANARY}.example.org")
        document.set_text_color(255)
        document.cell(text=LATIN_CANARY)
    return bytes(document.output())


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    document = FPDF()
    document.add_page()
    document.set_encryption(owner_password="a", user_password="b")
    return bytes(document.output())


def docx(*paragraphs: str, extra: dict[str, bytes] | None = None) -> bytes:
    """A document whose properties name its maker."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    core = f"<c:coreProperties xmlns:c='u:c' xmlns:d='u:d'><d:creator>{CANARY}</d:creator></c:coreProperties>"
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return archive(
        {
            "[Content_Types].xml": f"<Types><Override ContentType='{types}'/></Types>".encode(),
            "word/document.xml": f"<w:document xmlns:w='{w}'><w:body>{body}</w:body></w:document>".encode(),
            "docProps/core.xml": core.encode(),
            **(extra or {}),
        }
    )


def odt(*paragraphs: str) -> bytes:
    """A document with a comment and a remembered deletion by its maker."""
    office, text = (
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    )
    body = "".join(f"<t:p>{words}</t:p>" for words in paragraphs)
    secret = (
        f"<t:tracked-changes><t:changed-region><t:p>{CANARY}</t:p></t:changed-region></t:tracked-changes>"
    )
    note = f"<t:p>Рядок<o:annotation><t:p>{CANARY}</t:p></o:annotation> далі</t:p>"
    inside = f"<o:body><o:text>{secret}{body}{note}</o:text></o:body>"
    content = f"<o:c xmlns:o='{office}' xmlns:t='{text}'>{inside}</o:c>"
    meta = f"<m>{CANARY}</m>"
    kind = b"application/vnd.oasis.opendocument.text"
    return archive({"mimetype": kind, "content.xml": content.encode(), "meta.xml": meta.encode()})


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def pdf_text(data: bytes) -> str:
    """All text that can be got out of a PDF."""
    with pdfium.PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def sent(data: bytes, name: str = "малюнок.jpg") -> SimpleUploadedFile:
    """A file as a form brings it."""
    return SimpleUploadedFile(name, data)
