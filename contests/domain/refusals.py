"""Why files are not accepted: a code and its numbers are kept, and said in the language of who reads.

The only place where the codes become sentences; a code that is stored is never given another meaning.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.media import document_types, intake
from contests.models import EntryFile

SENTENCES = {
    "virus": _("There is a virus in the file (%(name)s). Check your device and send another file."),
    "large": _("The file is too large: at most %(megabytes)d MB."),
    "picture.small": _(
        "The picture is too small: its longer side has %(has)d pixels, at least %(least)d are needed."
    ),
    **{f"picture.{code}": words for code, words in intake.REFUSALS.items()},
    "pdf.locked": _("The PDF is protected by a password. Save it without one."),
    "pdf.too_many_pages": _("The PDF has too many pages: at most %(pages)d. Leave those that matter."),
    "pdf.too_heavy": _("The PDF needs too much memory to open. Save it with smaller pictures."),
    "pdf.too_slow": _("The PDF takes too long to open. Save it with smaller pictures."),
    "pdf.broken": _("The PDF is damaged or incomplete. Save it again and upload that."),
    "pdf.something_else": _("There is something besides a PDF in this file. Save it again and upload that."),
    **{f"text.{code}": words for code, words in document_types.REFUSALS.items()},
}
"""What each code says, with places for its numbers."""
_UNKNOWN = _("The file was not accepted. Save it again and upload that.")


class FileRefused(Exception):
    """A file cannot be taken.

    Args:
        code: a key of :data:`SENTENCES`.
        params: what stands in its places; numbers, and names that no language changes.
    """

    def __init__(self, code: str, **params: Any):
        super().__init__(code)
        self.code = code
        self.params = params


def refused_as(kind: str, error: ValidationError) -> FileRefused:
    """What ``cms.media`` says of a file of ``kind``, by its code here."""
    return FileRefused(f"{kind}.{error.code}", **(error.params or {}))


def sentence(code: str, params: Mapping[str, Any]) -> str:
    """What a code says, in the language that is active."""
    return str(SENTENCES[code]) % params if code in SENTENCES else str(_UNKNOWN)


def why(file: EntryFile) -> str:
    """Why a file was not accepted; empty for one that was not refused."""
    return sentence(file.refusal, file.refusal_params) if file.refusal else ""
