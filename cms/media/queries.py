"""Which documents are public, said once."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import BigIntegerField, CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from cms.media.models import SiteDocument
from cms.registries import presented_documents


def open_pages(*, now: datetime | None = None) -> QuerySet[Page]:
    """Pages that anybody may read now: live, unrestricted and not expired."""
    now = now or timezone.now()
    return Page.objects.live().public().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now))


def public_documents(*, now: datetime | None = None) -> QuerySet[SiteDocument]:
    """Documents that anybody may download now, because a page that anybody may read offers them."""
    return offered_by(open_pages(now=now))


def offered_by(pages: QuerySet[Page]) -> QuerySet[SiteDocument]:
    """Documents that these pages offer, but for those in collections that only some may see."""
    pages = pages.order_by()
    references = _references_of_pages().filter(object_id__in=pages.values(key=Cast("pk", CharField())))
    offered = Q(pk__in=references.values(key=Cast("to_object_id", BigIntegerField())))
    for _name, provider in presented_documents:
        offered |= Q(pk__in=provider(pages))
    return _in_open_collections().filter(offered)


def referred_to_by(page_keys: Collection[int]) -> set[int]:
    """The primary keys of all documents to which pages refer, whoever may read those."""
    references = _references_of_pages().filter(object_id__in=[str(key) for key in page_keys])
    found = {int(key) for key in references.values_list("to_object_id", flat=True)}
    for _name, provider in presented_documents:
        found.update(provider(Page.objects.filter(pk__in=page_keys)))
    return found


def is_public(document: SiteDocument, *, now: datetime | None = None) -> bool:
    """Whether ``document`` is one of :func:`public_documents`; quicker for a single one."""
    references = _references_of_pages().filter(to_object_id=str(document.pk))
    keys = [int(pk) for pk in references.values_list("object_id", flat=True)]
    pages = open_pages(now=now).order_by()
    is_offered = (bool(keys) and pages.filter(pk__in=keys).exists()) or any(
        document.pk in provider(pages) for _name, provider in presented_documents
    )
    return is_offered and _in_open_collections().filter(pk=document.pk).exists()


def _references_of_pages() -> QuerySet[ReferenceIndex]:
    from django.contrib.contenttypes.models import ContentType

    types = ContentType.objects.get_for_models(Page, SiteDocument)
    return ReferenceIndex.objects.filter(
        base_content_type=types[Page], to_content_type=types[SiteDocument]
    ).order_by()


def _in_open_collections() -> QuerySet[SiteDocument]:
    """Documents outside of collections that only some may see."""
    documents = SiteDocument.objects.all()
    for restriction in CollectionViewRestriction.objects.select_related("collection"):
        documents = documents.exclude(collection__path__startswith=restriction.collection.path)
    return documents
