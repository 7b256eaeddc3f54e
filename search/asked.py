"""What readers looked for, as editors see it: never what was asked so rarely that it may tell of somebody."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncWeek
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from cms import sites
from cms.registries import name_of
from search.counting import RARE
from search.models import CountedQuery

MOST = 300
"""Rows of a report."""
Key = tuple[int, str, str]
"""A site, a language, words."""


class Show(models.TextChoices):
    """Which queries an editor wants to see."""

    TOP = "top", _("The most frequent")
    RISING = "rising", _("On the rise")
    EMPTY = "empty", _("Without hits")


@dataclass(frozen=True)
class AskedQuery:
    """Some words within a period.

    Args:
        words: in small letters.
        language: of what was looked for.
        site: where.
        times: how often within the period.
        before: how often within as many weeks before it.
        hits: how many there were when it was asked last.
    """

    words: str
    language: str
    site: Site
    times: int
    before: int
    hits: int

    @property
    def site_name(self) -> str:
        return name_of(self.site)


def asked_queries(queries: QuerySet[CountedQuery], *, weeks: int, show: str, today: date) -> list[AskedQuery]:
    """What was asked in the last weeks, the present one included; whole weeks, from Monday.

    Args:
        queries: of which sites and languages.
        weeks: how many.
        show: one of :class:`Show`.
        today: the day in Kyiv.
    """
    monday = today - timedelta(days=today.weekday())
    start = monday - timedelta(weeks=weeks - 1)
    times, before = Counter(), Counter()
    since = queries.filter(day__gte=start - timedelta(weeks=weeks), day__lte=today)
    for key, week, asked in _weekly(since):
        (times if week >= start else before)[key] += asked
    hits = _last_hits(since.filter(day__gte=start))
    known = {site.pk: site for site in sites.all_sites()}
    found = [
        AskedQuery(
            words, language, known[site], number, before[site, language, words], hits[site, language, words]
        )
        for (site, language, words), number in times.items()
        if site in known
    ]
    return _sorted(found, show)[:MOST]


def _not_rare(queries: QuerySet[CountedQuery]) -> QuerySet:
    """A site, a language, words and a week in which they were asked not rarely; and how often."""
    weekly = queries.annotate(week=TruncWeek("day")).order_by().values("site", "language", "words", "week")
    return weekly.annotate(asked=Sum("times")).filter(asked__gte=RARE)


def _weekly(queries: QuerySet[CountedQuery]) -> Iterator[tuple[Key, date, int]]:
    for row in _not_rare(queries):
        yield (row["site"], row["language"], row["words"]), row["week"], row["asked"]


def _last_hits(queries: QuerySet[CountedQuery]) -> dict[Key, int]:
    shown = queries.filter(words__in=_not_rare(queries).values("words")).order_by("day")
    rows = shown.values_list("site", "language", "words", "hits")
    return {(site, language, words): hits for site, language, words, hits in rows.iterator()}


def _sorted(found: list[AskedQuery], show: str) -> list[AskedQuery]:
    if show == Show.RISING:
        risen = [one for one in found if one.times > one.before]
        return sorted(risen, key=lambda one: (one.before - one.times, one.words))
    if show == Show.EMPTY:
        found = [one for one in found if not one.hits]
    return sorted(found, key=lambda one: (-one.times, one.words))
