"""Files that travel with a letter: kept in its row, so that they are written and deleted with it."""

import base64
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

LIMIT = 5 * 1024 * 1024
"""How many bytes the attachments of one letter may have together; larger things are linked to."""


class TooLarge(ValueError):
    """The attachments of a letter are larger than ``LIMIT`` together."""


class Attachment(NamedTuple):
    """A file that travels with a letter."""

    filename: str
    content: bytes
    mimetype: str = "application/octet-stream"


def pack(attachments: Iterable[Attachment]) -> list[dict[str, str]]:
    """Attachments as the letter's row keeps them.

    Raises:
        TooLarge: they are larger than ``LIMIT`` together.
    """
    files = list(attachments)
    if sum(len(file.content) for file in files) > LIMIT:
        raise TooLarge(_("The attachments of a letter may have at most 5 MB together."))
    return [
        {
            "filename": file.filename,
            "mimetype": file.mimetype,
            "content": base64.b64encode(file.content).decode("ascii"),
        }
        for file in files
    ]


def unpack(packed: Iterable[dict[str, str]]) -> list[Attachment]:
    """The attachments that a letter's row keeps."""
    return [
        Attachment(file["filename"], base64.b64decode(file["content"]), file["mimetype"]) for file in packed
    ]
