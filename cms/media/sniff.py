"""What a file is, told by its bytes and never by its name."""

import re

JPEG, PNG, GIF, WEBP, AVIF = "jpeg", "png", "gif", "webp", "avif"
PICTURES = frozenset({JPEG, PNG, GIF, WEBP, AVIF})
SVG, HEIC = "svg", "heic"

EXTENSIONS = {
    "jpg": JPEG, "jpeg": JPEG, "jfif": JPEG, "png": PNG, "gif": GIF, "webp": WEBP, "avif": AVIF,
}  # fmt: skip

_AVIF_BRANDS = {b"avif", b"avis"}
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_SVG = re.compile(rb"<svg[\s>:]|<!doctype\s+svg", re.IGNORECASE)

# What makes a picture also a page, a program, an archive or a document.
_MARKUP = re.compile(rb"<script|<html|<!doctype\s+html|<\?php|<svg[\s>]|<iframe", re.IGNORECASE)
_ZIP_END = b"PK\x05\x06"
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_PDF = b"%PDF-"


def picture_kind(head: bytes) -> str | None:
    """The kind of picture that begins with ``head`` (its first kilobyte is enough).

    Returns:
        One of :data:`PICTURES`, or :data:`SVG` or :data:`HEIC` (known, never accepted), or ``None``.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp":
        return _iso_media_kind(head)
    return SVG if _SVG.search(head[:1024]) else None


def _iso_media_kind(head: bytes) -> str | None:
    """AVIF and HEIC share a container; its brands tell which."""
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, size, 4))}
    if brands & _AVIF_BRANDS:
        return AVIF
    return HEIC if brands & _HEIC_BRANDS else None


def is_something_else_too(data: bytes) -> bool:
    """Whether a picture's bytes could also be opened as markup, an archive or a PDF.

    Such a file is harmless once it is re-encoded; it is refused because nobody makes one by chance.
    What cameras append (a second picture, a short film) is no such thing.
    """
    return bool(
        _MARKUP.search(data)
        or holds_archive(data)
        or any(signature in data for signature in _ARCHIVES)
        or _PDF in data[:1024]
    )


def holds_archive(data: bytes) -> bool:
    """Whether a file that is something else could be opened as a ZIP archive too."""
    return _ZIP_END in data[-66_000:]


def name_agrees(name: str, kind: str) -> bool:
    """Whether the extension of ``name``, if it has any, is one of ``kind``."""
    _stem, dot, extension = name.rpartition(".")
    return not dot or EXTENSIONS.get(extension.lower()) == kind
