"""Files of entries, deleted for good."""

from collections.abc import Iterable

from django.db import transaction

from contests.models import EntryFile

STORED = ("original", "clean", "thumbnail", "blind")


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
