"""Files of entries: whose rules they keep, and how they are deleted for good."""

from collections.abc import Iterable

from django.db import transaction

from contests.models import EntryFile, Nomination

PICTURE_TYPES = {"webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
"""Pictures that we encoded, with nothing in them but what is seen: their content types by suffix."""
STORED = ("original", "clean", "thumbnail", "blind")


def nomination_of(file: EntryFile) -> Nomination:
    """The nomination whose rules a file has to keep: that for which it was submitted, else its draft's."""
    version = file.versions.select_related("nomination").last()
    return version.nomination if version else file.entry.nomination


def delete_files(files: Iterable[EntryFile]) -> int:
    """Delete files with everything made of them, from the disk as soon as that is committed.

    Returns:
        How many.
    """
    count = 0
    for file in files:
        for name in STORED:
            stored = getattr(file, name)
            if stored:
                transaction.on_commit(lambda s=stored.storage, n=stored.name: s.delete(n), robust=True)
        file.delete()
        count += 1
    return count
