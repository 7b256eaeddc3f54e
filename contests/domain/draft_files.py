"""Files of an entry's draft: taken out, and put in order."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from contests.domain.entries import require_editable
from contests.domain.files import delete_files
from contests.domain.transitions import locked
from contests.models import Entry, EntryFile


@transaction.atomic
def remove_file(*, entry: Entry, key: Any, now: datetime | None = None) -> None:
    """Take a file out of the draft. What a submitted version shows stays with that version.

    Args:
        entry: whose draft.
        key: the file's; one that is not there is nothing to take out.

    Raises:
        Refused: the entry may not be changed.
    """
    now = now or timezone.now()
    entry = locked(entry)
    require_editable(entry, now)
    file = entry.files.filter(key=key, removed_at=None).first()
    if file is None:
        return
    if file.versions.exists():
        file.removed_at = now
        file.save(update_fields=["removed_at"])
    else:
        delete_files([file])


@transaction.atomic
def order_files(*, entry: Entry, keys: Sequence[Any], now: datetime | None = None) -> None:
    """Put the files of a draft in the order of ``keys``; those not named come last, as they were.

    Raises:
        Refused: the entry may not be changed.
    """
    entry = locked(entry)
    require_editable(entry, now or timezone.now())
    wanted = {str(key): position for position, key in enumerate(keys)}
    files = sorted(
        entry.files.filter(removed_at=None),
        key=lambda file: (wanted.get(str(file.key), len(wanted)), file.position, file.pk),
    )
    for position, file in enumerate(files):
        file.position = position
    EntryFile.objects.bulk_update(files, ["position"])
