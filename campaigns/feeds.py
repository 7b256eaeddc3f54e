"""RSS and Atom of a site's campaigns and their posts."""

from collections.abc import Iterator
from datetime import datetime

from django.http import HttpResponse

from campaigns.models import CampaignIndexPage, CampaignPage, CampaignPostPage
from cms import feeds, sites
from cms.announcing import name_of as name_of_page
from cms.feeds import FeedItem
from cms.listing import index_of, listed_on, public
from cms.pages import SitePage
from cms.registries import Feed, Scope, name_of

LENGTH = 20


def feed(index: CampaignIndexPage, kind: str) -> HttpResponse:
    """The newest of what an index lists, and of what is written there.

    Args:
        index: the index; its site and language decide.
        kind: :data:`cms.feeds.RSS` or :data:`cms.feeds.ATOM`.
    """
    site = sites.site_above(index.path)
    where = (site.pk, index.path, index.locale_id)
    campaigns = listed_on(public(CampaignPage.objects.filter(first_published_at__isnull=False)), *where)
    posts = listed_on(public(CampaignPostPage.objects.all()), *where)
    found = [
        *((page, page.first_published_at) for page in _newest(campaigns, "first_published_at")),
        *((post, post.date) for post in _newest(posts, "date")),
    ]
    newest = sorted(found, key=lambda pair: pair[1], reverse=True)[:LENGTH]
    language = index.locale.language_code
    items = [_item(page, published, language) for page, published in newest]
    return feeds.feed_response(kind, page=index, title=f"{index.title} – {name_of(site)}", items=items)


def _newest(pages, moment: str):
    return pages.defer("body").order_by(f"-{moment}", "-pk")[:LENGTH]


def _item(page: SitePage, published: datetime, language: str) -> FeedItem:
    return FeedItem(
        title=page.title,
        link=page.full_url,
        description=page.introduction,
        published=published,
        updated=page.last_published_at,
        name=name_of_page(page, language),
    )


def offered(scope: Scope) -> Iterator[Feed]:
    """Provider: the feed of a site's campaigns."""
    root = sites.root_for(scope.site, scope.locale.language_code)
    index = root and index_of(CampaignIndexPage, root.path)
    if index:
        yield feeds.offer(index, index.title)
