"""Files for people's calendars (iCalendar, RFC 5545): one event, or a calendar to subscribe to.

Moments are written in UTC, so that no file needs the rules of a time zone. A calendar that meets a
``uid`` again takes the event over when its ``sequence`` has grown: so it follows changes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.http import HttpResponse

CONTENT_TYPE = "text/calendar; charset=utf-8"
LINE = 75
"""Bytes of a line at most, its end not counted (RFC 5545, 3.1)."""
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
REFRESH = timedelta(hours=6)
"""How often programs that subscribe are asked to come again."""


@dataclass(frozen=True)
class Event:
    """Something with a time.

    Args:
        uid: the same for ever and the same nowhere else, such as ``<key>@<host>``.
        starts: a moment (aware), or a day for what lasts whole days.
        ends: the moment of its end, or its last day, included; ``None`` for one moment or one day.
        title: one line.
        text: what it is; lines are kept.
        place: where.
        url: the full address at which it is presented.
        sequence: grows by one at every change of time or place, and when it is called off.
        is_cancelled: whether it was called off: calendars strike it out.
        organiser: an e-mail address of whoever answers for it.
    """

    uid: str
    starts: datetime | date
    title: str
    ends: datetime | date | None = None
    text: str = ""
    place: str = ""
    url: str = ""
    sequence: int = 0
    is_cancelled: bool = False
    organiser: str = ""


def calendar(events: Iterable[Event], *, now: datetime, name: str = "") -> bytes:
    """The file.

    Args:
        events: in any order.
        now: the moment (aware) of writing it.
        name: what a calendar to subscribe to is called; empty for a file with single events.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ratusha//Ratusha//UK", "CALSCALE:GREGORIAN"]
    lines.append("METHOD:PUBLISH")
    if name:
        # Programs know the older name of each of the two.
        hours = f"PT{REFRESH // timedelta(hours=1)}H"
        lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
        lines += [f"REFRESH-INTERVAL;VALUE=DURATION:{hours}", f"X-PUBLISHED-TTL:{hours}"]
    for event in events:
        lines += _event(event, now)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def answer(body: bytes, *, file_name: str) -> HttpResponse:
    """A calendar as a response.

    Args:
        body: what :func:`calendar` wrote.
        file_name: in ASCII, with ``.ics``.
    """
    disposition = f'inline; filename="{file_name}"'
    return HttpResponse(body, content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition})


def _event(event: Event, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_moment(now)}"
    yield _when("DTSTART", event.starts)
    if isinstance(event.starts, datetime):
        if event.ends is not None:
            yield _when("DTEND", event.ends)
    elif event.starts < date.max:
        # The day after the last one: the end of whole days is not included (3.6.1). There is no day
        # after the last one of all; without an end, whole days are one (the same).
        last = min(event.ends or event.starts, date.max - timedelta(days=1))
        yield _when("DTEND", last + timedelta(days=1))
    yield f"SUMMARY:{_text(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{_text(event.text)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if event.url:
        yield f"URL:{_address(event.url)}"
    if event.organiser:
        yield f"ORGANIZER:mailto:{_address(event.organiser)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _when(name: str, value: datetime | date) -> str:
    if isinstance(value, datetime):
        return f"{name}:{_moment(value)}"
    return f"{name};VALUE=DATE:{value:%Y%m%d}"


def _moment(value: datetime) -> str:
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """Words as a TEXT value (3.3.11): whatever would end it is escaped, other control characters go."""
    value = CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    for mark in ("\\", ";", ","):
        value = value.replace(mark, f"\\{mark}")
    return value.replace("\n", "\\n")


def _address(value: str) -> str:
    return CONTROL.sub("", value).replace("\n", "").replace(" ", "%20")


def _folded(line: str) -> bytes:
    """The line in pieces that programs join again; no piece breaks a character."""
    pieces, piece = [], b""
    for character in line:
        encoded = character.encode("utf-8", "ignore")
        # Every piece but the first begins with a space, which counts.
        if len(piece) + len(encoded) > LINE:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece, b""])
