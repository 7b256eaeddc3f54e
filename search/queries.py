"""What a search finds: public pages of one site in one language, and what apps have registered beside
them (``cms.registries.searchables``).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.text import Truncator
from wagtail.models import Page, get_page_models
from wagtail.search.backends import get_search_backend

from cms import sites
from cms.listing import below, public, summarised
from cms.registries import ListingItem, searchables
from search.analysis.guesses import guesses
from search.analysis.nodes import Query
from search.analysis.queries import parse
from search.thesaurus import current

SNIPPET = 220
ENOUGH = 3
"""Of fewer hits one may think that something else was meant."""
PAGES = "pages"
Found = tuple[str, int]
"""Where it was found (:data:`PAGES`, or a name in the registry), and its primary key."""


@dataclass(frozen=True)
class Answer:
    """What is shown to somebody who searched.

    Args:
        query: what was looked for.
        found: the hits.
        taken_for: what was looked for in place of what was typed, which found nothing.
        suggested: what finds more than the little that was found.
        has_all_words: whether all words were looked for; otherwise one of them was enough.
    """

    query: Query
    found: list[Found]
    taken_for: str = ""
    suggested: str = ""
    has_all_words: bool = True


def answer(typed: str, root: sites.Root, *, literally: bool = False) -> Answer:
    """The hits for what was typed; where they are few, what may have been meant.

    Args:
        typed: whatever anybody may send.
        root: the home page below which is searched.
        literally: whether it is looked for even where it finds nothing.
    """
    return _answer(typed, lambda query: found(query, root), literally=literally)


def everywhere(typed: str, backend=None) -> list[int]:
    """The public pages of all sites and languages that are shown for what was typed, the best first.

    Args:
        typed: whatever anybody may send.
        backend: an engine; ``None``: the one in use.
    """
    backend = backend or get_search_backend()
    pages = _public(Page.objects.filter(depth__gt=1))
    shown = _answer(typed, lambda query: [(PAGES, row.pk) for row in backend.search(query, pages)])
    return [pk for _name, pk in shown.found]


def _answer(typed: str, find: Callable[[Query], list[Found]], *, literally: bool = False) -> Answer:
    thesaurus = current()
    query = parse(typed, thesaurus)
    hits = find(query) if query else []
    if len(hits) >= ENOUGH or not query:
        return Answer(query, hits)
    for guess in guesses(typed):
        other = parse(guess, thesaurus)
        if len(better := find(other)) > len(hits):
            if hits or literally:
                return Answer(query, hits, suggested=guess)
            return Answer(other, better, taken_for=guess)
    if hits or literally:
        return Answer(query, hits)
    some = parse(typed, thesaurus, any_word=True)
    return Answer(some, find(some), has_all_words=False)


def found(query: Query, root: sites.Root) -> list[Found]:
    """The public pages below ``root`` that a query finds, then what else it finds; the best of each first."""
    pages = _public(Page.objects.filter(below(root.path) | Q(pk=root.pk)))
    sources = [(PAGES, pages), *((name, provider(root).rows) for name, provider in searchables)]
    backend = get_search_backend()
    return [(name, row.pk) for name, rows in sources for row in backend.search(query, rows.only("pk"))]


def _public(pages: QuerySet) -> QuerySet:
    # Of the page's own columns only some may be filtered by in a search: an inner query has no such limits.
    return Page.objects.filter(pk__in=public(pages).values("pk")).order_by("-first_published_at", "-id")


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
