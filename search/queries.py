"""What a search finds: public pages of one site in one language, by Wagtail's stock backend.

It takes words only, so that no sign is an operator of the database's own query language; and it
ranks few hits only, because ranking in SQLite costs the square of their number.
"""

import re

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.text import Truncator
from wagtail.models import Page, get_page_models

from cms import sites
from cms.listing import below, public, summarised
from cms.registries import ListingItem

LONGEST_QUERY = 100
MOST_WORDS = 8
MOST_RANKED = 200
SNIPPET = 220
_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")


def words_of(query: str) -> list[str]:
    """The words of what a reader typed: letters and digits, with hyphens and apostrophes inside."""
    return _WORD.findall(query.replace("\0", " ")[:LONGEST_QUERY])[:MOST_WORDS]


def found(words: list[str], root: sites.Root) -> list[int]:
    """Ids of the public pages below ``root`` that have all the words.

    The best come first; where there are more than :data:`MOST_RANKED`, the newest do.
    """
    if not words:
        return []
    here = public(Page.objects.filter(below(root.path) | Q(pk=root.pk)))
    # Of the page's own columns only some may be filtered by in a search: an inner query has no such limits.
    pages = Page.objects.filter(pk__in=here.values("pk")).order_by("-first_published_at", "-id")
    query = " ".join(words)
    newest = [page.pk for page in pages.only("pk").search(query, order_by_relevance=False)]
    if len(newest) > MOST_RANKED:
        return newest
    return [page.pk for page in pages.only("pk").search(query)]


def hits(ids: list[int], request=None) -> list[ListingItem]:
    """The found pages as entries of a list, in the order of ``ids``, in one query."""
    dated = [m._meta.model_name for m in get_page_models() if _has_date(m)]
    pages = summarised(Page.objects.filter(pk__in=ids)).select_related("content_type")
    pages = pages.annotate(when=Coalesce(*(f"{name}__date" for name in dated), "first_published_at"))
    by_id = {page.pk: page for page in public(pages)}
    return [_hit(by_id[pk], request) for pk in ids if pk in by_id]


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
