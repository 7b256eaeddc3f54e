"""What may be chosen, and what a choice covers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Site

from cms import registries, sites
from cms.registries import Announcement, Topic, name_of

EVERYTHING = "everything"
"""The key of the topic that covers all of a site but what is urgent."""


@dataclass(frozen=True)
class Group:
    """Topics under a heading; the first of a site have none."""

    label: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class Offer:
    """What a site offers, in the active language."""

    site: Site
    name: str
    groups: tuple[Group, ...]


def offers(here: Site) -> list[Offer]:
    """What all sites offer, this one first."""
    ordered = sorted(sites.all_sites(), key=lambda site: site.pk != here.pk)
    return [Offer(site, name_of(site), tuple(_groups(topics_of(site)))) for site in ordered]


def topics_of(site: Site) -> list[Topic]:
    """All topics of a site."""
    whole = Topic(EVERYTHING, _("Everything new on this site"))
    return [whole, *(topic for _name, provider in registries.topics for topic in provider(site))]


def _groups(topics: Iterable[Topic]) -> list[Group]:
    grouped: dict[str, list[Topic]] = {}
    for topic in topics:
        grouped.setdefault(topic.group, []).append(topic)
    return [Group(label, tuple(found)) for label, found in grouped.items()]


def covers(chosen: set[str], announcement: Announcement) -> bool:
    """Whether somebody who chose these topics of a site is told of something there."""
    if not announcement.is_urgent and EVERYTHING in chosen:
        return True
    return not chosen.isdisjoint(announcement.topics)


def value_of(site_id: int, key: str) -> str:
    """A topic of a site as forms name it."""
    return f"{site_id}/{key}"


def read_value(value: str) -> tuple[int, str]:
    """The site's primary key and the topic's key."""
    site_id, _slash, key = value.partition("/")
    return int(site_id), key
