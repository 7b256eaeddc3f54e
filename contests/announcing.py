"""What subscribers and channels are told of contests: never a child, never a work."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.announcing import announcement_of, name_of, published_since, shown_on
from cms.registries import Announcement, Scope, Topic
from contests.models import ContestPage
from contests.outcomes import with_results

CONTESTS = "contests"


def topics(site: Site) -> Iterator[Topic]:
    """Provider: the contests of a site."""
    yield Topic(CONTESTS, _("Contests and their results"), _("Contests"))


def announcements(scope: Scope, since: datetime) -> Iterator[Announcement]:
    """Provider: contests that have been announced, and results that have been published, since a moment."""
    pages = ContestPage.objects.select_related("contest").defer("body", "rules")
    for page in published_since(pages, scope, since):
        yield _announced(page, scope)
    fresh = with_results(shown_on(pages, scope)).filter(contest__results_published_at__gt=since)
    for page in fresh.order_by("contest__results_published_at", "pk"):
        yield _decided(page, scope)


def _announced(page: ContestPage, scope: Scope) -> Announcement:
    return announcement_of(page, scope, topics=(CONTESTS,), when=page.first_published_at, label=_("Contest"))


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
