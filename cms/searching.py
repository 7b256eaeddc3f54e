"""What the search finds: apps say what there is of theirs, and when it has changed.

An app registers in :data:`searchables`. When its things change it says so with :func:`changed`;
when readers may not see them any more, with :func:`gone`, in the same transaction.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from cms import sites
from cms.registries import ListingItem, Registry

Keys = Collection[int]
PAGES = "pages"
"""Under which name pages are registered."""


class Kind(models.TextChoices):
    """What a thing is, as readers choose among the hits; in the order that they see."""

    PAGE = "pages", _("Pages")
    NEWS = "news", _("News")
    SERVICE = "services", _("Services")
    CAMPAIGN = "campaigns", _("Campaigns")
    CONTEST = "contests", _("Contests")
    WORK = "works", _("Works and results")
    CALL = "calls", _("Calls for volunteers")
    MEETING = "meetings", _("Meetings")
    CONSULTATION = "consultations", _("Consultations")
    STORY = "stories", _("Stories")
    DOCUMENT = "documents", _("Documents")
    INSTITUTION = "institutions", _("Institutions")


class Audience(models.TextChoices):
    """For whom a thing is."""

    CHILDREN = "children", _("kindergarten children")
    PUPILS = "pupils", _("pupils")
    PARENTS = "parents", _("parents")
    TEACHERS = "teachers", _("teachers")
    RESIDENTS = "residents", _("all residents")
    DISPLACED = "displaced", _("displaced people")


@dataclass(frozen=True)
class Finding:
    """A thing that readers of one home page may find now.

    Args:
        key: its primary key among the things of its app.
        title: what it is called; the words that count most.
        text: all else by which it is found, as plain text.
        kind: a value of :class:`Kind`.
        summary: one or two sentences; not looked through where ``text`` does not have them.
        topics: keys of topics (``cms.registries.topics``), such as ``news.category:12``.
        audiences: values of :class:`Audience`.
        when: its date (aware), if it has one.
        weight: by what its score is multiplied.
        is_quotable: whether its words may be quoted, and offered to readers who type: never children's.
    """

    key: int
    title: str
    text: str
    kind: str
    summary: str = ""
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    when: datetime | None = None
    weight: float = 1.0
    is_quotable: bool = True


@dataclass(frozen=True)
class Searchable:
    """What of an app readers of one home page may find.

    Args:
        findings: those with certain keys, or with ``None`` all. The home page's language is active.
        items: the found ones by key as items of a list, for a request (or ``None``): it asks anew what
            readers may see, and leaves out the rest.
    """

    findings: Callable[[Keys | None], Iterable[Finding]]
    items: Callable[[Keys, Any], dict[int, ListingItem]]


searchables: Registry[Callable[[sites.Root], Searchable]] = Registry()
"""Providers of what the search finds below one home page."""

things_changed = Signal()
things_gone = Signal()


def changed(name: str, keys: Keys | None = None) -> None:
    """Have the search look anew at things of an app, after the commit.

    Args:
        name: under which the app has registered.
        keys: their primary keys; ``None``: all.
    """
    if keys is None or keys:
        things_changed.send(sender=name, keys=keys)


def pages_changed(pages: QuerySet) -> None:
    """Have the search look anew at pages whose words come from rows that have changed."""
    changed(PAGES, list(pages.values_list("pk", flat=True)))


def gone(name: str, keys: Keys) -> None:
    """Have the search forget things of an app at once.

    Args:
        name: under which the app has registered.
        keys: their primary keys.
    """
    if keys:
        things_gone.send(sender=name, keys=keys)
