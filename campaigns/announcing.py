"""What subscribers, channels and feeds are told of campaigns."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site

from campaigns.models import CampaignPage, CampaignPostPage
from campaigns.queries import pages_not_over
from cms import sites
from cms.announcing import announcement_of, dated_since, public_from, published_since, shown_on
from cms.languages import SOURCE_LANGUAGE
from cms.registries import Announcement, Scope, Topic, campaign_topic

CAMPAIGNS = "campaigns"


def topics(site: Site) -> Iterator[Topic]:
    """Provider: all campaigns of a site, and each one that is not over."""
    group = _("Campaigns")
    yield Topic(CAMPAIGNS, _("New campaigns"), group)
    locale = sites.locale_for(get_language() or SOURCE_LANGUAGE)
    for page in pages_not_over(Scope(site, locale, timezone.localdate())):
        yield Topic(campaign_topic(page), page.title, group)


def announcements(scope: Scope, since: datetime) -> Iterator[Announcement]:
    """Provider: campaigns and their posts that have become public since a moment."""
    for page in published_since(CampaignPage.objects.defer("body"), scope, since):
        keys = (CAMPAIGNS, campaign_topic(page))
        yield announcement_of(page, scope, topics=keys, when=page.first_published_at, label=_("Campaign"))
    yield from _posts(scope, since)


def _posts(scope: Scope, since: datetime) -> Iterator[Announcement]:
    posts = list(dated_since(CampaignPostPage.objects.defer("body"), scope, since))
    above = {post.path[: -post.steplen] for post in posts}
    # A post stands at its campaign's home; a campaign that nobody may see has no posts to tell of.
    pages = {page.path: page for page in shown_on(CampaignPage.objects.filter(path__in=above), scope)}
    for post in posts:
        page, when = pages.get(post.path[: -post.steplen]), public_from(post)
        if page and when and when > since:
            yield announcement_of(post, scope, topics=(campaign_topic(page),), when=when, label=page.title)
