"""Files for calendars: what programs that follow RFC 5545 read in them."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from cms.calendars import LINE, Event, answer, calendar

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=KYIV)


def event(**fields) -> Event:
    values = {"uid": "17@example.org", "starts": datetime(2026, 3, 14, 10, tzinfo=KYIV), "title": "Толока"}
    return Event(**values | fields)


def lines(*events, **options) -> list[str]:
    """The content lines, joined again as RFC 5545, 3.1 says."""
    written = calendar(events, now=NOW, **options).decode()
    return written.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def value(property_name: str, *events, **options) -> str:
    found = [line for line in lines(*events, **options) if re.match(f"{property_name}[:;]", line)]
    assert len(found) == 1
    return found[0].removeprefix(property_name).removeprefix(":")


def unescaped(words: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], words)


def test_an_event_is_written_in_utc():
    ends, url = datetime(2026, 3, 14, 13, tzinfo=KYIV), "https://example.org/a b"
    assert lines(event(ends=ends, place="Парк", url=url, organiser="o@example.org")) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ratusha//Ratusha//UK", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT", "UID:17@example.org", "DTSTAMP:20260302T070000Z", "DTSTART:20260314T080000Z",
        "DTEND:20260314T110000Z", "SUMMARY:Толока", "LOCATION:Парк", "URL:https://example.org/a%20b",
        "ORGANIZER:mailto:o@example.org", "SEQUENCE:0", "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip


def test_after_the_clocks_change_it_is_an_hour_earlier_in_utc():
    assert value("DTSTART", event(starts=datetime(2026, 3, 29, 10, tzinfo=KYIV))) == "20260329T070000Z"


def test_the_last_of_whole_days_is_included():
    days = event(starts=date(2026, 3, 1), ends=date(2026, 3, 31))
    assert value("DTSTART", days) == ";VALUE=DATE:20260301"
    assert value("DTEND", days) == ";VALUE=DATE:20260401"
    assert value("DTEND", event(starts=date(2026, 3, 1))) == ";VALUE=DATE:20260302"


def test_the_last_day_of_all_has_no_day_after_it():
    until = event(starts=date(2026, 3, 1), ends=date.max)
    assert value("DTEND", until) == ";VALUE=DATE:99991231"
    assert not any(line.startswith("DTEND") for line in lines(event(starts=date.max, ends=date.max)))


def test_a_change_and_a_cancellation_keep_the_name():
    called_off = event(sequence=3, is_cancelled=True)
    assert value("UID", called_off) == value("UID", event())
    assert (value("SEQUENCE", called_off), value("STATUS", called_off)) == ("3", "CANCELLED")


def test_a_calendar_to_subscribe_to_has_a_name_and_says_when_to_come_again():
    assert value("X-WR-CALNAME", name="Місто, події") == "Місто\\, події"
    assert value("REFRESH-INTERVAL", name="Місто") == ";VALUE=DURATION:PT6H"
    assert not any("CALNAME" in line for line in lines(event()))


@given(st.text(), st.text())
def test_whatever_is_typed_stays_one_value(title, text):
    typed = event(title=f"t{title}", text=f"t{text}")
    written = calendar([typed], now=NOW)

    assert all(len(line) <= LINE for line in written.split(b"\r\n"))
    assert written.count(b"\r\nBEGIN:") == 1
    for name, words in (("SUMMARY", typed.title), ("DESCRIPTION", typed.text)):
        plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", re.sub("\r\n?", "\n", words)).replace("\t", " ")
        assert unescaped(value(name, typed)) == plain


def test_no_line_breaks_a_character():
    for line in calendar([event(title="ї🌻" * 60)], now=NOW).split(b"\r\n"):
        line.decode()


def test_it_is_answered_as_a_calendar():
    response = answer(calendar([event()], now=datetime(2026, 1, 1, tzinfo=UTC)), file_name="toloka.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'inline; filename="toloka.ics"'
