"""The calendar's page for a request, and its file for people's own calendars."""

from dataclasses import replace
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import calendars
from cms.catalogue import Facet, Filters, Option, chosen_of, query_string
from cms.dates import month_name
from cms.registries import Scope, dated_things
from cms.typography import NBSP
from home.calendar.entries import Entry, entries_of
from home.calendar.months import AHEAD, NEAR, Month, days_of, going_on, last_month, marks_of, weeks_of
from home.models import CalendarPage

LIST = "list"
KEPT = timedelta(days=31)
"""How long what is over stays in people's own calendars."""


def month_of(page: CalendarPage, request: HttpRequest) -> dict:
    """What the page shows for the request's month, view and kind.

    Raises:
        Http404: a view or kind that does not exist, a month that is over or too far.
    """
    scope = Scope.of(request, page)
    today = scope.on
    # What cannot be is refused before anybody is asked for anything.
    chosen, month = _chosen(request), _month(request, today)
    all_entries = entries_of(scope)
    entries = _of_kind(all_entries, chosen)
    marks = marks_of(entries, today=today)
    end = last_month(marks_of(all_entries, today=today), today=today)
    if month > end:
        raise Http404(_("There is no such month."))
    address = _feed_address(page, chosen)
    kept = {"month": str(month)} if month != Month.of(today) else {}
    return {
        "month": month,
        "month_words": f"{month_name(month.first_day, 'MONTHS')}{NBSP}{month.year}",
        "weeks": () if chosen.get("view") == LIST else weeks_of(month, marks, today=today),
        "days": days_of(month, marks, today=today),
        "lasting": going_on(entries, month),
        "filters": _filters(all_entries, chosen, kept),
        "earlier": _way(month - 1, chosen, today) if month > Month.of(today) else "",
        "later": _way(month + 1, chosen, today) if month < end else "",
        "feed": address,
        "webcal": f"webcal://{address.partition('://')[2]}",
        **_for_robots(month, chosen, today),
    }


def feed(page: CalendarPage, request: HttpRequest) -> HttpResponse:
    """The calendar to subscribe to: what is under way, comes, or was over a month ago at most.

    What was called off stands there as such: who subscribed has it, and would go.

    Raises:
        Http404: a kind that does not exist.
    """
    scope, chosen = Scope.of(request, page), _chosen(request)
    entries = _of_kind(entries_of(replace(scope, called_off=True)), chosen)
    first = scope.on - KEPT
    events = (entry.event for entry in entries if entry.last is None or entry.last >= first)
    body = calendars.calendar(events, now=timezone.now(), name=page.title)
    return calendars.answer(body, file_name="calendar.ics")


def _chosen(request: HttpRequest) -> dict[str, str]:
    return chosen_of(request.GET, {"kind": _kinds(), "view": (LIST,)})


def _kinds() -> dict[str, str]:
    return {
        name: str(dated_things.labels[name]) for name, _provider in dated_things if dated_things.labels[name]
    }


def _of_kind(entries: list[Entry], chosen: dict[str, str]) -> list[Entry]:
    kind = chosen.get("kind")
    return [entry for entry in entries if entry.sort == kind] if kind else entries


def _month(request: HttpRequest, today: date) -> Month:
    value = request.GET.get("month", "")
    this = Month.of(today)
    month = Month.parse(value) if value else this
    if month is None or not this <= month <= this + AHEAD:
        raise Http404(_("There is no such month."))
    return month


def _filters(entries: list[Entry], chosen: dict[str, str], kept: dict[str, str]) -> Filters:
    """The kinds of which there is anything, and the two views."""
    there = {entry.sort for entry in entries}
    kinds = {name: label for name, label in _kinds().items() if name in there or chosen.get("kind") == name}
    facets = [
        _facet("kind", _("What it is"), {"": _("All"), **kinds}, chosen, kept),
        _facet("view", _("How it is shown"), {"": _("By months"), LIST: _("As a list")}, chosen, kept),
    ]
    return Filters(facets, chosen)


def _facet(name: str, label: str, values: dict[str, str], chosen: dict[str, str], kept: dict) -> Facet:
    others = kept | {key: value for key, value in chosen.items() if key != name}
    options = tuple(
        Option(value, words, None, query_string(others | ({name: value} if value else {})),
               chosen.get(name, "") == value)
        for value, words in values.items()
    )  # fmt: skip
    return Facet(name, label, options, links=True)


def _way(month: Month, chosen: dict[str, str], today: date) -> str:
    """To another month; this one needs no word in its address."""
    named = {"month": str(month)} if month != Month.of(today) else {}
    return query_string(named | chosen)


def _feed_address(page: CalendarPage, chosen: dict[str, str]) -> str:
    """Of the file with the chosen kind."""
    kind = {"kind": chosen["kind"]} if "kind" in chosen else {}
    address = f"{page.full_url}{page.FEED}"
    return address + query_string(kind) if kind else address


def _for_robots(month: Month, chosen: dict[str, str], today: date) -> dict[str, str]:
    """Search engines list this month and the next ones; the same shown otherwise is not for them."""
    this = Month.of(today)
    if chosen or month > this + NEAR:
        return {"robots": "noindex, follow"}
    return {"canonical_query": f"?month={month}"} if month != this else {}
