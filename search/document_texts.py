"""Reading the words of documents' files, and knowing which have been read."""

import logging

from django.db.models import F, QuerySet

from cms.media.confined import Refused
from cms.media.models import SiteDocument
from search import extraction
from search.backends.indexing import MOST_SIGNS
from search.models import DocumentText

MEMORY = 512 * 1024 * 1024
"""Bytes of address space that reading may take."""
SECONDS = 30
"""Of processor time; by the clock it may take twice as long."""

logger = logging.getLogger(__name__)


def read(document: SiteDocument) -> DocumentText:
    """Read a document's file and keep its words; of one that cannot be read, the reason.

    Takes seconds for a large one: call it outside of transactions.

    Raises:
        OSError: the storage cannot be asked now.
    """
    found = DocumentText(document=document, fingerprint=document.file_hash, state=DocumentText.State.READ)
    try:
        found.text = _text_of(document)
    except Refused as refused:
        logger.warning("Document %s cannot be searched by its words: %s", document.pk, refused.code)
        found.state, found.reason = DocumentText.State.UNREADABLE, refused.code
    found.save()
    return found


def _text_of(document: SiteDocument) -> str:
    try:
        with document.open_file() as file:
            data = file.read()
    except FileNotFoundError as error:
        raise Refused("missing") from error
    return extraction.text_of(
        data, document.file_extension, most_signs=MOST_SIGNS, memory=MEMORY, seconds=SECONDS
    )


def is_read(document: SiteDocument) -> bool:
    """Whether the file that the document has now was read, or found unreadable."""
    return DocumentText.objects.filter(document=document, fingerprint=document.file_hash).exists()


def unread() -> QuerySet[SiteDocument]:
    """Documents whose files nobody has looked at."""
    known = DocumentText.objects.filter(fingerprint=F("document__file_hash"))
    return SiteDocument.objects.exclude(pk__in=known.values("document"))
