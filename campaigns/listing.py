"""The context of the campaign index: filters, counts, pages."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from campaigns import queries
from campaigns.models import CampaignIndexPage
from cms import sites
from cms.catalogue import Filters, chosen_of, facet, for_robots, page_of


def campaign_list(index: CampaignIndexPage, request: HttpRequest) -> dict:
    """What the index shows for the request's filters and page.

    Raises:
        Http404: a filter or a page that does not exist.
    """
    site = sites.site_above(index.path) or sites.site_for_request(request)
    catalogue = queries.catalogue_of(site.pk, index.path, index.locale_id)
    labels = queries.facet_labels(catalogue)
    chosen = chosen_of(request.GET, labels)
    page_obj = page_of(catalogue.select(chosen), request.GET.get("page"))
    names = {"status": _("Status"), "kind": _("Kind"), "audience": _("For whom"), "year": _("Year")}
    facets = [
        facet(catalogue, name, label, labels[name], chosen, links=name == "status")
        for name, label in names.items()
    ]
    return {
        "filters": Filters(facets, chosen),
        "page_obj": page_obj,
        **for_robots(page_obj, chosen),
        "things": queries.campaigns(list(page_obj), request),
    }
