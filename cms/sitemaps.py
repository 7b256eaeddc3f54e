"""Each site's map for robots, and what robots are asked to leave alone.

A map lists the public pages of one site in all its languages, each with its translations, and what
apps have registered beside pages. Above
:data:`PER_FILE` pages it is an index of several files.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.models import Page, Site

from cms import sites
from cms.cache.page import keep
from cms.languages import SOURCE_LANGUAGE
from cms.listing import below, public
from cms.registries import Place, mapped

PER_FILE = 5000
XML = "application/xml"


@dataclass(frozen=True)
class Entry:
    """A page in the map: its address, when it changed, its addresses by language."""

    address: str
    changed: datetime | None
    alternates: tuple[tuple[str, str], ...]


def sitemap(request: HttpRequest, part: int | None = None) -> HttpResponse:
    """The map, or one file of it.

    Args:
        request: the request; its site decides.
        part: a file of a long map, from 1.

    Raises:
        Http404: there is no such file.
    """
    site = sites.site_for_request(request)
    if site is None:
        raise Http404
    keep(request)
    places = _places(site)
    files = ceil(len(places) / PER_FILE)
    if part is None and files > 1:
        addresses = [site.root_url + reverse("sitemap_part", args=[number]) for number in range(1, files + 1)]
        return render(request, "seo/sitemap_index.xml", {"addresses": addresses}, content_type=XML)
    if part is not None and not 1 <= part <= files:
        raise Http404
    first = ((part or 1) - 1) * PER_FILE
    entries = _entries(site, places, first, first + PER_FILE)
    return render(request, "seo/sitemap.xml", {"entries": entries}, content_type=XML)


def _places(site: Site) -> list[Place]:
    """Every public page in the order of the tree, then what apps have beside pages."""
    roots = [root for root in sites.roots() if root.site_id == site.pk and root.live]
    here = Q(pk__in=[root.pk for root in roots])
    for root in roots:
        here |= below(root.path)
    pages = public(Page.objects.filter(here)).order_by("path")
    rows = pages.values_list("locale_id", "url_path", "translation_key", "last_published_at")
    more = (place for _name, provider in mapped for place in provider(pages))
    return [*(Place(*row) for row in rows), *more]


def _entries(site: Site, places: list[Place], first: int, last: int) -> list[Entry]:
    roots = {root.locale_id: root for root in sites.roots() if root.site_id == site.pk}
    twins = defaultdict(list)
    for place in places:
        root = roots[place.locale_id]
        twins[place.key].append((root.language, _address(site, root, place.url_path)))
    return [
        Entry(
            _address(site, roots[place.locale_id], place.url_path),
            place.changed,
            _alternates(twins[place.key]),
        )
        for place in places[first:last]
    ]


def _address(site: Site, root: sites.Root, url_path: str) -> str:
    prefix = "/" if root.language == SOURCE_LANGUAGE else f"/{root.language}/"
    return site.root_url + prefix + url_path.removeprefix(root.url_path)


def _alternates(twins: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The page in each of its languages; nothing for a page in one language."""
    if len(twins) < 2:
        return ()
    return (*twins, ("x-default", dict(twins).get(SOURCE_LANGUAGE, twins[0][1])))


def robots(request: HttpRequest) -> HttpResponse:
    """``robots.txt`` of the request's site."""
    site = sites.site_for_request(request)
    if site is None:
        raise Http404
    keep(request)
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in ("/admin/", "/account/", "/search/", "/en/search/")),
        "",
        f"Sitemap: {site.root_url}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
