"""What every reader may know of an institution: its page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms import sites
from cms.languages import SOURCE_LANGUAGE
from cms.registries import ListingItem, Scope, at_institution
from institutions.finding import place_of
from institutions.models import Institution
from institutions.queries import institution_by_slug

MAP = "https://www.openstreetmap.org/?mlat={0}&mlon={1}#map=17/{0}/{1}"


@require_safe
def institution(request: HttpRequest, slug: str) -> HttpResponse:
    """What an institution is, where, and what goes on there; a former address leads to it.

    Raises:
        Http404: there is none, or it does not work any more.
    """
    found = institution_by_slug(slug)
    if found is None or not found.active:
        raise Http404
    if found.slug != slug:
        return redirect("institution", found.slug, permanent=True)
    context = {"institution": found, "facts": _facts(found), "items": _items(found, request)}
    return render(request, "institutions/institution.html", context)


def _facts(institution: Institution) -> list[tuple[str, str, str]]:
    """Label, value, address."""
    where = institution.latitude and MAP.format(institution.latitude, institution.longitude)
    former = ", ".join(former.name for former in institution.former_names.all())
    return [
        (_("Official name"), institution.name if institution.short_name else "", ""),
        (_("Kind"), institution.get_kind_display(), ""),
        (_("Address"), place_of(institution), where or ""),
        (_("Former names"), former, ""),
    ]


def _items(institution: Institution, request: HttpRequest) -> list[ListingItem]:
    site = sites.site_for_request(request)
    locale = sites.locale_for(get_language() or SOURCE_LANGUAGE)
    scope = Scope(site, locale, timezone.localdate(), request)
    return [item for _name, provider in at_institution for item in provider(institution.pk, scope)]
