"""Documents, as the search finds them: those that a public page offers, by their titles and words."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Substr
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.text import Truncator

from cms import sites
from cms.cache.page import midnight
from cms.media.models import SiteDocument
from cms.media.queries import offered_by
from cms.registries import ListingItem
from cms.searching import Finding, Keys, Kind, Searchable
from search.models import DocumentText
from search.pages import SNIPPET, public_below

AT_ONCE = 50
WEIGHT = 0.7
"""By what scores are multiplied: a page that offers a document says in a few words what it is about."""


def searchable(root: sites.Root) -> Searchable:
    """Provider: the documents that public pages of a site in one language offer."""
    return Searchable(findings=partial(_findings, root), items=partial(_items, root))


def _offered(root: sites.Root, keys: Keys | None) -> QuerySet[SiteDocument]:
    documents = offered_by(public_below(root))
    return documents if keys is None else documents.filter(pk__in=keys)


def _findings(root: sites.Root, keys: Keys | None) -> Iterator[Finding]:
    documents = _offered(root, keys).annotate(words=_words()).order_by("pk")
    for document in documents.iterator(chunk_size=AT_ONCE):
        yield Finding(
            key=document.pk,
            title=document.title,
            text=document.words,
            kind=Kind.DOCUMENT,
            when=_moment_of(document),
            weight=WEIGHT,
        )


def _items(root: sites.Root, keys: Keys, request: Any) -> dict[int, ListingItem]:
    # More signs than are shown: what is shown ends with a whole word.
    documents = _offered(root, keys).annotate(words=Substr(_words(), 1, 2 * SNIPPET))
    return {document.pk: _item(document) for document in documents}


def _item(document: SiteDocument) -> ListingItem:
    return ListingItem(
        title=document.title,
        url=document.url,
        text=Truncator(" ".join(document.words.split())).chars(SNIPPET),
        when=timezone.localtime(_moment_of(document)),
        label=", ".join([document.file_extension.upper(), filesizeformat(document.file_size)]),
    )


def _words() -> Coalesce:
    """The words of a row's file, of the one that it has now."""
    read = DocumentText.objects.filter(document=OuterRef("pk"), fingerprint=OuterRef("file_hash"))
    return Coalesce(Subquery(read.values("text")), Value(""), output_field=TextField())


def _moment_of(document: SiteDocument) -> datetime:
    if document.issued_on:
        return midnight(document.issued_on)
    return document.created_at
