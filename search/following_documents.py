"""Which changes make documents readable, findable, or neither.

A document may be found while a public page offers it. So each change of a page concerns the documents that
it offered before and those that it offers now: what nobody offers any more goes in the same transaction.
"""

from collections.abc import Collection

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import CollectionViewRestriction, Page

from cms.cache.signals import is_draft_save
from cms.media.models import SiteDocument
from cms.media.queries import public_documents, referred_to_by
from cms.publishing.guard import references_noted
from cms.searching import PAGES, changed, gone, things_changed, things_gone
from search import document_texts
from search.models import DocumentText
from search.tasks import read_document

DOCUMENTS = "documents"
"""Under which name they are registered (:mod:`cms.searching`)."""


def connect() -> None:
    """Follow from now on."""
    pre_save.connect(_page_to_be_saved, dispatch_uid="search.documents.page_to_be_saved")
    references_noted.connect(_page_saved, dispatch_uid="search.documents.page_saved")
    pre_delete.connect(_page_to_be_deleted, sender=Page, dispatch_uid="search.documents.page_to_be_deleted")
    post_delete.connect(_page_deleted, sender=Page, dispatch_uid="search.documents.page_deleted")
    for signal in (things_changed, things_gone):
        signal.connect(_pages_changed, sender=PAGES, dispatch_uid="search.documents.pages")
    post_save.connect(_document_saved, sender=SiteDocument, dispatch_uid="search.documents.saved")
    post_delete.connect(_document_deleted, sender=SiteDocument, dispatch_uid="search.documents.deleted")
    post_save.connect(_document_read, sender=DocumentText, dispatch_uid="search.documents.read")
    for signal in (post_save, post_delete):
        signal.connect(_all, sender=CollectionViewRestriction, dispatch_uid="search.documents.collections")


def look_anew(keys: Collection[int]) -> None:
    """Have the search forget at once those of these documents that nobody offers, and learn the others."""
    if not keys:
        return
    offered = set(public_documents().filter(pk__in=keys).values_list("pk", flat=True))
    gone(DOCUMENTS, set(keys) - offered)
    changed(DOCUMENTS, offered)


def _page_to_be_saved(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    if issubclass(sender, Page) and instance.pk and not raw and not is_draft_save(update_fields):
        instance._offered_before = referred_to_by([instance.pk])


def _page_saved(sender, page, update_fields, **kwargs) -> None:
    if not is_draft_save(update_fields):
        look_anew(page.__dict__.pop("_offered_before", set()) | referred_to_by([page.pk]))


def _page_to_be_deleted(sender, instance, **kwargs) -> None:
    instance._offered_before = referred_to_by([instance.pk])


def _page_deleted(sender, instance, **kwargs) -> None:
    look_anew(instance.__dict__.pop("_offered_before", set()))


def _pages_changed(sender, keys, **kwargs) -> None:
    if keys is None:
        changed(DOCUMENTS)
    else:
        look_anew(referred_to_by(keys))


def _document_saved(sender, instance, raw=False, **kwargs) -> None:
    if raw:
        return
    if not document_texts.is_read(instance):
        gone(DOCUMENTS, [instance.pk])  # the words of another file
        read_document.enqueue(instance.pk)
    look_anew([instance.pk])


def _document_deleted(sender, instance, **kwargs) -> None:
    gone(DOCUMENTS, [instance.pk])


def _document_read(sender, instance, **kwargs) -> None:
    changed(DOCUMENTS, [instance.pk])


def _all(sender, **kwargs) -> None:
    changed(DOCUMENTS)
