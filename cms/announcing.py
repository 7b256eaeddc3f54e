"""What is new about pages, told of in the same way by every app: see :data:`cms.registries.announcements`."""

import uuid
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from cms import sites
from cms.listing import listed_on, public
from cms.pages import SitePage
from cms.registries import Announcement, Scope

ARCHIVE = timedelta(days=30)
"""What was published so long after its own date fills an archive, and is no news."""


def name_of(page: SitePage, language: str, part: str = "") -> str:
    """The name of a page in one language, or of one part of it, whatever its address becomes.

    Args:
        page: with ``translation_key``.
        language: its language's code.
        part: what of the page it is, when a page has several things to tell.
    """
    return uuid.uuid5(page.translation_key, f"{language}/{part}" if part else language).urn


def shown_on(pages: QuerySet, scope: Scope) -> QuerySet:
    """Of ``pages``, the public ones that the scope's site lists in its language; none without a root."""
    root = sites.root_for(scope.site, scope.locale.language_code)
    if root is None:
        return pages.none()
    return listed_on(public(pages), scope.site.pk, root.path, scope.locale.pk)


def published_since(pages: QuerySet, scope: Scope, since: datetime) -> QuerySet:
    """Of ``pages``, those that the site shows first since a moment."""
    return shown_on(pages, scope).filter(first_published_at__gt=since).order_by("first_published_at", "pk")


def dated_since(pages: QuerySet, scope: Scope, since: datetime) -> QuerySet:
    """The same of pages with a ``date`` that may lie ahead."""
    new = Q(first_published_at__gt=since) | Q(date__gt=since, first_published_at__isnull=False)
    return shown_on(pages, scope).filter(new).order_by("date", "pk")


def public_from(page: SitePage) -> datetime | None:
    """From which moment an article has been there to read; ``None`` for one that fills an archive."""
    if page.date < page.first_published_at - ARCHIVE:
        return None
    return max(page.date, page.first_published_at)


def announcement_of(
    page: SitePage, scope: Scope, *, topics: tuple[str, ...], when: datetime, label: str
) -> Announcement:
    """A page as what is new.

    Args:
        page: a page.
        scope: for whom.
        topics: the keys of the topics that it belongs to.
        when: from which moment it has been public.
        label: what it is, in the reader's language.
    """
    return Announcement(
        name=name_of(page, scope.locale.language_code),
        topics=topics,
        title=page.title,
        text=page.introduction,
        url=page.full_url,
        when=when,
        label=label,
    )
