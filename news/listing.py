"""The contexts of the news index and of the directory of e-services: filters, counts, pages."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms import sites
from cms.cache.page import forgo
from cms.catalogue import Filters, chosen_of, facet, for_robots, listed, page_of
from news import announcing, queries
from news.models import EServiceIndexPage, EServicePage, NewsIndexPage

SERVICES_PER_PAGE = 24
LONGEST_QUERY = 60


def news_list(index: NewsIndexPage, request: HttpRequest) -> dict:
    """What the index shows for the request's filters and page.

    Raises:
        Http404: a filter or a page that does not exist.
    """
    site = sites.site_above(index.path) or sites.site_for_request(request)
    catalogue = queries.news_catalogue(site.pk, index.path, index.locale_id)
    labels = queries.news_facet_labels(site.pk, catalogue)
    names = {"category": _("Category"), "year": _("Year")}
    context = listed(catalogue, request, labels, names, links={"category"})
    category = context["filters"].chosen.get("category")
    return {
        **context,
        "items": queries.news_items(list(context["page_obj"]), request),
        "page_url": index.get_url(request),
        "feed_path": f"{category}/" if category else "",
        "feed_label": labels["category"].get(category, ""),
        "topic": announcing.topic_of(site.pk, category),
    }


def service_list(index: EServiceIndexPage, request: HttpRequest) -> dict:
    """What the directory shows for the request's level, words and page.

    Raises:
        Http404: a filter or a page that does not exist.
    """
    words = " ".join(request.GET.get("q", "").replace("\0", "")[:LONGEST_QUERY].split())
    if words:
        forgo(request)
    labels = {
        EServicePage.Level.STATE.value: _("State e-services"),
        EServicePage.Level.COMMUNITY.value: _("Community e-services"),
    }
    chosen = chosen_of(request.GET, {"level": labels})
    catalogue = queries.service_catalogue(index, words)
    page_obj = page_of(catalogue.select(chosen), request.GET.get("page"), SERVICES_PER_PAGE)
    kept = {"q": words} if words else {}
    level = facet(catalogue, "level", _("Who provides"), labels, chosen, links=True, kept=kept)
    return {
        "filters": Filters([level], chosen, kept),
        "words": words,
        "page_obj": page_obj,
        **for_robots(page_obj, {**kept, **chosen}),
        "items": queries.services(list(page_obj), request),
    }
