"""RSS and Atom: of a news index, all of it or one category; of a directory of e-services."""

from collections.abc import Iterator

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from cms import feeds, sites
from cms.announcing import name_of as name_of_page
from cms.feeds import FeedItem
from cms.listing import below, index_of, public
from cms.registries import Feed, Scope, name_of
from news import queries
from news.models import EServiceIndexPage, EServicePage, NewsIndexPage, NewsPage

LENGTH = 20


def feed_response(index: NewsIndexPage, kind: str, category: str = "") -> HttpResponse:
    """A feed of the latest news.

    Args:
        index: the news index; its site and language decide.
        kind: :data:`cms.feeds.RSS` or :data:`cms.feeds.ATOM`.
        category: the address of one of the site's categories, or empty for all news.

    Raises:
        Http404: no such category.
    """
    site = sites.site_above(index.path)
    names = {one.slug: one.name for one in queries.categories(site.pk)}
    if category and category not in names:
        raise Http404(_("There is no such category."))
    news = queries.latest_news(index, category=category, limit=LENGTH)
    return feeds.feed_response(
        kind,
        page=index,
        title=f"{index.title}: {names[category]}" if category else f"{index.title} – {name_of(site)}",
        items=[_item(page, index.locale.language_code) for page in news],
        link=f"{index.full_url}?category={category}" if category else "",
        way=f"{category}/" if category else "",
    )


def _item(page: NewsPage, language: str) -> FeedItem:
    return FeedItem(
        title=page.title,
        link=page.full_url,
        description=page.introduction,
        published=page.date,
        updated=page.last_published_at,
        categories=(page.category.name,) if page.category else (),
        name=name_of_page(page, language),
    )


def feed_of_services(index: EServiceIndexPage, kind: str) -> HttpResponse:
    """The newest e-services of a directory.

    Args:
        index: the directory.
        kind: :data:`cms.feeds.RSS` or :data:`cms.feeds.ATOM`.
    """
    language, site = index.locale.language_code, sites.site_above(index.path)
    pages = public(EServicePage.objects.filter(below(index.path), first_published_at__isnull=False))
    newest = pages.defer("body").order_by("-first_published_at", "-pk")[:LENGTH]
    items = [
        FeedItem(
            title=page.title,
            link=page.full_url,
            description=page.introduction,
            published=page.first_published_at,
            updated=page.last_published_at,
            categories=(page.level_words,),
            name=name_of_page(page, language),
        )
        for page in newest
    ]
    return feeds.feed_response(kind, page=index, title=f"{index.title} – {name_of(site)}", items=items)


def offered(scope: Scope) -> Iterator[Feed]:
    """Provider: the feeds of a site's news, of their categories, and of its e-services."""
    root = sites.root_for(scope.site, scope.locale.language_code)
    index = root and index_of(NewsIndexPage, root.path)
    if index:
        yield feeds.offer(index, index.title)
        for category in queries.categories(scope.site.pk):
            yield feeds.offer(index, f"{index.title}: {category.name}", f"{category.slug}/")
    directory = root and index_of(EServiceIndexPage, root.path)
    if directory:
        yield feeds.offer(directory, directory.title)
