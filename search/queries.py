"""What a search finds: public pages of one site in one language, and what apps have registered beside
them (``cms.registries.searchables``), by Wagtail's stock backend.

It takes words only, so that no sign is an operator of the database's own query language; and it
ranks few hits only, because ranking in SQLite costs the square of their number.
"""

import re

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.text import Truncator
from wagtail.models import Page, get_page_models
from wagtail.search.backends import get_search_backend

from cms import sites
from cms.listing import below, public, summarised
from cms.registries import ListingItem, searchables

LONGEST_QUERY = 100
MOST_WORDS = 8
MOST_RANKED = 200
SNIPPET = 220
PAGES = "pages"
Found = tuple[str, int]
"""Where it was found (:data:`PAGES`, or a name in the registry), and its primary key."""
_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")


def words_of(query: str) -> list[str]:
    """The words of what a reader typed: letters and digits, with hyphens and apostrophes inside."""
    return _WORD.findall(query.replace("\0", " ")[:LONGEST_QUERY])[:MOST_WORDS]


def found(words: list[str], root: sites.Root) -> list[Found]:
    """The public pages below ``root`` that have all the words, then what else has them.

    The best of each come first; where there are more than :data:`MOST_RANKED`, the newest do.
    """
    if not words:
        return []
    sources = [(PAGES, _pages(root)), *((name, provider(root).rows) for name, provider in searchables)]
    return [(name, pk) for name, rows in sources for pk in _matching(rows, words)]


def _pages(root: sites.Root) -> QuerySet:
    here = public(Page.objects.filter(below(root.path) | Q(pk=root.pk)))
    # Of the page's own columns only some may be filtered by in a search: an inner query has no such limits.
    return Page.objects.filter(pk__in=here.values("pk")).order_by("-first_published_at", "-id")


def _matching(rows: QuerySet, words: list[str]) -> list[int]:
    query, backend = " ".join(words), get_search_backend()
    newest = [row.pk for row in backend.search(query, rows.only("pk"), order_by_relevance=False)]
    if len(newest) > MOST_RANKED:
        return newest
    return [row.pk for row in backend.search(query, rows.only("pk"))]


def hits(found: list[Found], root: sites.Root, request=None) -> list[ListingItem]:
    """What was found as entries of a list, in its order, in one query for the pages."""
    items = {(PAGES, pk): item for pk, item in _page_items(_of(PAGES, found), request).items()}
    for name, provider in searchables:
        if ids := _of(name, found):
            shown = provider(root).items(ids, request)
            items |= {(name, pk): item for pk, item in shown.items()}
    return [items[one] for one in found if one in items]


def _of(name: str, found: list[Found]) -> list[int]:
    return [pk for source, pk in found if source == name]


def _page_items(ids: list[int], request) -> dict[int, ListingItem]:
    dated = [m._meta.model_name for m in get_page_models() if _has_date(m)]
    pages = summarised(Page.objects.filter(pk__in=ids)).select_related("content_type")
    pages = pages.annotate(when=Coalesce(*(f"{name}__date" for name in dated), "first_published_at"))
    return {page.pk: _hit(page, request) for page in public(pages)}


def _has_date(model: type[Page]) -> bool:
    return any(field.name == "date" for field in model._meta.local_fields)


def _hit(page: Page, request) -> ListingItem:
    model = page.cached_content_type.model_class() or Page
    return ListingItem(
        title=page.title,
        url=page.get_url(request) or "",
        text=Truncator(page.summary).chars(SNIPPET),
        when=page.when and timezone.localtime(page.when),
        label=getattr(model, "kind_label", ""),
    )
