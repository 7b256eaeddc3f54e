"""Which kinds of files a nomination takes: promised by a name, and found at the beginning of the file."""

from pathlib import PurePath

from django.utils.translation import gettext as _

from cms.media import document_types, intake, sniff
from contests.domain.transitions import Refused
from contests.models import EntryFile, Nomination

Kind = EntryFile.Kind
PICTURES = frozenset({Kind.PICTURE})
DRAWN = frozenset({Kind.PICTURE, Kind.PDF})
WRITTEN = frozenset({Kind.PICTURE, Kind.PDF, Kind.TEXT})
TAKEN_IN = {
    Nomination.Kind.DRAWING: DRAWN,
    Nomination.Kind.POSTCARD: DRAWN,
    Nomination.Kind.PHOTO: PICTURES,
    Nomination.Kind.TEXT: WRITTEN,
    Nomination.Kind.POEM: WRITTEN,
}
"""Which kinds of files are taken in nominations of which kind."""

EXTENSIONS = {
    Kind.PICTURE: ("jpg", "jpeg", "png", "webp", "gif", "avif"),
    Kind.PDF: ("pdf",),
    Kind.TEXT: ("docx", "odt", "txt"),
}
# Known by their names, refused with a sentence of their own.
_REFUSED_BY_NAME = {
    "svg": intake.REFUSALS["svg"],
    "heic": intake.REFUSALS["heic"],
    "heif": intake.REFUSALS["heic"],
    "docm": document_types.REFUSALS["macros"],
    "dotm": document_types.REFUSALS["macros"],
}


def extensions_for(nomination: Nomination) -> list[str]:
    """The extensions of the files that a nomination takes, in small letters, best first."""
    kinds = TAKEN_IN.get(nomination.kind, frozenset()) if nomination.takes_files else frozenset()
    return [extension for kind, names in EXTENSIONS.items() if kind in kinds for extension in names]


def kind_by_name(name: str, nomination: Nomination) -> str:
    """The kind that a file's extension promises.

    Raises:
        Refused: the nomination takes no such files.
    """
    extension = PurePath(name).suffix.lower().lstrip(".")
    if extension in _REFUSED_BY_NAME:
        raise Refused(str(_REFUSED_BY_NAME[extension]))
    accepted = extensions_for(nomination)
    if not accepted:
        raise Refused(_("This nomination takes no files."))
    if extension not in accepted:
        raise Refused(
            _("Files of this kind are not taken here. Taken are: %s.") % ", ".join(accepted).upper()
        )
    return next(kind for kind, names in EXTENSIONS.items() if extension in names)


def check_beginning(whole, name: str, kind: str) -> None:
    """Refuse at once what is not what its name says; all else is found out when it is opened.

    Args:
        whole: the file, open.
        name: what it is called.
        kind: which :func:`kind_by_name` found.

    Raises:
        Refused: see there.
    """
    whole.seek(0)
    head = whole.read(1024)
    found = sniff.picture_kind(head)
    if kind == Kind.PICTURE:
        if found in {sniff.SVG, sniff.HEIC}:
            raise Refused(str(intake.REFUSALS[found]))
        if found is None:
            raise Refused(str(intake.REFUSALS["unknown"]))
        if not sniff.name_agrees(name, found):
            raise Refused(intake.REFUSALS["mislabelled"] % {"kind": found.upper()})
        return
    extension = PurePath(name).suffix.lower().lstrip(".")
    beginning = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "odt": b"PK\x03\x04", "txt": b""}[extension]
    if found or not head.startswith(beginning):
        raise Refused(document_types.REFUSALS["mismatch"] % {"extension": extension.upper()})
