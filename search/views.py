"""The search page; it is never cached, and robots stay away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from cms import sites
from cms.catalogue import page_of
from cms.languages import SOURCE_LANGUAGE
from search import counting, filters, queries
from search.best_bets import best_bets

PER_PAGE = 10


def search(request: HttpRequest) -> HttpResponse:
    """What has the words of ``q``, in any of their forms: of this site in this language, unless others are
    asked for.

    Raises:
        Http404: the site does not exist in this language, or there is no such filter or page of hits.
    """
    site, language = sites.site_for_request(request), get_language() or SOURCE_LANGUAGE
    if site is None:
        raise Http404
    asked, labels = filters.asked_by(request, site, language), filters.labels_for(site)
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
