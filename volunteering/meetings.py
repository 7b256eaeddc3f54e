"""Meetings in lists and on their pages: those to come first, then what was decided."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import sites
from cms.cache.memo import memoised
from cms.cache.page import valid_until
from cms.cache.tags import CONTENT
from cms.catalogue import Catalogue, listed
from cms.dated import card_of, cards_of
from cms.listing import listed_on, public
from cms.registries import DatedThing
from cms.timeline import Stage, Timeline
from signups.models import Session
from signups.offers import offers_of
from volunteering.models import MeetingIndexPage, MeetingPage

FACETS = ("status", "year")
COMING, PAST = "coming", "past"


def meeting_list(index: MeetingIndexPage, request: HttpRequest) -> dict:
    """What the list shows for the request's filters and page.

    Raises:
        Http404: a filter or a page that does not exist.
    """
    site = sites.site_above(index.path) or sites.site_for_request(request)
    now = timezone.now()
    rows = _rows(site.pk, index.path, index.locale_id, sites.restricted_paths())
    for _pk, _starts, ends in rows:
        valid_until(request, ends if ends > now else None)
    catalogue = Catalogue(
        FACETS, ((pk, _values(starts, ends, now)) for pk, starts, ends in _in_order(rows, now))
    )
    years = sorted(catalogue.counts("year", {}), reverse=True)
    labels = {"status": {COMING: _("coming"), PAST: _("past")}, "year": {year: year for year in years}}
    context = listed(catalogue, request, labels, {"status": _("Status"), "year": _("Year")}, links={"status"})
    return {**context, "things": meetings(list(context["page_obj"]), request)}


@memoised(CONTENT)
def _rows(site_id: int, path: str, locale_id: int, _restricted: tuple) -> tuple[tuple, ...]:
    pages = listed_on(public(MeetingPage.objects.all()), site_id, path, locale_id)
    return tuple(pages.values_list("pk", "session__starts_at", "session__ends_at"))


def _in_order(rows: tuple[tuple, ...], now: datetime) -> list[tuple]:
    """To come: the next one first. Past: the last one first."""
    coming = sorted((row for row in rows if row[2] > now), key=lambda row: (row[1], row[0]))
    past = sorted((row for row in rows if row[2] <= now), key=lambda row: (row[1], row[0]), reverse=True)
    return [*coming, *past]


def _values(starts: datetime, ends: datetime, now: datetime) -> tuple[tuple[str, ...], ...]:
    return (COMING if ends > now else PAST,), (str(timezone.localtime(starts).year),)


def meetings(ids: list[int], request=None) -> list[DatedThing]:
    """The meetings with these page ids, in order, as cards; those no longer public are left out."""
    pages = MeetingPage.objects.select_related("session__institution").defer("minutes")
    return cards_of(pages, ids, lambda page: _card(page, request))


def _card(page: MeetingPage, request) -> DatedThing:
    session = page.session
    kind = f"{_('Cancelled')} · {session.when}" if session.cancelled_at else session.when
    return card_of(page, request, kind=kind, timeline=timeline_of(session), events=())


def timeline_of(session: Session) -> Timeline:
    """The one day of a meeting, or its days."""
    first, last = timezone.localdate(session.starts_at), timezone.localdate(session.ends_at)
    return Timeline([Stage(str(_("Meeting")), first, last)], timezone.localdate())


def presentation_of(page: MeetingPage, request: HttpRequest) -> dict:
    """What a meeting's page shows besides its words."""
    session = meeting_row(page.session_id)
    now = timezone.now()
    return {
        "session": session,
        "is_over": session.ends_at <= now,
        "timeline": timeline_of(session),
        "offers": offers_of(Session.objects.filter(pk=session.pk), request, now=now),
        "minutes_downloads": {"items": [{"document": page.minutes_document, "title": ""}]},
        "facts": [
            (_("When"), session.when, ""),
            (_("Where"), session.place, ""),
            (_("Online"), _("Link to take part") if page.online_url else "", page.online_url),
            (_("Questions are answered by"), session.contact_name, ""),
            (_("E-mail"), session.contact_email, f"mailto:{session.contact_email}"),
        ],
    }


@memoised(CONTENT)
def meeting_row(pk: int) -> Session:
    """A meeting's session with its place."""
    return Session.objects.select_related("institution", "site").get(pk=pk)
