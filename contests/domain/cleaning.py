"""What others may see of an uploaded file: made anew from it, and nothing of what it told beside.

Pictures are decoded and written again, PDFs drawn, text documents read; the last two without a trace
of names, links and programs. Whatever cannot be opened is refused with a sentence, and the rest of the
entry stays as it is.
"""

import io
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from PIL import Image

from cms.media import antivirus, confined, sniff
from cms.media.intake import reencode
from cms.media.storage import private_storage
from contests.domain import fingerprints
from contests.domain.entries import EDITABLE
from contests.domain.texts import text_of
from contests.domain.transitions import locked
from contests.domain.uploads import MEGABYTE
from contests.models import EntryFile

THUMBNAIL_SIDE = 320
_TALL = 2
"""Of a picture more than so many times as high as wide, the thumbnail shows the beginning."""

REFUSALS = {
    "virus": _("There is a virus in the file (%(name)s). Check your device and send another file."),
    "small": _(
        "The picture is too small: its longer side has %(has)d pixels, at least %(least)d are needed."
    ),
    "locked": _("The PDF is protected by a password. Save it without one."),
    "too_many_pages": _("The PDF has too many pages: at most %(pages)d. Leave those that matter."),
    "too_heavy": _("The PDF needs too much memory to open. Save it with smaller pictures."),
    "too_slow": _("The PDF takes too long to open. Save it with smaller pictures."),
    "broken": _("The PDF is damaged or incomplete. Save it again and upload that."),
    "something_else": _("There is something besides a PDF in this file. Save it again and upload that."),
}


@dataclass(frozen=True)
class Made:
    """What was made of a file."""

    content: bytes
    extension: str
    picture: Image.Image | None = None
    text: str = ""


def make_clean(*, file: EntryFile) -> EntryFile:
    """Look at a waiting file, and make of it what others may see, or refuse it. Twice does no harm.

    Takes seconds; the row is locked only at the end.

    Raises:
        OSError: the virus scanner or the storage does not answer: to be tried again.
    """
    if file.status != EntryFile.Status.WAITING:
        return file
    try:
        made = _made_of(file)
    except ValidationError as error:
        return _settle(file, {"status": EntryFile.Status.REFUSED, "refusal": error.messages[0]})
    changes = {"status": EntryFile.Status.READY, "clean": _stored(made.content, made.extension)}
    if made.picture is not None:
        width, height = made.picture.size
        changes |= {
            "width": width,
            "height": height,
            "fingerprint": fingerprints.of(made.picture),
            "thumbnail": _stored(thumbnail_of(made.picture), "webp"),
        }
    return _settle(file, changes, text=made.text)


def _made_of(file: EntryFile) -> Made:
    with file.original.open() as original:
        if antivirus.is_used() and (name := antivirus.virus_in(original)):
            raise ValidationError(REFUSALS["virus"], code="virus", params={"name": name})
        return _MAKERS[file.kind](file, original)


def _picture(file: EntryFile, original: File) -> Made:
    nomination = file.entry.nomination
    named = File(original, name=file.original_name)
    clean = reencode(named, most_bytes=nomination.most_megabytes * MEGABYTE)
    longer = max(clean.source_size)
    if longer < nomination.least_side:
        raise ValidationError(REFUSALS["small"], code="small",
                              params={"has": longer, "least": nomination.least_side})  # fmt: skip
    content = clean.read()
    # Our own file by now: no larger than IMAGE_STORED_SIDE.
    return Made(content, PurePath(clean.name).suffix[1:], Image.open(io.BytesIO(content)))


def _pdf(file: EntryFile, original: File) -> Made:
    original.seek(0)
    data = original.read()
    if sniff.holds_archive(data):
        raise ValidationError(REFUSALS["something_else"], code="something_else")
    try:
        _said, content = confined.run(
            "cms.media.draw_pdf",
            data,
            memory=settings.IMAGE_DECODER_MEMORY,
            seconds=settings.IMAGE_DECODER_SECONDS,
            arguments=(settings.CONTEST_PDF_PAGES,),
        )
    except confined.Refused as refused:
        pages = {"pages": settings.CONTEST_PDF_PAGES}
        raise ValidationError(REFUSALS[refused.code], code=refused.code, params=pages) from refused
    return Made(content, "jpg", Image.open(io.BytesIO(content)))


def _text(file: EntryFile, original: File) -> Made:
    original.seek(0)
    text = text_of(original.read(), PurePath(file.original_name).suffix.lower().lstrip("."))
    return Made(text.encode(), "txt", text=text)


_MAKERS = {EntryFile.Kind.PICTURE: _picture, EntryFile.Kind.PDF: _pdf, EntryFile.Kind.TEXT: _text}


def thumbnail_of(picture: Image.Image) -> bytes:
    """A small WebP of a picture: 320 pixels at its longer side."""
    small = picture.convert("RGBA" if picture.mode == "RGBA" else "RGB")
    if small.height > _TALL * small.width:
        small = small.crop((0, 0, small.width, small.width * 7 // 5))
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), reducing_gap=2.0)
    small.info = {}
    out = io.BytesIO()
    small.save(out, "WEBP", quality=76)
    return out.getvalue()


def _stored(content: bytes, extension: str) -> str:
    name = EntryFile.clean.field.generate_filename(None, f"work.{extension}")
    return private_storage().save(name, ContentFile(content))


def _settle(file: EntryFile, changes: dict, *, text: str = "") -> EntryFile:
    """Write down what became of a file, unless it has been deleted or settled meanwhile."""
    storage = private_storage()
    made = [changes[name] for name in ("clean", "thumbnail") if name in changes]
    settled = False
    try:
        with transaction.atomic():
            entry = locked(file.entry)
            file = EntryFile.objects.select_for_update().get(pk=file.pk)
            if file.status == EntryFile.Status.WAITING:
                _write(file, changes)
                if text and not entry.text and entry.nomination.takes_text and entry.state in EDITABLE:
                    # No new revision: whoever is typing in the form is not to be told of another tab.
                    type(entry).objects.filter(pk=entry.pk).update(text=text)
                settled = True
    finally:
        if not settled:
            for name in made:
                storage.delete(name)
    return file


def _write(file: EntryFile, changes: dict) -> None:
    keeps = settings.CONTEST_KEEP_ORIGINALS and changes["status"] == EntryFile.Status.READY
    if not keeps:
        delete = partial(file.original.storage.delete, file.original.name)
        transaction.on_commit(delete, robust=True)
        changes = {**changes, "original": ""}
    for name, value in changes.items():
        setattr(file, name, value)
    file.save(update_fields=list(changes))
