"""The works themselves as a ZIP: re-encoded files under names that tell nothing, and a contents sheet."""

import tempfile
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO

from django.utils.translation import gettext as _

from cms.spreadsheets import to_xlsx
from contests.exports.columns import rows
from contests.models import EntryFile, EntryVersion

IN_MEMORY = 8 * 1024 * 1024  # bytes; a larger archive is made on the disk


def file_name(version: EntryVersion, number: int, file: EntryFile) -> str:
    """``entry-017-1.webp``: the entry's number in its contest, the file's number in the entry."""
    serial = int(version.entry.reference.rpartition("-")[2])
    return f"entry-{serial:03d}-{number}.{file.clean.name.rpartition('.')[2]}"


def works(
    versions: list[EntryVersion],
    names: list[str],
    *,
    now: datetime,
    tell: Callable[[int], None] = lambda done: None,
) -> BinaryIO:
    """An archive of the works, a folder a contest when there are several.

    Only what was re-encoded goes in: no original, no file name of an uploader's.

    Args:
        versions: with all that ``for_table`` fetches.
        names: columns of the contents sheet.
        now: consents are asked on its day.
        tell: is told, before each work, how many are packed.

    Returns:
        A temporary file, at its beginning; it goes when it is closed.
    """
    several = len({version.entry.contest_id for version in versions}) > 1
    archive = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller sends it
    packed: dict[int, list[str]] = {}
    # Pictures are compressed already.
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as pack:
        for number, version in enumerate(versions):
            tell(number)
            contest = version.entry.contest
            folder = f"{contest.code}-{contest.year}/" if several else ""
            packed[version.pk] = _pack(pack, version, folder)
        table = rows(versions, names, now=now)
        table[0].append(_("Files in this archive"))
        for row, version in zip(table[1:], versions, strict=True):
            row.append(", ".join(packed[version.pk]))
        pack.writestr("contents.xlsx", to_xlsx(table), zipfile.ZIP_DEFLATED)
    archive.seek(0)
    return archive


def _pack(pack: zipfile.ZipFile, version: EntryVersion, folder: str) -> list[str]:
    ready = [file for file in version.files.all() if file.status == EntryFile.Status.READY and file.clean]
    written = []
    for number, file in enumerate(ready, start=1):
        name = folder + file_name(version, number, file)
        with file.clean.open("rb") as stored, pack.open(name, "w") as target:
            for chunk in stored.chunks():
                target.write(chunk)
        written.append(name)
    if version.text:
        name = f"{folder}entry-{int(version.entry.reference.rpartition('-')[2]):03d}.txt"
        pack.writestr(name, version.text, zipfile.ZIP_DEFLATED)
        written.append(name)
    return written
