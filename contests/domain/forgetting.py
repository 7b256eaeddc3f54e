"""The parts of which both the end of a term and an erasure are made: rows and files go, together.

Each runs in the caller's transaction; files leave the disk when it is committed.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from cms import audit
from cms.consent import Consent, forget
from contests.domain.consents import SUBJECT_TYPE
from contests.domain.files import delete_files
from contests.domain.uploads import discard_upload
from contests.domain.withdrawal import derivatives
from contests.models import (
    ConsentPaper,
    Entry,
    EntryFile,
    EntryNote,
    EntryVersion,
    GuardianRequest,
    Participant,
    State,
    Upload,
)

WORDS = {"title": "", "technique": "", "text": "", "link": ""}
"""What a work says: it goes with its files."""


def files_of(entries: QuerySet[Entry]) -> QuerySet[EntryFile]:
    """All files of entries, also those taken out of the drafts."""
    return EntryFile.objects.filter(entry__in=entries)


def entries_of(keys: Iterable[str]) -> QuerySet[Entry]:
    """Entries that have pupils with ``keys`` in the draft or in any version."""
    keys = list(keys)
    taking_part = Q(participants__key__in=keys)
    for key in keys:
        taking_part |= Q(versions__participants__icontains=key)
    return Entry.objects.filter(pk__in=Entry.objects.filter(taking_part).values("pk"))


def consents_of(keys: Iterable[str]) -> QuerySet[Consent]:
    """All consents on record for pupils with ``keys``, whatever names they had."""
    return Consent.objects.filter(subject_type=SUBJECT_TYPE, subject_id__in=list(keys))


def forget_consents(keys: Iterable[str]) -> int:
    """Delete the consents for pupils, and the names in what the audit tells of them."""
    return forget(consents_of(keys))


def forget_papers(papers: Iterable[ConsentPaper]) -> int:
    """Delete papers with their scans."""
    count = 0
    for paper in papers:
        if paper.scan:
            delete_stored(paper.scan)
        paper.delete()
        count += 1
    return count


def delete_stored(stored) -> None:
    """Delete a stored file as soon as the transaction is committed."""
    storage, name = stored.storage, stored.name
    transaction.on_commit(lambda: storage.delete(name))


def forget_requests(requests: QuerySet[GuardianRequest]) -> int:
    """Delete guardians' links with their addresses."""
    return requests.delete()[0]


def forget_works(entries: QuerySet[Entry]) -> int:
    """Take the works themselves out of entries: files, words, notes, and what was made for readers.

    Returns:
        How many files went.
    """
    rows = list(entries)
    keys = [entry.pk for entry in rows]
    _discard_uploads(keys)
    count = delete_files(list(files_of(entries)))
    EntryNote.objects.filter(entry__in=keys).delete()
    Entry.objects.filter(pk__in=keys).update(**WORDS, remark="")
    EntryVersion.objects.filter(entry__in=keys).update(
        **WORDS, words="", blind_title=None, blind_text=None, blind_technique=None, blind_words=[]
    )
    for entry in rows:
        for _name, delete in derivatives:
            delete(entry)
    return count


def _discard_uploads(entry_ids: Iterable[int]) -> None:
    """Drop what is on its way, with the pieces that have come."""
    for upload in Upload.objects.filter(entry__in=entry_ids):
        discard_upload(upload=upload)


def forget_drafts(drafts: QuerySet[Entry], *, now: datetime) -> int:
    """Delete drafts that were never submitted, with all that came with them."""
    rows = list(drafts)
    keys = [entry.pk for entry in rows]
    pupils = Participant.objects.filter(entry__in=keys)
    forget_consents({str(key) for key in pupils.values_list("key", flat=True)})
    forget_requests(GuardianRequest.objects.filter(participant__in=pupils))
    _discard_uploads(keys)
    delete_files(list(EntryFile.objects.filter(entry__in=keys)))
    for entry in rows:
        audit.record(action="entry.delete_draft", subject=entry, before=State.DRAFT, now=now)
        entry.delete()
    audit.redact(Entry._meta.label_lower, keys)
    return len(rows)
