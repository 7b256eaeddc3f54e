"""What subscribers, channels and feeds are told of the news."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.announcing import announcement_of, dated_since, public_from
from cms.registries import Announcement, Scope, Topic
from news import queries
from news.models import NewsPage

NEWS = "news"


def topics(site: Site) -> Iterator[Topic]:
    """Provider: all news of a site, and each of its categories."""
    group = _("News")
    yield Topic(NEWS, _("All news"), group)
    for category in queries.categories(site.pk):
        yield Topic(category.topic, category.name, group)


def topic_of(site_id: int, slug: str | None) -> str:
    """The key of the topic of a category of a site, by the category's address; without one, of all news."""
    found = (category.topic for category in queries.categories(site_id) if category.slug == slug)
    return next(found, NEWS)


def announcements(scope: Scope, since: datetime) -> Iterator[Announcement]:
    """Provider: the news that have become public since a moment."""
    pages = NewsPage.objects.select_related("category", "related_campaign").defer("body")
    for page in dated_since(pages, scope, since):
        when = public_from(page)
        if when is None or when <= since:
            continue
        label = page.category.name if page.category else _("News item")
        yield announcement_of(page, scope, topics=(NEWS, *page.topics()), when=when, label=label)
