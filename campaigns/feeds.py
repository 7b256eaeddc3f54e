"""RSS and Atom: of a site's campaigns and their posts; of one campaign, its posts and stages."""

from collections.abc import Iterator
from datetime import datetime, time

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns import queries
from campaigns.models import CampaignIndexPage, CampaignPage, CampaignPostPage
from cms import feeds, sites
from cms.announcing import name_of as name_of_page
from cms.feeds import FeedItem
from cms.listing import index_of, listed_on, public
from cms.pages import SitePage
from cms.registries import Feed, Scope, name_of
from cms.timeline import Precision

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


def feed_of_campaign(page: CampaignPage, kind: str) -> HttpResponse:
    """The newest posts of a campaign, and the stages that have begun since its page is public.

    Args:
        page: the campaign's page.
        kind: :data:`cms.feeds.RSS` or :data:`cms.feeds.ATOM`.
    """
    language = page.locale.language_code
    items = [_item(post, post.date, language) for post in queries.posts_of(page)[:LENGTH]]
    items += _stages_begun(page, language)
    newest = sorted(items, key=lambda item: item.published, reverse=True)[:LENGTH]
    title = f"{page.title} – {name_of(sites.site_above(page.path))}"
    return feeds.feed_response(kind, page=page, title=title, items=newest)


def _stages_begun(page: CampaignPage, language: str) -> Iterator[FeedItem]:
    for row in queries.campaign_row(page.campaign_id).stages.all():
        began = timezone.make_aware(datetime.combine(row.starts_on, time.min))
        # Of a month or a year nobody knows on which day it began.
        if row.precision == Precision.DAY and page.first_published_at < began <= timezone.now():
            yield FeedItem(
                title=_("A stage begins: %s") % row.as_stage().label,
                link=page.full_url,
                description=page.introduction,
                published=began,
                name=name_of_page(page, language, f"stage-{row.pk}"),
            )


def offered(scope: Scope) -> Iterator[Feed]:
    """Provider: the feed of a site's campaigns, and that of each one that is not over."""
    root = sites.root_for(scope.site, scope.locale.language_code)
    index = root and index_of(CampaignIndexPage, root.path)
    if index:
        yield feeds.offer(index, index.title)
        for page in queries.pages_not_over(scope):
            yield feeds.offer(page, page.title)
