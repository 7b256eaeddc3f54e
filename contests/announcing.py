"""What subscribers and channels are told of contests: never a child, never a work."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.announcing import announcement_of, name_of, published_since, shown_on
from cms.registries import Announcement, Scope, Topic
from contests.domain.phases import Kind, last_day, stage, takes_entries
from contests.models import ContestPage
from contests.outcomes import with_results

CONTESTS = "contests"
OPENING = "intake/"
"""What of a page it is that its intake has opened."""
MORNING = time(8)
"""Entries are taken from midnight on; nobody is told of it in the night."""


def topics(site: Site) -> Iterator[Topic]:
    """Provider: the contests of a site."""
    yield Topic(CONTESTS, _("Contests and their results"), _("Contests"))


def announcements(scope: Scope, since: datetime) -> Iterator[Announcement]:
    """Provider: contests announced, intakes opened and results published since a moment."""
    pages = ContestPage.objects.select_related("contest").defer("body", "rules")
    for page in published_since(pages, scope, since):
        yield _announced(page, scope)
    yield from _opened_since(pages, scope, since)
    fresh = with_results(shown_on(pages, scope)).filter(contest__results_published_at__gt=since)
    for page in fresh.order_by("contest__results_published_at", "pk"):
        yield _decided(page, scope)


def _announced(page: ContestPage, scope: Scope) -> Announcement:
    return announcement_of(page, scope, topics=(CONTESTS,), when=page.first_published_at, label=_("Contest"))


def _opened_since(pages: QuerySet, scope: Scope, since: datetime) -> Iterator[Announcement]:
    """Intakes that are open, of contests announced on an earlier day: else the announcement has said it."""
    now, first = timezone.now(), timezone.localdate(since)
    fresh = shown_on(pages, scope).filter(
        contest__stages__kind=Kind.INTAKE,
        contest__stages__starts_on__range=(first, timezone.localdate(now)),
    )
    for page in fresh.prefetch_related("contest__stages", "contest__extensions").order_by("pk"):
        day = stage(page.contest, Kind.INTAKE).starts_on
        when = timezone.make_aware(datetime.combine(day, MORNING))
        is_later = page.first_published_at and timezone.localdate(page.first_published_at) < day
        if is_later and when > since and takes_entries(page.contest, now=now):
            yield _opened(page, scope, when)


def _opened(page: ContestPage, scope: Scope, when: datetime) -> Announcement:
    until = date_format(last_day(page.contest), "j E Y")
    return replace(
        announcement_of(page, scope, topics=(CONTESTS,), when=when, label=_("Contest")),
        name=name_of(page, scope.locale.language_code, OPENING),
        title=_("Entries are taken: %s") % page.title,
        text=_("Until %(day)s, including that day.") % {"day": until},
    )


def _decided(page: ContestPage, scope: Scope) -> Announcement:
    made = announcement_of(
        page,
        scope,
        topics=(CONTESTS,),
        when=page.contest.results_published_at,
        label=_("Results of a contest"),
    )
    return replace(
        made,
        name=name_of(page, scope.locale.language_code, page.RESULTS),
        title=_("Results: %s") % page.title,
        url=made.url + page.RESULTS,
    )
