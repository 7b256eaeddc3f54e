"""What a page that is being rendered says about its cached copy."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.http import HttpRequest
from django.utils import timezone

from cms.cache.tags import CONTENT, SHELL


@dataclass
class Record:
    """What is known so far of the copy: whether it may be kept, from what it is made, until when."""

    cacheable: bool = False
    refused: bool = False
    names: tuple[str, ...] = ()
    tags: set[str] = field(default_factory=set)
    until: datetime | None = None

    def bound(self, moment: datetime) -> None:
        if self.until is None or moment < self.until:
            self.until = moment


def record_of(request: HttpRequest) -> Record:
    """The request's record, made at first use."""
    record = getattr(request, "_cache_record", None)
    if record is None:
        record = request._cache_record = Record()
    return record


def keep(request: HttpRequest, *tags: str, names: tuple[str, ...] = ()) -> None:
    """Allow the response to be kept for anonymous readers.

    Args:
        request: the request being answered.
        tags: what it is made from, besides the shell; by default anything published.
        names: the query parameters that it answers to; any other must not change it.
    """
    record = record_of(request)
    record.cacheable = True
    record.names = names
    record.tags.update({SHELL, *(tags or (CONTENT,))})


def forgo(request: HttpRequest) -> None:
    """Keep no copy of this response, whoever allows it: there are endlessly many like it."""
    record_of(request).refused = True


def depends_on(request: HttpRequest | None, *tags: str) -> None:
    """Say that the response is also made from these surrogate tags."""
    if request is not None:
        record_of(request).tags.update(tags)


def midnight(day: date) -> datetime:
    """The first moment of ``day`` in Kyiv."""
    return timezone.make_aware(datetime.combine(day, time.min))


def next_midnight(now: datetime) -> datetime:
    return midnight(timezone.localdate(now) + timedelta(days=1))


def valid_until(request: HttpRequest | None, moment: datetime | date | None) -> None:
    """Say that the response is true only until ``moment``.

    Args:
        request: the request being answered; with ``None`` nothing is recorded.
        moment: an aware datetime, or a day, meaning its first moment in Kyiv. Past moments
            and ``None`` bound nothing.
    """
    if request is None or moment is None:
        return
    if not isinstance(moment, datetime):
        moment = midnight(moment)
    if moment > timezone.now():
        record_of(request).bound(moment)
