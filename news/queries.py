"""Which news and e-services are listed, in what order, and what is shown beside each."""

from django.db.models import Case, QuerySet, When
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms import sites
from cms.cache.memo import memoised
from cms.cache.page import depends_on
from cms.cache.tags import CONTENT, SHELL, type_tag, version_now
from cms.catalogue import Catalogue
from cms.listing import below, in_order, index_of, is_public, listed_on, public
from cms.registries import Listing, ListingItem, Scope, guest_label
from news.models import EServiceIndexPage, EServicePage, NewsCategory, NewsIndexPage, NewsPage

NEWS_FACETS = ("category", "year")
HOME_NEWS = 5
HOME_SERVICES = 6


# --- News -----------------------------------------------------------------------------------


def news_catalogue(site_id: int, path: str, locale_id: int) -> Catalogue:
    """The news listed by a site: its own pinned ones, then the latest first.

    A guest's pin counts at its home only.

    Args:
        site_id: the site.
        path: the tree path below which its own news are.
        locale_id: the language.
    """
    return _news_catalogue(site_id, path, locale_id, sites.restricted_paths())


@memoised(CONTENT)
def _news_catalogue(site_id: int, path: str, locale_id: int, _restricted: tuple) -> Catalogue:
    rows = listed_on(public(NewsPage.objects.all()), site_id, path, locale_id)
    pinned_here = Case(When(below(path), pinned=True, then=True), default=False)
    rows = rows.order_by(pinned_here.desc(), "-date", "-pk").values_list("pk", "category__slug", "date")
    return Catalogue(
        NEWS_FACETS,
        (
            (pk, ((category,) if category else (), (str(timezone.localtime(date).year),)))
            for pk, category, date in rows.iterator()
        ),
    )


@memoised(CONTENT)
def categories(site_id: int) -> tuple[NewsCategory, ...]:
    """A site's news categories, in their order."""
    return tuple(NewsCategory.objects.filter(site=site_id))


def news_facet_labels(site_id: int, catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Facet → value → its words, in the order to show."""
    return {
        "category": {category.slug: category.name for category in categories(site_id)},
        "year": {year: year for year in sorted(catalogue.counts("year", {}), reverse=True)},
    }


def news_items(ids: list[int], request=None) -> list[ListingItem]:
    """The news with these ids, in order, as cards; those no longer public are left out."""
    pages = _with_pictures(public(NewsPage.objects.all()))
    return [as_item(page, request) for page in in_order(pages, ids)]


def _with_pictures(pages: QuerySet) -> QuerySet:
    pages = pages.select_related("hero_image", "category")
    return pages.prefetch_related("hero_image__renditions").defer("body")


def as_item(page: NewsPage, request=None) -> ListingItem:
    home = guest_label(page, request)
    return ListingItem(
        title=page.title,
        url=page.get_url(request) or "",
        text=page.introduction,
        when=timezone.localtime(page.date),
        label=page.category.name if page.category else "",
        picture=page.hero_image,
        home=home,
        pinned=page.pinned and not home,
    )


def latest_news(index: NewsIndexPage, *, category: str = "", limit: int) -> list[NewsPage]:
    """The latest news of an index, whole, whatever is pinned: for feeds."""
    site = sites.site_above(index.path)
    news = listed_on(public(NewsPage.objects.all()), site.pk, index.path, index.locale_id)
    if category:
        news = news.filter(category__slug=category, category__site=site)
    return list(news.select_related("category").order_by("-date", "-pk")[:limit])


def other_news(page: NewsPage, request, *, limit: int = 3) -> list[ListingItem]:
    """What else is new in the index of ``page``."""
    site = sites.site_above(page.path)
    where = (site.pk, page.path[: -page.steplen], page.locale_id)
    newest = _newest_of(limit + 1, *where, version_now(SHELL))
    return [as_item(news, request) for news in newest if news.pk != page.pk and is_public(news)][:limit]


@memoised(CONTENT)
def _newest_of(limit: int, site_id: int, path: str, locale_id: int, _shell: int) -> tuple[NewsPage, ...]:
    """The first of a site's news: every item shows the same few. Their pictures belong to the shell."""
    ids = news_catalogue(site_id, path, locale_id).ids[:limit]
    return tuple(in_order(_with_pictures(public(NewsPage.objects.all())), ids))


def about(page: Page, scope: Scope) -> list[ListingItem]:
    """Provider: the news about a campaign, or about whatever page they name."""
    return _related("related_campaign", page.pk, scope.request, scope.limit)


def news_of_service(page: EServicePage, request, *, limit: int = 3) -> list[ListingItem]:
    """The news about an e-service."""
    return _related("related_service", page.pk, request, limit)


def _related(field: str, pk: int, request, limit: int) -> list[ListingItem]:
    # Any item may come to be about the page, or cease to be, in whatever language.
    depends_on(request, type_tag(NewsPage), type_tag(NewsCategory))
    newest = _newest_related(field, pk, limit, sites.restricted_paths(), version_now(SHELL))
    return [as_item(news, request) for news in newest if is_public(news)]


@memoised(CONTENT)
def _newest_related(field: str, pk: int, limit: int, _restricted: tuple, _shell: int) -> tuple[NewsPage, ...]:
    news = public(NewsPage.objects.filter(**{field: pk}))
    return tuple(_with_pictures(news).order_by("-date", "-pk")[:limit])


def news_listing(scope: Scope) -> Listing | None:
    """Provider for the home page: a leading news item and four more."""
    root = sites.root_for(scope.site, scope.locale.language_code)
    if root is None:
        return None
    ids = news_catalogue(scope.site.pk, root.path, scope.locale.pk).ids[:HOME_NEWS]
    index = index_of(NewsIndexPage, root.path)
    return Listing(
        key="news",
        title=_("News"),
        items=news_items(ids, scope.request),
        all_url=index.get_url(scope.request) if index else "",
        all_label=_("All news"),
    )


# --- E-services -----------------------------------------------------------------------------


@memoised(CONTENT)
def _services(path: str, _restricted: tuple) -> tuple[tuple[int, str, str], ...]:
    """Id, level and words to search in, in the order of the tree, which editors arrange."""
    pages = public(EServicePage.objects.filter(below(path))).order_by("path")
    rows = pages.values_list("pk", "level", "title", "introduction", "app_name")
    return tuple((pk, level, " ".join(words).casefold()) for pk, level, *words in rows)


def service_catalogue(index: EServiceIndexPage, words: str = "") -> Catalogue:
    """The e-services of a directory whose name or introduction has all of ``words``."""
    wanted = words.casefold().split()
    rows = _services(index.path, sites.restricted_paths())
    return Catalogue(
        ("level",), ((pk, ((level,),)) for pk, level, text in rows if all(word in text for word in wanted))
    )


def services(ids: list[int], request=None) -> list[ListingItem]:
    """The e-services with these ids, in order, as entries of a list."""
    pages = in_order(public(EServicePage.objects.all()).defer("body"), ids)
    return [
        ListingItem(
            title=page.title,
            url=page.get_url(request) or "",
            text=page.introduction,
            label=page.level_words,
        )
        for page in pages
    ]


def service_listing(scope: Scope) -> Listing | None:
    """Provider for the home page: the first e-services of the directory."""
    root = sites.root_for(scope.site, scope.locale.language_code)
    index = root and index_of(EServiceIndexPage, root.path)
    if not index:
        return None
    return Listing(
        key="services",
        title=_("E-services"),
        items=services(service_catalogue(index).ids[:HOME_SERVICES], scope.request),
        all_url=index.get_url(scope.request),
        all_label=_("All e-services"),
        compact=True,
    )
