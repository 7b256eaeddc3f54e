"""Files on their way in: piece by piece over a bad connection, or all at once without JavaScript.

Pieces are stored one by one, for nothing but a disk could append to a file; the last step joins them.
Nothing is written to the storage while a row is locked.
"""

import hashlib
import tempfile
import uuid
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import models, transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.media.storage import private_storage
from contests.domain.entries import require_editable
from contests.domain.file_kinds import check_beginning, kind_by_name
from contests.domain.files import nomination_of
from contests.domain.replacements import replace_file, require_another, require_replaceable
from contests.domain.transitions import Refused, locked
from contests.models import Entry, EntryFile, Nomination, Upload

MEGABYTE = 1024 * 1024
MOST_PIECE = 2 * MEGABYTE
LEAST_PIECE = 64 * 1024
"""Of all pieces but the last: a file in a million pieces would be a burden."""


class OutOfStep(Refused):
    """A piece that does not begin where the last one ended: ask where, and go on from there."""


def begin_upload(
    *,
    entry: Entry,
    by: Any,
    name: str,
    size: int,
    replaces: EntryFile | None = None,
    now: datetime | None = None,
) -> Upload:
    """Make ready for a file, when the entry and its nomination would take it.

    Args:
        entry: whose draft it is for.
        by: who uploads.
        name: what the file is called on their machine.
        size: its bytes.
        replaces: the submitted file of the entry that was refused, and in whose place it is to come.

    Raises:
        Refused: the sentence says why.
    """
    now = now or timezone.now()
    if replaces is None:
        require_editable(entry, now)
        _check_number(entry)
        nomination = entry.nomination
    else:
        require_replaceable(entry, replaces, now=now)
        nomination = nomination_of(replaces)
    name = _plain(name)
    kind_by_name(name, nomination)
    _check_size(size, nomination)
    _check_unfinished(by, size)
    return Upload.objects.create(entry=entry, user=by, original_name=name, size=size, replaces=replaces)


def _plain(name: str) -> str:
    """The name without folders and signs that are not seen, short enough to keep."""
    name = "".join(sign for sign in name.replace("\\", "/").rpartition("/")[2] if sign.isprintable())
    path = PurePath(name.strip() or "file")
    return path.stem[: 250 - len(path.suffix)] + path.suffix[:20]


def _check_size(size: int, nomination: Nomination) -> None:
    limit = nomination.most_megabytes * MEGABYTE
    if size <= 0:
        raise Refused(_("The file is empty."))
    if size > limit:
        raise Refused(_("The file is too large: at most %(limit)s.") % {"limit": filesizeformat(limit)})


def _check_number(entry: Entry) -> None:
    most = entry.nomination.most_files
    files = entry.files.filter(removed_at=None).exclude(status=EntryFile.Status.REFUSED)
    if files.count() >= most:
        raise Refused(
            ngettext(
                "There is %(count)d file already, and no more is taken. Remove it to add another one.",
                "There are %(count)d files already, and no more are taken. Remove one to add another.",
                most,
            )
            % {"count": most}
        )


def _check_unfinished(by: Any, size: int) -> None:
    unfinished = Upload.objects.filter(file=None)
    if unfinished.filter(user=by).count() >= settings.CONTEST_UPLOADS_PER_PERSON:
        raise Refused(_("Too many of your files are on their way at once. Wait until some have arrived."))
    total = unfinished.aggregate(total=models.Sum("size"))["total"] or 0
    if total + size > settings.CONTEST_UPLOADS_MEGABYTES * MEGABYTE:
        raise Refused(_("Too many files are being sent right now. Try again in a few minutes."))


def append_piece(*, upload: Upload, offset: int, data: bytes) -> Upload:
    """Take the next piece. One that has been taken already is passed over: repeating does no harm.

    Args:
        upload: the file on its way.
        offset: where in the file the piece begins, in bytes.
        data: the piece.

    Returns:
        The upload with what it has received now.

    Raises:
        OutOfStep: it does not go on where the last piece ended.
        Refused: there is more than was announced, or the piece is too small or too large.
    """
    end = offset + len(data)
    if end > upload.size or not data:
        raise Refused(_("The file is not as large as was said. Choose it again."))
    if len(data) > MOST_PIECE or (len(data) < LEAST_PIECE and end < upload.size):
        raise Refused(_("A piece has from %(least)d to %(most)d bytes.")
                      % {"least": LEAST_PIECE, "most": MOST_PIECE})  # fmt: skip
    if _follows(upload, offset, end):
        upload = _put(upload, offset, data)
    return upload


def _follows(upload: Upload, offset: int, end: int) -> bool:
    """Whether the piece is the next one, not one that is there already.

    Raises:
        OutOfStep: it is neither.
    """
    if offset == upload.received and not upload.file_id:
        return True
    if end <= upload.received:
        return False
    raise OutOfStep(_("The file did not arrive whole. Send it again."))


def _put(upload: Upload, offset: int, data: bytes) -> Upload:
    storage = private_storage()
    name = storage.save(piece_path(upload.key, offset), ContentFile(data))
    used = False
    try:
        with transaction.atomic():
            upload = Upload.objects.select_for_update().get(pk=upload.pk)
            # The same piece may have come twice at once.
            if _follows(upload, offset, offset + len(data)):
                upload.received += len(data)
                upload.pieces = [*upload.pieces, name]
                upload.save(update_fields=["received", "pieces", "touched_at"])
                used = True
    finally:
        if not used:
            storage.delete(name)
    return upload


def piece_path(key: uuid.UUID, offset: int) -> str:
    """Where a piece of an upload is kept: no folder of its own would be left behind."""
    return f"contests/uploads/{key.hex[:2]}/{key.hex}-{offset:012d}"


def finish_upload(*, upload: Upload, by: Any, now: datetime | None = None) -> EntryFile:
    """Make a file of the entry from a whole upload, and have it looked at. Twice gives the same one.

    One that replaces another makes a new version, which stands.

    Raises:
        OutOfStep: something is missing still.
        Refused: it is not what its name says, or the entry takes it no more.
    """
    upload = Upload.objects.select_related("file", "entry__nomination", "replaces").get(pk=upload.pk)
    if upload.file:
        return upload.file
    if upload.received < upload.size:
        raise OutOfStep(_("The file did not arrive whole. Send it again."))
    with tempfile.TemporaryFile() as whole:
        try:
            sha256 = _join(upload, whole)
        except FileNotFoundError:
            return _made_meanwhile(upload)
        nomination = nomination_of(upload.replaces) if upload.replaces else upload.entry.nomination
        kind = kind_by_name(upload.original_name, nomination)
        try:
            check_beginning(whole, upload.original_name, kind)
        except Refused:
            discard_upload(upload=upload)
            raise
        whole.seek(0)
        stored = private_storage().save(
            EntryFile.original.field.generate_filename(None, upload.original_name), File(whole)
        )
    file = None
    try:
        file = _make_file(upload, kind, stored, sha256, by=by, now=now or timezone.now())
    finally:
        if file is None or file.original.name != stored:
            private_storage().delete(stored)
    return file


def _join(upload: Upload, whole) -> str:
    digest = hashlib.sha256()
    for name in upload.pieces:
        with private_storage().open(name) as piece:
            data = piece.read()
        digest.update(data)
        whole.write(data)
    return digest.hexdigest()


def _made_meanwhile(upload: Upload) -> EntryFile:
    """The file of an upload whose pieces are gone: it was finished twice at once, and the other was faster.

    Raises:
        Refused: there is none; the pieces are lost.
    """
    made = EntryFile.objects.filter(pk__in=Upload.objects.filter(pk=upload.pk).values("file")).first()
    if made is None:
        discard_upload(upload=upload)
        raise Refused(_("The file did not arrive whole. Send it again."))
    return made


@transaction.atomic
def _make_file(upload: Upload, kind: str, stored: str, sha256: str, *, by: Any, now: datetime) -> EntryFile:
    entry = locked(upload.entry)
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    if upload.file:
        return upload.file
    old = upload.replaces
    _require_taken(entry, old, sha256, now)
    there = entry.files.filter(removed_at=None)
    file = there.filter(sha256=sha256).exclude(status=EntryFile.Status.REFUSED).first()
    if file is None:
        if old is None:
            _check_number(entry)
        last = there.aggregate(last=models.Max("position"))["last"]
        file = EntryFile.objects.create(
            entry=entry,
            original_name=upload.original_name,
            kind=kind,
            size=upload.size,
            sha256=sha256,
            original=stored,
            uploaded_by=by,
            position=0 if last is None else last + 1,
        )
        _look_at_it_after_commit(file)
    if old is not None:
        replace_file(entry=entry, old=old, new=file, by=by, now=now)
    pieces, upload.pieces, upload.file = upload.pieces, [], file
    upload.save(update_fields=["file", "pieces", "touched_at"])
    _delete_after_commit(pieces)
    return file


def _require_taken(entry: Entry, old: EntryFile | None, sha256: str, now: datetime) -> None:
    if old is None:
        require_editable(entry, now)
    else:
        require_replaceable(entry, old, now=now)
        require_another(entry, old, sha256=sha256)


def _look_at_it_after_commit(file: EntryFile) -> None:
    from contests.tasks import clean_file

    # Robust: should the task not get into its queue, the schedule finds the file waiting.
    transaction.on_commit(lambda: clean_file.enqueue(file.pk), robust=True)


def _delete_after_commit(names: list[str]) -> None:
    storage = private_storage()
    for name in names:
        transaction.on_commit(lambda name=name: storage.delete(name), robust=True)


@transaction.atomic
def discard_upload(*, upload: Upload) -> None:
    """Forget a file on its way, with its pieces. A finished upload's file stays."""
    upload = Upload.objects.select_for_update().filter(pk=upload.pk).first()
    if upload is not None:
        _delete_after_commit(upload.pieces)
        upload.delete()


def take_file(
    *, entry: Entry, by: Any, content: File, replaces: EntryFile | None = None, now: datetime | None = None
) -> EntryFile:
    """Take a file that came whole, in a form sent without JavaScript.

    Args:
        entry: whose draft it is for.
        by: who uploads.
        content: the file with its name.
        replaces: see :func:`begin_upload`.

    Raises:
        Refused: as the steps do.
    """
    upload = begin_upload(
        entry=entry, by=by, name=content.name or "", size=content.size, replaces=replaces, now=now
    )
    try:
        content.seek(0)
        while piece := content.read(MOST_PIECE):
            upload = append_piece(upload=upload, offset=upload.received, data=piece)
        return finish_upload(upload=upload, by=by, now=now)
    except (Refused, ValidationError):
        discard_upload(upload=upload)
        raise
