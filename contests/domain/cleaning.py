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
from django.utils import timezone
from PIL import Image

from cms.media import antivirus, confined, sniff
from cms.media.intake import reencode
from cms.media.storage import private_storage
from contests.domain import fingerprints
from contests.domain.entries import EDITABLE
from contests.domain.files import nomination_of
from contests.domain.refusals import FileRefused, refused_as
from contests.domain.replacements import tell_of_refusals
from contests.domain.texts import text_of
from contests.domain.transitions import locked
from contests.domain.uploads import MEGABYTE
from contests.models import EntryFile, Nomination

THUMBNAIL_SIDE = 320
_TALL = 2
"""Of a picture more than so many times as high as wide, the thumbnail shows the beginning."""


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
    except FileRefused as refused:
        return _settle(
            file,
            {
                "status": EntryFile.Status.REFUSED,
                "refusal": refused.code,
                "refusal_params": refused.params,
            },
        )
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
    nomination = nomination_of(file)
    if file.size > nomination.most_megabytes * MEGABYTE:
        raise FileRefused("large", megabytes=nomination.most_megabytes)
    with file.original.open() as original:
        if antivirus.is_used() and (name := antivirus.virus_in(original)):
            raise FileRefused("virus", name=name)
        try:
            return _MAKERS[file.kind](file, original, nomination)
        except ValidationError as error:
            raise refused_as(file.kind, error) from error


def _picture(file: EntryFile, original: File, nomination: Nomination) -> Made:
    named = File(original, name=file.original_name)
    clean = reencode(named, most_bytes=nomination.most_megabytes * MEGABYTE)
    longer = max(clean.source_size)
    if longer < nomination.least_side:
        raise FileRefused("picture.small", has=longer, least=nomination.least_side)
    content = clean.read()
    # Our own file by now: no larger than IMAGE_STORED_SIDE.
    return Made(content, PurePath(clean.name).suffix[1:], Image.open(io.BytesIO(content)))


def _pdf(file: EntryFile, original: File, nomination: Nomination) -> Made:
    original.seek(0)
    data = original.read()
    if sniff.holds_archive(data):
        raise FileRefused("pdf.something_else")
    try:
        _said, content = confined.run(
            "cms.media.draw_pdf",
            data,
            memory=settings.IMAGE_DECODER_MEMORY,
            seconds=settings.IMAGE_DECODER_SECONDS,
            arguments=(settings.CONTEST_PDF_PAGES,),
        )
    except confined.Refused as refused:
        params = {"pages": settings.CONTEST_PDF_PAGES} if refused.code == "too_many_pages" else {}
        raise FileRefused(f"pdf.{refused.code}", **params) from refused
    return Made(content, "jpg", Image.open(io.BytesIO(content)))


def _text(file: EntryFile, original: File, nomination: Nomination) -> Made:
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
    """Write down what became of a file, unless it has been deleted or settled meanwhile.

    Whoever has submitted it learns of a refusal in the same transaction.
    """
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
                tell_of_refusals(entry=entry, now=timezone.now())
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
