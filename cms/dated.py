"""Pages of dated things in lists: what campaigns, contests and their like do all in the same way."""

from collections.abc import Callable

from cms import sites
from cms.catalogue import Catalogue
from cms.listing import in_order, index_of, public
from cms.pages import SitePage
from cms.registries import DatedThing, Scope, guest_label
from cms.shell import Link
from cms.timeline import Timeline


def cards_of(pages, ids: list[int], card: Callable[[SitePage], DatedThing]) -> list[DatedThing]:
    """The pages with these ids, in order, as cards; those no longer public are left out.

    Args:
        pages: a queryset of a page type, with the rows that it presents.
        ids: of the pages.
        card: makes the card of one.
    """
    pages = public(pages).select_related("hero_image").prefetch_related("hero_image__renditions")
    return [card(page) for page in in_order(pages.defer("body"), ids)]


def card_of(page: SitePage, request, *, kind: str, timeline: Timeline, **more) -> DatedThing:
    """A page as a card.

    Args:
        page: the page.
        request: for its address and the name of another site.
        kind: the field's word for it.
        timeline: its stages, seen on the day asked for.
        more: further fields of :class:`DatedThing`.
    """
    return DatedThing(
        kind=kind,
        title=page.title,
        text=page.introduction,
        url=page.get_url(request) or "",
        timeline=timeline,
        home=guest_label(page, request),
        picture=page.hero_image,
        key=str(page.translation_key),
        **more,
    )


def first_of(
    scope: Scope, catalogue_of: Callable[..., Catalogue], cards: Callable[..., list[DatedThing]]
) -> list[DatedThing]:
    """For the home page: the first things in the order of their list.

    Args:
        scope: for whom.
        catalogue_of: gives the list of a site, below a path, in a language, on a day.
        cards: makes cards of pages' ids.
    """
    root = sites.root_for(scope.site, scope.locale.language_code)
    if root is None:
        return []
    ids = catalogue_of(scope.site.pk, root.path, scope.locale.pk, on=scope.on).ids
    return cards(ids[: scope.limit], scope.request, on=scope.on)


def way_to(index: type[SitePage], label: str, scope: Scope) -> Link | None:
    """For the home page: the way to all of a sort, below the page of a type that lists them."""
    root = sites.root_for(scope.site, scope.locale.language_code)
    page = root and index_of(index, root.path)
    return Link(label=label, url=page.get_url(scope.request)) if page else None
