"""Which documents are accepted: each must be inside what its extension says."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "too_large": _("The file is too large: at most %(limit)s."),
    "empty": _("The file is empty."),
    "extension": _("Documents of this kind are not accepted. Accepted are: %(accepted)s."),
    "mismatch": _("Inside this file is not what its name says (%(extension)s). Save the document again."),
    "damaged": _("The document is damaged or protected by a password. Save it again."),
    "macros": _("There are macros or programs in the document. Save it without them."),
    "unpacks_too_large": _("The document unpacks to too much. Make it smaller."),
}
UNPACKED_AT_MOST = 300 * 1024 * 1024
MEMBERS_AT_MOST = 10_000
PART_AT_MOST = 1024 * 1024

_OFFICE = {
    "docx": ("word/document.xml", b"wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", b"spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", b"presentationml.presentation.main+xml"),
}
_OPEN_DOCUMENT = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
# Where office documents keep their programs.
_PROGRAM_PARTS = ("vbaproject.bin", "vbadata.xml", "/activex/")
_PROGRAM_FOLDERS = ("basic/", "scripts/")
_PROGRAM_SUFFIXES = frozenset(
    {
        ".exe", ".dll", ".msi", ".bat", ".cmd", ".com", ".scr", ".ps1", ".vbs", ".js", ".jse", ".wsf",
        ".hta", ".jar", ".lnk", ".apk", ".sh", ".docm", ".xlsm", ".pptm", ".dotm", ".xltm", ".xlam", ".ppam",
    }
)  # fmt: skip


def refusal(code: str, **params) -> ValidationError:
    """The error that says in plain words why a document is not accepted."""
    return ValidationError(REFUSALS[code], code=code, params=params)


def check_document(file: File, *, name: str | None = None) -> None:
    """Make sure that ``file`` is an acceptable document.

    Args:
        file: any Django file; its position is left at the beginning.
        name: the name to judge by, when it is not the file's own.

    Raises:
        ValidationError: in words for the editor; ``code`` is a key of :data:`REFUSALS`.
    """
    extension = PurePath(name or file.name or "").suffix.lower().lstrip(".")
    accepted = settings.WAGTAILDOCS_EXTENSIONS
    if extension not in accepted:
        raise refusal("extension", accepted=", ".join(accepted))
    limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    file.seek(0)
    data = file.read(limit + 1)
    file.seek(0)
    if len(data) > limit:
        raise refusal("too_large", limit=filesizeformat(limit))
    if not data:
        raise refusal("empty")
    check_content(data, extension)


def check_content(data: bytes, extension: str) -> None:
    """Make sure that ``data`` is a document of the kind that ``extension`` names.

    Raises:
        ValidationError: see :func:`check_document`.
    """
    if not _CHECKS[extension](data, extension):
        raise refusal("mismatch", extension=extension.upper())


def _is_pdf(data: bytes, extension: str) -> bool:
    return data.startswith(b"%PDF-")


def _is_rtf(data: bytes, extension: str) -> bool:
    if b"\\objdata" in data or b"\\objupdate" in data:
        raise refusal("macros")
    return data.startswith(b"{\\rtf")


def _is_text(data: bytes, extension: str) -> bool:
    """Whether it decodes as text, in UTF-8 or in the old Cyrillic encoding of Windows."""
    if b"\0" in data or data.lstrip()[:1] == b"<":
        return False
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return all(character.isprintable() or character.isspace() for character in text)
    return False


def _is_office(data: bytes, extension: str) -> bool:
    main_part, content_type = _OFFICE[extension]
    with _archive(data) as archive:
        types = _part(archive, "[Content_Types].xml")
        if b"macroEnabled" in types:
            raise refusal("macros")
        return main_part in archive.namelist() and content_type in types


def _is_open_document(data: bytes, extension: str) -> bool:
    with _archive(data) as archive:
        return _part(archive, "mimetype").strip() == _OPEN_DOCUMENT[extension]


def _is_zip(data: bytes, extension: str) -> bool:
    with _archive(data):
        return True


def _archive(data: bytes) -> zipfile.ZipFile:
    """The archive in ``data``, once its list of members has been found harmless.

    Raises:
        ValidationError: it is no archive, cannot be read, unpacks to too much or holds programs.
    """
    if not data.startswith(b"PK\x03\x04"):
        raise refusal("damaged")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError) as error:
        raise refusal("damaged") from error
    if len(members) > MEMBERS_AT_MOST or sum(member.file_size for member in members) > UNPACKED_AT_MOST:
        raise refusal("unpacks_too_large")
    for member in members:
        path = member.filename.lower()
        if member.flag_bits & 0x1:
            raise refusal("damaged")
        if (
            any(part in path for part in _PROGRAM_PARTS)
            or path.startswith(_PROGRAM_FOLDERS)
            or PurePath(path).suffix in _PROGRAM_SUFFIXES
        ):
            raise refusal("macros")
    return archive


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A small member of the archive; empty when there is none."""
    try:
        with archive.open(name) as member:
            return member.read(PART_AT_MOST)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise refusal("damaged") from error


_CHECKS: dict[str, Callable[[bytes, str], bool]] = {
    "pdf": _is_pdf,
    "rtf": _is_rtf,
    "txt": _is_text,
    "csv": _is_text,
    "zip": _is_zip,
    **dict.fromkeys(_OFFICE, _is_office),
    **dict.fromkeys(_OPEN_DOCUMENT, _is_open_document),
}
