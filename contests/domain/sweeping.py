"""Uploads and files that nobody will ask for again, deleted by the clock."""

from datetime import datetime, timedelta

from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone

from cms.media.storage import private_storage
from contests.domain.files import STORED, delete_files
from contests.domain.uploads import discard_upload
from contests.models import EntryFile, Package, Upload

FOLDERS = ("contests/uploads", "contests/originals", "contests/works", "contests/packages")
UNFINISHED_FOR = timedelta(days=1)


def clean_up(*, now: datetime | None = None) -> dict[str, int]:
    """Delete what nobody will ask for: a day after it was last touched.

    Unfinished uploads, files taken out of drafts that no version shows, and whatever a killed process
    left in the storage.

    Returns:
        How many of each went.
    """
    before = (now or timezone.now()) - UNFINISHED_FOR
    uploads = list(Upload.objects.filter(touched_at__lt=before))
    for upload in uploads:
        discard_upload(upload=upload)
    with transaction.atomic():
        removed = delete_files(EntryFile.objects.filter(removed_at__lt=before, versions=None))
    return {"uploads": len(uploads), "files": removed, "strays": _delete_strays(before)}


def _delete_strays(before: datetime) -> int:
    """Delete what lies in the storage and no row knows."""
    storage = private_storage()
    old = [
        name
        for folder in FOLDERS
        for name in names_below(storage, folder)
        if storage.get_modified_time(name) < before
    ]
    known = {name for names in EntryFile.objects.values_list(*STORED) for name in names}
    known.update(Package.objects.values_list("file", flat=True))
    known.update(name for names in Upload.objects.values_list("pieces", flat=True) for name in names)
    strays = [name for name in old if name not in known]
    for name in strays:
        storage.delete(name)
    return len(strays)


def names_below(storage: Storage, folder: str) -> list[str]:
    """All names of files below a folder of a storage."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return []
    names = [f"{folder}/{name}" for name in files]
    for name in folders:
        names += names_below(storage, f"{folder}/{name}")
    return names
