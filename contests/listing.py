"""Contests in lists: the index with its filters and archive, cards on home pages, the row of a page."""

from datetime import date, timedelta

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import sites
from cms.cache.memo import memoised
from cms.cache.tags import CONTENT
from cms.catalogue import Catalogue, listed
from cms.dated import card_of, cards_of, first_of, way_to
from cms.listing import listed_on, public
from cms.registries import DatedThing, Scope
from cms.shell import Link
from contests.domain import phases
from contests.domain.phases import Phase
from contests.models import Contest, ContestIndexPage, ContestPage, Nomination

FACETS = ("status", "kind", "year")


class Status(models.TextChoices):
    """What a reader looks for in a list of contests, in the order of the list."""

    OPEN = "open", gettext_lazy("entries are taken")
    COMING = "coming", gettext_lazy("upcoming")
    JUDGED = "judged", gettext_lazy("entries are judged")
    OVER = "over", gettext_lazy("finished")


_STATUSES = {
    Phase.ANNOUNCED: Status.COMING,
    Phase.OPEN: Status.OPEN,
    Phase.CLOSED: Status.JUDGED,
    Phase.JUDGING: Status.JUDGED,
    Phase.PUBLISHED: Status.OVER,
    Phase.OVER: Status.OVER,
}
_RANK = {status: rank for rank, status in enumerate(Status)}


def contest_list(index: ContestIndexPage, request: HttpRequest) -> dict:
    """What the index shows for the request's filters and page.

    Raises:
        Http404: a filter or a page that does not exist.
    """
    site = sites.site_above(index.path) or sites.site_for_request(request)
    catalogue = catalogue_of(site.pk, index.path, index.locale_id)
    labels = {
        "status": {status.value: str(status.label) for status in Status},
        "kind": {value: str(label) for value, label in Nomination.Kind.choices},
        "year": {year: year for year in sorted(catalogue.counts("year", {}), reverse=True)},
    }
    names = {"status": _("Status"), "kind": _("What is entered"), "year": _("Year")}
    context = listed(catalogue, request, labels, names, links={"status"})
    return {**context, "things": contests(list(context["page_obj"]), request)}


def catalogue_of(site_id: int, path: str, locale_id: int, *, on: date | None = None) -> Catalogue:
    """The contests listed by a site: open ones first, then those to come, judged, finished.

    Args:
        site_id: the site.
        path: the tree path below which its own contests are.
        locale_id: the language.
        on: the day to see them on, by default today in Kyiv.
    """
    return _catalogue(site_id, path, locale_id, on or timezone.localdate(), sites.restricted_paths())


@memoised(CONTENT)
def _catalogue(site_id: int, path: str, locale_id: int, on: date, _restricted: tuple) -> Catalogue:
    pages = listed_on(public(ContestPage.objects.all()), site_id, path, locale_id)
    rows = _with_dates(pages).prefetch_related("contest__nominations").defer("body", "rules")
    seen = sorted(((*_seen(page.contest, on), page) for page in rows), key=lambda row: row[:2])
    return Catalogue(FACETS, ((page.pk, _values(page.contest, rank)) for rank, _day, page in seen))


def _with_dates(pages):
    return pages.select_related("contest").prefetch_related("contest__stages", "contest__extensions")


def _seen(contest: Contest, on: date) -> tuple[int, int]:
    """Where a contest stands in the list on a day: what closes, opens or ends next comes first."""
    now = phases.end_of(on) - timedelta(microseconds=1)  # what is published today is published
    status = _STATUSES[phases.phase(contest, now=now)]
    timeline = contest.timeline(on=on)
    days = [stage.last_day for stage in timeline]
    if status == Status.OVER:
        return _RANK[status], -max(days, default=date(contest.year, 12, 31)).toordinal()
    return _RANK[status], (timeline.next_change or date.max).toordinal()


def _values(contest: Contest, rank: int) -> tuple[tuple[str, ...], ...]:
    kinds = tuple(dict.fromkeys(nomination.kind for nomination in contest.nominations.all()))
    return (Status.values[rank],), kinds, (str(contest.year),)


def contests(ids: list[int], request=None, *, on: date | None = None) -> list[DatedThing]:
    """The contests with these page ids, in order, as cards; those no longer public are left out.

    Args:
        ids: of their pages.
        request: for addresses and the names of other sites.
        on: the day to see them on, by default today in Kyiv.
    """
    pages = _with_dates(ContestPage.objects.defer("rules"))
    return cards_of(pages, ids, lambda page: _card(page, request, on))


def _card(page: ContestPage, request, on: date | None) -> DatedThing:
    results = Link(_("Results"), (page.get_url(request) or "") + page.RESULTS)
    return card_of(
        page,
        request,
        kind=_("Contest"),
        timeline=page.contest.timeline(on=on),
        outcome=results if page.contest.has_results else None,
    )


def dated_things(scope: Scope) -> list[DatedThing]:
    """Provider for the home page: the first contests in the order of the list."""
    return first_of(scope, catalogue_of, contests)


def overview(scope: Scope) -> Link | None:
    """Provider for the home page: the way to all contests."""
    return way_to(ContestIndexPage, _("All contests"), scope)


@memoised(CONTENT)
def contest_row(pk: int) -> Contest:
    """A contest with all that a page of it shows."""
    return (
        Contest.objects.select_related("consent_text")
        .prefetch_related("stages", "extensions", "nominations", "categories", "criteria", "jurors")
        .get(pk=pk)
    )
