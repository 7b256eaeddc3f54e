"""Entries submitted in the last hour before the close, with files that nobody has looked at yet."""

from datetime import timedelta

from django.utils import timezone

from cms.mail.models import Letter
from contests.domain import cleaning, entries, uploads
from contests.models import Entry, EntryFile
from tests.contests import samples
from tests.factories import kyiv

LAST_HOUR = kyiv(2026, 5, 15, 23)
"""The contest closes at the next midnight."""
TOLD = kyiv(2026, 5, 16, 10)
LAST_MOMENT = kyiv(2026, 5, 20, 0) - timedelta(seconds=1)
"""Three whole days after the day of the letter are over one second later."""

GOOD, BROKEN = samples.jpeg(), samples.jpeg()[:-200]


def send(entry: Entry, data: bytes, name: str, **options) -> EntryFile:
    return uploads.take_file(entry=entry, by=entry.owner, content=samples.sent(data, name), **options)


def look_at(*files: EntryFile) -> None:
    """What the worker does."""
    for file in files:
        cleaning.make_clean(file=EntryFile.objects.get(pk=file.pk))


def submit(entry: Entry) -> Entry:
    entries.submit_entry(entry=entry, by=entry.owner, now=timezone.now())
    return Entry.objects.get(pk=entry.pk)


def told() -> list[Letter]:
    """The letters about files that were not accepted."""
    return list(Letter.objects.filter(kind="contest.file_refused").order_by("pk"))
