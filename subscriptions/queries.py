"""How many are subscribed to what: numbers, and never who."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.registries import name_of
from subscriptions.models import Choice
from subscriptions.topics import topics_of

FEWEST = 5
"""Fewer are not counted out: whoever knows some of them would learn of the others."""


@dataclass(frozen=True)
class TopicCount:
    """A topic of a site, and how many have chosen it, in words."""

    site: Site
    key: str
    topic: str
    group: str
    subscribers: str

    @property
    def site_name(self) -> str:
        return name_of(self.site)


def counts_of(site: Site) -> list[TopicCount]:
    """Every topic of a site, in the order of the form."""
    chosen = Choice.objects.filter(site=site, subscriber__confirmed_at__isnull=False)
    counts = dict(chosen.values_list("topic").annotate(Count("pk")))
    return [
        TopicCount(site, topic.key, topic.label, topic.group, _in_words(counts.get(topic.key, 0)))
        for topic in topics_of(site)
    ]


def _in_words(count: int) -> str:
    return str(count) if count >= FEWEST else _("fewer than %d") % FEWEST
