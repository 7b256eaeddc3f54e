"""What stands in the calendar: the stages of dated things, and what has hours of its own."""

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from cms.calendars import Event
from cms.registries import DatedThing, Scope, dated_things
from cms.timeline import Precision, TimelineStage

MOST = 400
"""Things asked of each app: what comes first in its own list, which is what runs or comes."""


@dataclass(frozen=True)
class Entry:
    """One line of the calendar.

    Args:
        sort: the name of the provider.
        title: its title.
        label: the stage, where the thing has more than one.
        url: where it leads.
        home: the name of the site that it belongs to when that is not the reader's.
        first: its first day in Kyiv.
        last: its last day; ``None`` until further notice.
        event: the same for people's own calendars.
    """

    sort: str
    title: str
    label: str
    url: str
    home: str
    first: date
    last: date | None
    event: Event

    @property
    def starts_at(self) -> datetime | None:
        """When it begins in Kyiv, where that is known to the minute."""
        return timezone.localtime(self.event.starts) if isinstance(self.event.starts, datetime) else None

    @property
    def order(self) -> tuple[date, str, str, str]:
        """By day; what lasts whole days stands before what has an hour."""
        hour = f"{self.starts_at:%H:%M}" if self.starts_at else ""
        return self.first, hour, self.title, self.label


def entries_of(scope: Scope) -> list[Entry]:
    """All that a site's apps announce, by time.

    Args:
        scope: for whom; its limit is left aside.
    """
    scope = replace(scope, limit=MOST)
    found = [
        entry
        for sort, provider in dated_things
        for thing in provider(scope)
        for entry in _entries(sort, thing, scope)
    ]
    return sorted(found, key=lambda entry: entry.order)


def _entries(sort: str, thing: DatedThing, scope: Scope) -> Iterator[Entry]:
    if thing.events is not None:
        for event in thing.events:
            yield _entry(sort, thing, event, "", _day(event.starts), _day(event.ends or event.starts))
        return
    names: Counter[str] = Counter()
    for stage in thing.timeline:
        # What is known by its month only has no day to stand on.
        if stage.precision != Precision.DAY:
            continue
        names[stage.label] += 1
        label = stage.label if len(thing.timeline) > 1 else ""
        event = _event(thing, stage, label, f"{stage.label}/{names[stage.label]}", scope)
        yield _entry(sort, thing, event, label, stage.first_day, stage.last_day)


def _entry(sort: str, thing: DatedThing, event: Event, label: str, first: date, last: date | None) -> Entry:
    return Entry(sort, thing.title, label, thing.url, thing.home, first, last, event)


def _event(thing: DatedThing, stage: TimelineStage, label: str, part: str, scope: Scope) -> Event:
    """A stage as an event of whole days; its name stays while the stage is called the same."""
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{thing.key or thing.url}#{part}")
    return Event(
        uid=f"{name}@{scope.site.hostname}",
        starts=stage.first_day,
        ends=stage.last_day or stage.first_day,
        title=f"{thing.title}: {label}" if label else thing.title,
        text=thing.text,
        url=thing.url if "://" in thing.url else f"{scope.site.root_url}{thing.url}",
    )


def _day(moment: date | datetime) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment
