"""Links inside rich text, to pages in the reader's language and to documents."""

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from cms.blocks.prefetch import page_addresses, prefetched_instances


class LocalizedPageLink(PageLinkHandler):
    """A link to a page, or to its translation; without an address while no reader can open it."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        pks = [int(attrs["id"]) for attrs in attrs_list]
        addresses = page_addresses(pks)
        return [f'<a href="{escape(addresses[pk])}">' if pk in addresses else "<a>" for pk in pks]


class PrefetchedDocumentLink(DocumentLinkHandler):
    """A link to a document."""

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list:
        found = prefetched_instances(cls.get_model())
        pks = [int(attrs["id"]) for attrs in attrs_list]
        if not found.keys() >= set(pks):
            return super().get_many(attrs_list)
        return [found[pk] for pk in pks]
