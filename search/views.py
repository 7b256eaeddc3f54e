"""The search page, which is never cached and which robots leave alone; what browsers know of it."""

from urllib.parse import urljoin

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms import sites
from cms.cache.page import keep
from cms.cache.tags import SHELL
from cms.catalogue import page_of
from cms.languages import SOURCE_LANGUAGE
from cms.registries import name_of
from search import counting, filters, queries, suggestions
from search.best_bets import best_bets

PER_PAGE = 10
SUGGESTIONS = "application/x-suggestions+json"
DESCRIPTION = "application/opensearchdescription+xml"
LONGEST_NAME = 16
"""Signs of a name that OpenSearch allows."""


def search(request: HttpRequest) -> HttpResponse:
    """What has the words of ``q``, in any of their forms: of this site in this language, unless others are
    asked for.

    Raises:
        Http404: the site does not exist in this language, or there is no such filter or page of hits.
    """
    site, language = sites.site_for_request(request), get_language() or SOURCE_LANGUAGE
    if site is None:
        raise Http404
    labels = filters.labels_for(site)
    asked = filters.asked_by(request, site, language, labels)
    answer = queries.answer(asked.typed, asked.root, literally=asked.literally)
    page_obj = page_of(answer.hits(asked.chosen, by_date=asked.by_date), request.GET.get("page"), PER_PAGE)
    if counting.is_counted(request):
        counting.count(asked.typed, site, language, answer.number if answer.has_all_words else 0)
    is_first = page_obj.number == 1 and not asked.chosen
    context = {
        "typed": asked.typed,
        "literal_url": asked.literal_url,
        "suggested_url": asked.url_for(answer.suggested),
        "answer": answer,
        "kinds": filters.kinds_of(answer, asked, labels),
        "narrowing": filters.narrowing_of(answer, asked, labels),
        "orders": filters.orders_of(asked),
        "places": filters.places_of(answer, asked, site, language),
        "best_bets": best_bets(answer.taken_for or asked.typed, asked.root, request) if is_first else [],
        "page_obj": page_obj,
        "hits": queries.shown(page_obj, answer.query, request),
    }
    return render(request, "search/search.html", context)


@require_safe
@cache_control(public=True, max_age=60)
def suggest(request: HttpRequest) -> HttpResponse:
    """Titles that begin with the words of ``q``, in the form of OpenSearch: what was typed, titles, what
    each of them is, addresses. The page's own field and browsers ask for it; it knows nobody.
    """
    site, typed = sites.site_for_request(request), request.GET.get("q", "")
    root = site and sites.root_for(site, get_language() or SOURCE_LANGUAGE)
    found = suggestions.suggest(typed, root, request) if root and root.live else []
    answer = [
        typed[: suggestions.LONGEST],
        [item.title for item in found],
        [str(item.label) for item in found],
        [request.build_absolute_uri(item.url) for item in found],
    ]
    return JsonResponse(answer, safe=False, content_type=SUGGESTIONS)


def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser may search the site in this language from its own address bar.

    Raises:
        Http404: the request is for none of the sites.
    """
    site = sites.site_for_request(request)
    if site is None:
        raise Http404
    keep(request, SHELL)
    name = name_of(site) or site.site_name
    places = {place: urljoin(site.root_url, reverse(f"search:{place}")) for place in ("search", "suggest")}
    context = {
        **places,
        "own": urljoin(site.root_url, reverse("search:opensearch")),
        "icon": urljoin(site.root_url, static("icons/favicon.svg")),
        "language": get_language() or SOURCE_LANGUAGE,
        "short_name": Truncator(name).chars(LONGEST_NAME),
        "description": f"{gettext('Search the site')}: {name}",
    }
    return render(request, "search/opensearch.xml", context, content_type=DESCRIPTION)
