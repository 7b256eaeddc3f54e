"""RSS and Atom: what an app gives as items becomes a feed of one of its pages, in that page's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.registries import Feed

RSS, ATOM = "rss", "atom"
_KINDS: dict[str, type[SyndicationFeed]] = {RSS: Rss201rev2Feed, ATOM: Atom1Feed}


class HasFeed(RoutablePageMixin):
    """A page with a feed below it; page types give ``feed``."""

    def feed(self, kind: str) -> HttpResponse:
        """The feed, as :data:`RSS` or :data:`ATOM`."""
        raise NotImplementedError

    @path("rss/")
    def rss(self, request: HttpRequest) -> HttpResponse:
        return self.feed(RSS)

    @path("atom/")
    def atom(self, request: HttpRequest) -> HttpResponse:
        return self.feed(ATOM)


@dataclass(frozen=True)
class FeedItem:
    """An item of a feed.

    Args:
        title: its title.
        link: its full address.
        description: one or two sentences.
        published: when (aware).
        updated: when it was last changed, if it was (aware).
        name: for readers of feeds: the same whatever its address becomes.
        categories: their words.
    """

    title: str
    link: str
    description: str
    published: datetime
    name: str
    updated: datetime | None = None
    categories: tuple[str, ...] = ()


def feed_response(
    kind: str, *, page, title: str, items: Iterable[FeedItem], link: str = "", way: str = ""
) -> HttpResponse:
    """A feed below a page.

    Args:
        kind: :data:`RSS` or :data:`ATOM`.
        page: the page: its language and introduction are the feed's.
        title: what the feed is called.
        items: the newest first.
        link: the full address of what it is about; by default the page's.
        way: what follows the kind in the feed's own address.
    """
    feed = _KINDS[kind](
        title=title,
        link=link or page.full_url,
        description=page.introduction or page.title,
        language=page.locale.language_code,
        feed_url=f"{page.full_url}{kind}/{way}",
    )
    for item in items:
        feed.add_item(
            title=item.title,
            link=item.link,
            description=item.description,
            pubdate=timezone.localtime(item.published),
            updateddate=timezone.localtime(max(item.published, item.updated or item.published)),
            categories=item.categories,
            unique_id=item.name,
            unique_id_is_permalink=False,
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def offer(index, label: str, way: str = "") -> Feed:
    """A page's feed, for a list of feeds.

    Args:
        index: the page.
        label: what it is called there.
        way: what follows the kind in its address.
    """
    return Feed(label=label, rss=f"{index.url}{RSS}/{way}", atom=f"{index.url}{ATOM}/{way}")
