"""Pages, as the search finds them."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import Truncator
from wagtail.models import Page

from cms import sites
from cms.cache.page import midnight
from cms.listing import below, public, summarised
from cms.pages import SitePage
from cms.registries import ListingItem
from cms.searching import Finding, Keys, Searchable
from search.backends.indexing import texts_of

SNIPPET = 220
AT_ONCE = 100


def searchable(root: sites.Root) -> Searchable:
    """Provider: the public pages of a site in one language."""
    return Searchable(findings=partial(_findings, root), items=partial(_items, root))


def public_below(root: sites.Root, keys: Keys | None = None) -> QuerySet[Page]:
    """Pages of a site in one language that anybody may read; ``keys``: only these."""
    pages = Page.objects.filter(below(root.path) | Q(pk=root.pk))
    return public(pages if keys is None else pages.filter(pk__in=keys))


def _findings(root: sites.Root, keys: Keys | None) -> Iterator[Finding]:
    for page in public_below(root, keys).order_by("pk").specific().iterator(chunk_size=AT_ONCE):
        if isinstance(page, SitePage):
            yield _finding(page)


def _finding(page: SitePage) -> Finding:
    return Finding(
        key=page.pk,
        title=page.title,
        text=texts_of(page).body,
        kind=page.search_kind,
        summary=page.introduction or page.search_description,
        topics=tuple(page.topics()),
        audiences=tuple(page.audiences()),
        when=_when(page),
        weight=page.search_weight,
    )


def _when(page: SitePage) -> datetime | None:
    """Its own date, a day's first moment if it is a day; or when it was published."""
    when = getattr(page, "date", None) or page.first_published_at
    return when if when is None or isinstance(when, datetime) else midnight(when)


def _items(root: sites.Root, keys: Keys, request: Any) -> dict[int, ListingItem]:
    pages = summarised(public_below(root, keys)).select_related("content_type")
    return {page.pk: _item(page, request) for page in pages}


def _item(page: Page, request: Any) -> ListingItem:
    model = page.cached_content_type.model_class() or Page
    return ListingItem(
        title=page.title,
        url=page.get_url(request) or "",
        text=Truncator(page.summary).chars(SNIPPET),
        label=getattr(model, "kind_label", ""),
    )
