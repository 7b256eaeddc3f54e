"""Calls for volunteers in lists, on their pages, on home pages and in letters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from wagtail.models import Site

from cms import sites
from cms.announcing import announcement_of, published_since
from cms.cache.memo import memoised
from cms.cache.page import valid_until
from cms.cache.tags import CONTENT
from cms.catalogue import Catalogue, listed
from cms.dated import card_of, cards_of, first_of, way_to
from cms.listing import index_of, listed_on, public
from cms.phones import dialled
from cms.registries import Announcement, DatedThing, Scope, Topic
from cms.shell import Link
from cms.timeline import State
from signups.models import ADULT_AGE, Session
from signups.offers import offers_of
from volunteering.models import Call, CallIndexPage, CallPage, Work

FACETS = ("status", "work", "when", "age")
TOPIC = "calls"
SATURDAY = 5


class Status(models.TextChoices):
    OPEN = "open", gettext_lazy("help is needed")
    OVER = "over", gettext_lazy("closed")


class When(models.TextChoices):
    WEEKEND = "weekend", gettext_lazy("this weekend")
    WEEK = "week", gettext_lazy("in the next seven days")


class Age(models.TextChoices):
    MINOR = "minor", gettext_lazy("from 14 to 17")
    ADULT = "adult", gettext_lazy("18 and older")


def call_list(index: CallIndexPage, request: HttpRequest) -> dict:
    """What the list shows for the request's filters and page.

    Raises:
        Http404: a filter or a page that does not exist.
    """
    site = sites.site_above(index.path) or sites.site_for_request(request)
    now = timezone.now()
    catalogue = catalogue_of(site.pk, index.path, index.locale_id)
    for moment in _ends(site.pk, index.path, index.locale_id, sites.restricted_paths()):
        valid_until(request, moment if moment > now else None)
    labels = {
        "status": _words(Status), "work": _words(Work), "when": _words(When), "age": _words(Age),
    }  # fmt: skip
    names = {"status": _("Status"), "when": _("When"), "work": _("Kind of work"), "age": _("Your age")}
    context = listed(catalogue, request, labels, names, links={"status", "when"})
    return {**context, "things": calls(list(context["page_obj"]), request)}


def _words(choices: type[models.TextChoices]) -> dict[str, str]:
    return {choice.value: str(choice.label) for choice in choices}


def catalogue_of(site_id: int, path: str, locale_id: int, *, on: date | None = None) -> Catalogue:
    """The calls listed by a site: open ones first, urgent before others, then by their next shift.

    Args:
        site_id: the site.
        path: the tree path below which its calls are.
        locale_id: the language.
        on: the day to see them on, by default today in Kyiv.
    """
    pages = _pages(site_id, path, locale_id, sites.restricted_paths())
    now = timezone.now()
    on = on or timezone.localdate(now)
    seen = sorted(pages, key=lambda page: _order(page.call, on, now))
    return Catalogue(FACETS, ((page.pk, _values(page.call, on, now)) for page in seen))


@memoised(CONTENT)
def _pages(site_id: int, path: str, locale_id: int, _restricted: tuple) -> tuple[CallPage, ...]:
    pages = listed_on(public(_with_shifts(CallPage.objects.all())), site_id, path, locale_id)
    return tuple(pages.defer("body"))


@memoised(CONTENT)
def _ends(site_id: int, path: str, locale_id: int, restricted: tuple) -> tuple[datetime, ...]:
    """When a call of the list closes with its last shift."""
    rows = (page.call.shifts() for page in _pages(site_id, path, locale_id, restricted))
    return tuple(shifts[-1].ends_at for shifts in rows if shifts)


def _with_shifts(pages):
    return pages.select_related("call__organisation", "call__series").prefetch_related(
        "call__series__sessions"
    )


def _order(call: Call, on: date, now: datetime) -> tuple[bool, bool, int, int]:
    days = call.days(on=on)
    nearest = days[0].toordinal() if days else date.max.toordinal()
    is_open = call.is_open(now=now)
    return not is_open, not call.is_urgent, nearest if is_open else 0, -call.pk


def _values(call: Call, on: date, now: datetime) -> tuple[tuple[str, ...], ...]:
    """Of each facet; what is over is found under no time."""
    is_open = call.is_open(now=now)
    ages = (Age.MINOR.value, Age.ADULT.value) if call.least_age < ADULT_AGE else (Age.ADULT.value,)
    when = tuple(name for name, days in _spans(on).items() if is_open and _falls_in(call, days, on))
    return (Status.OPEN.value if is_open else Status.OVER.value,), (call.work,), when, ages


def _spans(on: date) -> dict[str, tuple[date, date]]:
    """First and last day of each span, seen on a day; on a Sunday the weekend is that day."""
    saturday = max(on, on + timedelta(days=SATURDAY - on.weekday()))
    sunday = on + timedelta(days=6 - on.weekday())
    return {When.WEEKEND.value: (saturday, sunday), When.WEEK.value: (on, on + timedelta(days=6))}


def _falls_in(call: Call, span: tuple[date, date], on: date) -> bool:
    """Whether there is a shift in the days; a call without shifts counts while it runs."""
    first, last = span
    if call.shifts():
        return any(first <= day <= last for day in call.days(on=on))
    return call.opens_on <= last and (call.last_day is None or call.last_day >= first)


def calls(ids: list[int], request=None, *, on: date | None = None) -> list[DatedThing]:
    """The calls with these page ids, in order, as cards; those no longer public are left out.

    Args:
        ids: of their pages.
        request: for addresses and the names of other sites.
        on: the day to see them on, by default today in Kyiv.
    """
    return cards_of(_with_shifts(CallPage.objects.all()), ids, lambda page: _card(page, request, on))


def _card(page: CallPage, request, on: date | None) -> DatedThing:
    call = page.call
    kind = str(call.get_work_display())
    return card_of(
        page,
        request,
        kind=f"{_('Urgent')} · {kind}" if call.is_urgent else kind.capitalize(),
        timeline=call.timeline(on=on),
        tags=(call.place, call.ages),
        # Its shifts stand in the calendar themselves.
        events=() if call.shifts() else None,
    )


def presentation_of(page: CallPage, request: HttpRequest) -> dict:
    """What a call's page shows besides its words."""
    page.call = call = call_row(page.call_id)
    now = timezone.now()
    is_open = call.is_open(now=now)
    shifts = call.shifts() if is_open else []
    if shifts:
        valid_until(request, shifts[-1].ends_at)
    offers = offers_of(Session.objects.filter(pk__in=[shift.pk for shift in shifts]), request, now=now)
    return {
        "call": call,
        "is_open": is_open,
        "timeline": call.timeline(),
        "offers": sorted(offers, key=lambda offer: offer.session.starts_at),
        "shifts_are_alike": len({shift.name for shift in shifts}) == 1,
        "facts": [
            (_("Where"), call.place, ""),
            (_("Age"), call.ages, ""),
            (_("What one should know"), call.skills, ""),
            (_("What to bring"), call.bring, ""),
            (_("Organisation, verified by the city hall"), call.organisation.name, call.organisation.url),
            (_("Questions are answered by"), call.contact_name, ""),
            (_("Phone"), call.contact_phone, f"tel:{dialled(call.contact_phone)}"),
            (_("E-mail"), call.contact_email, f"mailto:{call.contact_email}"),
        ],
    }


@memoised(CONTENT)
def call_row(pk: int) -> Call:
    """A call with its organisation and shifts."""
    return (
        Call.objects.select_related("organisation", "series").prefetch_related("series__sessions").get(pk=pk)
    )


def words_of(call: Call, language: str) -> str:
    """What of a call's row the search knows, in a language."""
    with override(language):
        words = [call.place, call.skills, call.bring, call.organisation.name, str(call.get_work_display())]
    return "\n".join(filter(None, words))


def dated_things(scope: Scope) -> list[DatedThing]:
    """Provider: the open calls in the order of the list."""
    things = first_of(scope, catalogue_of, calls)
    return [thing for thing in things if thing.timeline.state != State.PAST]


def overview(scope: Scope) -> Link | None:
    """Provider for the home page: the way to all calls."""
    return way_to(CallIndexPage, _("All calls for volunteers"), scope)


def topics(site: Site) -> Iterator[Topic]:
    """Provider: calls, where a site lists any."""
    roots = [root for root in sites.roots() if root.site_id == site.pk]
    if any(index_of(CallIndexPage, root.path) for root in roots):
        yield Topic(TOPIC, _("Calls for volunteers"))


def announcements(scope: Scope, since: datetime) -> Iterator[Announcement]:
    """Provider: calls that have become public since a moment and are open; urgent ones go out at once."""
    now = timezone.now()
    for page in published_since(_with_shifts(CallPage.objects.defer("body")), scope, since):
        if page.call.is_open(now=now):
            told = announcement_of(
                page, scope, topics=(TOPIC,), when=page.first_published_at, label=_("Call for volunteers")
            )
            yield replace(told, is_urgent=page.call.is_urgent)
