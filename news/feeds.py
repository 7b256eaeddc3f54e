"""RSS and Atom of a news index: all of it, or one category; in the language of the index."""

import uuid

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from cms import sites
from cms.registries import name_of
from news import queries
from news.models import NewsIndexPage, NewsPage

RSS, ATOM = "rss", "atom"
LENGTH = 20
_KINDS: dict[str, type[SyndicationFeed]] = {RSS: Rss201rev2Feed, ATOM: Atom1Feed}


def feed_response(index: NewsIndexPage, kind: str, category: str = "") -> HttpResponse:
    """A feed of the latest news.

    Args:
        index: the news index; its site and language decide.
        kind: :data:`RSS` or :data:`ATOM`.
        category: the address of one of the site's categories, or empty for all news.

    Raises:
        Http404: no such category.
    """
    site = sites.site_above(index.path)
    names = {one.slug: one.name for one in queries.categories(site.pk)}
    if category and category not in names:
        raise Http404(_("There is no such category."))
    address = index.full_url
    feed = _KINDS[kind](
        title=f"{index.title}: {names[category]}" if category else f"{index.title} – {name_of(site)}",
        link=f"{address}?category={category}" if category else address,
        description=index.introduction or index.title,
        language=index.locale.language_code,
        feed_url=f"{address}{kind}/{category}/" if category else f"{address}{kind}/",
    )
    for page in queries.latest_news(index, category=category, limit=LENGTH):
        _add(feed, page, index.locale.language_code)
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def _add(feed: SyndicationFeed, page: NewsPage, language: str) -> None:
    feed.add_item(
        title=page.title,
        link=page.full_url,
        description=page.introduction,
        pubdate=timezone.localtime(page.date),
        updateddate=timezone.localtime(max(page.date, page.last_published_at or page.date)),
        categories=[page.category.name] if page.category else [],
        unique_id=stable_id(page, language),
        unique_id_is_permalink=False,
    )


def stable_id(page: NewsPage, language: str) -> str:
    """The item's name for readers of feeds: the same whatever its address becomes."""
    return uuid.uuid5(page.translation_key, language).urn
