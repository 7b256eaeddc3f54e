"""Counting what readers look for, so that nothing tells who looked for it.

A search leaves one entry in the shared cache and nothing in the database; once a minute the scheduler adds
what has gathered to the rows of the day (:class:`search.models.CountedQuery`).
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from django.core.cache import cache
from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import TruncWeek
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

from search.analysis.queries import LONGEST, MOST_WORDS
from search.analysis.words import words_of
from search.models import CountedQuery

RARE = 3
"""What was asked less often within a week may tell of somebody: nobody is shown it."""
KEEP_RARE = timedelta(weeks=4)
KEEP = timedelta(days=400)
MOST_WAITING = 2_000
"""Searches between two runs of the schedule; of more, the last ones count."""
MOST_A_DAY = 10_000
"""Different queries of a day; of a flood of others no row is made."""
_DAY_SECONDS = 24 * 3600
_LAST, _WRITTEN = "searched-last", "searched-written"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Telephone numbers, of taxpayers, passports, accounts: six digits, whatever stands between them.
_LONG_NUMBER = re.compile(r"\d(?:[\s().,:/\\+–—-]*\d){5}")
_ROBOT = re.compile(r"bot\b|crawl|spider|slurp|monitor|preview|curl|wget|python|java/|go-http", re.IGNORECASE)
Counted = tuple[int, str, date, str]
"""A site, a language, a day, words."""


def words_to_keep(typed: str) -> str:
    """What was typed as words in small letters; empty where it may name or number a person."""
    if "@" in typed or _LONG_NUMBER.search(_YEAR.sub(" ", typed)):
        return ""
    return " ".join(words_of(typed[:LONGEST])[:MOST_WORDS])


def is_counted(request: HttpRequest) -> bool:
    """Whether a browser asks because somebody wants to read, and for the first time: those who turn the page
    or choose among the hits have been counted."""
    agent = request.headers.get("User-Agent", "")
    reads_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    return request.GET.keys() == {"q"} and bool(agent) and not _ROBOT.search(agent) and not reads_ahead


def count(typed: str, site: Site, language: str, hits: int) -> None:
    """Have a search counted; nothing is written to the database now.

    Args:
        typed: whatever anybody may send.
        site: where it was looked for.
        language: of the things that were looked for.
        hits: how many there were.
    """
    if words := words_to_keep(typed):
        number = _next_number()
        entry = ((site.pk, language, timezone.localdate(), words), hits)
        cache.set(_slot(number), entry, timeout=_DAY_SECONDS)


def write_down() -> int:
    """Add to the rows what has been counted since the last time.

    Returns:
        How many searches there were.
    """
    last = cache.get(_LAST, 0)
    first = max(cache.get(_WRITTEN, 0), last - MOST_WAITING) + 1
    slots = [_slot(number) for number in range(first, last + 1)]
    if not slots:
        return 0
    found = cache.get_many(slots)
    _add(found[slot] for slot in slots if slot in found)
    cache.set(_WRITTEN, last, timeout=None)
    cache.delete_many(slots)
    return len(found)


def forget_old(*, today: date | None = None) -> int:
    """Delete what was rarely asked some weeks ago, and all that is older than a year.

    Args:
        today: the day in Kyiv; by default the present one.

    Returns:
        How many rows were deleted.
    """
    today = today or timezone.localdate()
    deleted = CountedQuery.objects.filter(day__lt=today - KEEP).delete()[0]
    old = CountedQuery.objects.filter(day__lt=today - KEEP_RARE).annotate(week=TruncWeek("day"))
    for site, language, monday in old.values_list("site", "language", "week").distinct().order_by():
        days = (monday, monday + timedelta(days=6))
        week = CountedQuery.objects.filter(site=site, language=language, day__range=days)
        asked = week.values("words").annotate(asked=Sum("times"))
        deleted += week.filter(words__in=asked.filter(asked__lt=RARE).values("words")).delete()[0]
    return deleted


def _next_number() -> int:
    try:
        return cache.incr(_LAST)
    except ValueError:
        if cache.add(_LAST, 0, timeout=None):
            cache.delete(_WRITTEN)
        return cache.incr(_LAST)


def _slot(number: int) -> str:
    return f"searched-{number % MOST_WAITING}"


def _add(searches: Iterable[tuple[Counted, int]]) -> None:
    summed: dict[Counted, CountedQuery] = {}
    known = set(Site.objects.values_list("pk", flat=True))
    for key, hits in searches:
        site, language, day, words = key
        if site in known:
            row = summed.setdefault(
                key, CountedQuery(site_id=site, language=language, day=day, words=words, times=0)
            )
            row.times, row.hits = row.times + 1, hits
    with transaction.atomic():
        _merge(summed)


def _merge(summed: dict[Counted, CountedQuery]) -> None:
    days = {day for _site, _language, day, _words in summed}
    there = CountedQuery.objects.filter(day__in=days)
    room = MOST_A_DAY * len(days) - there.count()
    old = []
    for row in there.filter(words__in={words for *_rest, words in summed}):
        if more := summed.pop((row.site_id, row.language, row.day, row.words), None):
            row.times, row.hits = row.times + more.times, more.hits
            old.append(row)
    CountedQuery.objects.bulk_update(old, ["times", "hits"], batch_size=200)
    CountedQuery.objects.bulk_create(list(summed.values())[: max(room, 0)], batch_size=200)
