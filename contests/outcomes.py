"""Results where readers look for what is new: the search, the home page, feeds and robots' maps.

The search names a work's authors as far as their guardians agreed, and asks them at each hit. Feeds and
maps name contests only, never a child or a work: what others have copied cannot be taken back.
"""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import feeds, sites
from cms.cache.memo import memoised
from cms.cache.tags import CONTENT
from cms.dates import short_day
from cms.feeds import FeedItem
from cms.listing import below, in_order, index_of, listed_on, public
from cms.registries import Feed, Listing, ListingItem, Place, Scope, guest_label, name_of
from cms.searching import Finding, Keys, Kind, Searchable
from contests import gallery
from contests.gallery import Work
from contests.models import ContestIndexPage, ContestPage, Findable

NEW = timedelta(days=60)
"""How long results stand on home pages."""
HOME_RESULTS = 3
FEED_LENGTH = 20


def with_results(pages: QuerySet[ContestPage]) -> QuerySet[ContestPage]:
    """Of pages of contests, those below which readers see results; twin of ``Contest.has_results``."""
    return pages.filter(contest__results_published_at__lte=timezone.now(), contest__cleaned_at=None)


# --- The search -----------------------------------------------------------------------------


def searchable(root: sites.Root) -> Searchable:
    """Provider: published works and results whose contests have a page below ``root``."""
    pages = with_results(public(ContestPage.objects.filter(below(root.path))))
    return Searchable(findings=partial(_findings, pages), items=partial(_found, pages))


def _findings(pages: QuerySet[ContestPage], keys: Keys | None) -> Iterator[Finding]:
    rows = Findable.objects.filter(contest__in=pages.values("contest")).select_related("contest")
    for row in rows if keys is None else rows.filter(pk__in=keys):
        yield Finding(
            key=row.pk,
            title=row.title,
            text=row.names,
            kind=Kind.WORK,
            when=row.contest.results_published_at,
            is_quotable=row.entry_id is None,
        )


def _found(pages: QuerySet[ContestPage], ids: Keys, request: Any) -> dict[int, ListingItem]:
    found = list(_ids_of(ids))
    rows = {pk: (contest, entry) for pk, contest, entry, _names in found}
    names = {pk: said for pk, _contest, _entry, said in found}
    pages = pages.filter(contest__in=[contest for contest, _entry in rows.values()])
    page_of = {page.contest_id: page for page in pages.select_related("contest").defer("body", "rules")}
    entries = gallery.public_entries(pk__in=[entry for _contest, entry in rows.values() if entry])
    works = gallery.works_by_entry(entries, now=timezone.now())
    return {
        pk: _work_item(works[entry], page_of[contest], request)
        if entry
        else _results_item(page_of[contest], request)
        for pk, (contest, entry) in rows.items()
        if contest in page_of and (entry is None or _is_as_found(works.get(entry), names[pk]))
    }


def _ids_of(ids: Keys) -> QuerySet:
    return Findable.objects.filter(pk__in=ids).values_list("pk", "contest", "entry", "names")


def _is_as_found(work: Work | None, names: str) -> bool:
    """A hit for a name that may not be said any more would tell whose the work is."""
    return work is not None and names in ("", work.name)


def _work_item(work: Work, page: ContestPage, request: Any) -> ListingItem:
    way = f"{page.WORKS}{work.key}/" if work.shown else page.RESULTS
    return ListingItem(
        title=work.label,
        url=page.get_url(request) + way,
        text=", ".join(filter(None, [work.name, *work.honours, work.nomination])),
        label=page.title,
    )


def _results_item(page: ContestPage, request: Any) -> ListingItem:
    return ListingItem(
        title=_("Results: %s") % page.title,
        url=page.get_url(request) + page.RESULTS,
        text=page.introduction,
        label=_("Results of a contest"),
    )


# --- Home pages -----------------------------------------------------------------------------


def listing(scope: Scope) -> Listing | None:
    """Provider for the home page: the latest results, while they are new."""
    root = sites.root_for(scope.site, scope.locale.language_code)
    if root is None:
        return None
    ids = _new(scope.site.pk, root.path, scope.locale.pk, scope.on, sites.restricted_paths())
    pages = with_results(public(ContestPage.objects.all())).select_related("contest").defer("body", "rules")
    index = index_of(ContestIndexPage, root.path)
    return Listing(
        key="contest_results",
        title=_("Results of contests"),
        items=[_card(page, scope) for page in (in_order(pages, ids) if ids else [])],
        all_url=index.get_url(scope.request) if index else "",
        all_label=_("All contests"),
        compact=True,
    )


@memoised(CONTENT)
def _new(site_id: int, path: str, locale_id: int, on: date, _restricted: tuple) -> list[int]:
    pages = with_results(listed_on(public(ContestPage.objects.all()), site_id, path, locale_id))
    pages = pages.filter(contest__results_published_at__date__gte=on - NEW)
    return list(pages.order_by("-contest__results_published_at").values_list("pk", flat=True)[:HOME_RESULTS])


def _card(page: ContestPage, scope: Scope) -> ListingItem:
    day = timezone.localdate(page.contest.results_published_at)
    return ListingItem(
        title=page.title,
        url=page.get_url(scope.request) + page.RESULTS,
        text=_("Winners and works"),
        label=short_day(day, on=scope.on, long=True),
        home=guest_label(page, scope.request),
    )


# --- Feeds and maps -------------------------------------------------------------------------


def feed(index: ContestIndexPage, kind: str) -> HttpResponse:
    """The results of the contests that an index lists, the newest first.

    Args:
        index: the index; its site and language decide.
        kind: :data:`cms.feeds.RSS` or :data:`cms.feeds.ATOM`.
    """
    site = sites.site_above(index.path)
    pages = listed_on(public(ContestPage.objects.all()), site.pk, index.path, index.locale_id)
    pages = with_results(pages).select_related("contest").defer("body", "rules")
    newest = pages.order_by("-contest__results_published_at", "-pk")[:FEED_LENGTH]
    title = _("Results of contests") + f" – {name_of(site)}"
    return feeds.feed_response(kind, page=index, title=title, items=[_feed_item(page) for page in newest])


def _feed_item(page: ContestPage) -> FeedItem:
    return FeedItem(
        title=_("Results: %s") % page.title,
        link=page.full_url + page.RESULTS,
        description=page.introduction,
        published=page.contest.results_published_at,
        name=uuid.uuid5(page.translation_key, f"{page.locale_id}/{page.RESULTS}").urn,
    )


def offered(scope: Scope) -> Iterator[Feed]:
    """Provider: the feed of a site's results."""
    root = sites.root_for(scope.site, scope.locale.language_code)
    index = root and index_of(ContestIndexPage, root.path)
    if index:
        yield feeds.offer(index, _("Results of contests"))


def mapped(pages: QuerySet) -> Iterator[Place]:
    """Provider for robots' maps: results and galleries. Of single works robots keep nothing."""
    rows = with_results(ContestPage.objects.filter(pk__in=pages.values("pk"))).order_by("path")
    for locale_id, url_path, key, changed in rows.values_list(
        "locale_id", "url_path", "translation_key", "contest__results_published_at"
    ):
        for way in (ContestPage.RESULTS, ContestPage.WORKS):
            yield Place(locale_id, url_path + way, (key, way), changed)
