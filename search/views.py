"""The search page; it is never cached, and robots stay away."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from cms import sites
from cms.catalogue import page_of
from cms.languages import SOURCE_LANGUAGE
from search import queries
from search.analysis.queries import LONGEST

PER_PAGE = 10


def search(request: HttpRequest) -> HttpResponse:
    """What of this site in this language has the words of ``q``, in any of their forms.

    Raises:
        Http404: the site does not exist in this language, or there is no such page of hits.
    """
    site = sites.site_for_request(request)
    root = site and sites.root_for(site, get_language() or SOURCE_LANGUAGE)
    if root is None or not root.live:
        raise Http404
    typed = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    literally = "exactly" in request.GET
    answer = queries.answer(typed, root, literally=literally)
    page_obj = page_of(answer.found, request.GET.get("page"), PER_PAGE)
    context = {
        "typed": typed,
        "answer": answer,
        "query_string": urlencode({"q": typed, "exactly": ""} if literally else {"q": typed}),
        "page_obj": page_obj,
        "hits": queries.hits(list(page_obj), root, request),
    }
    return render(request, "search/search.html", context)
