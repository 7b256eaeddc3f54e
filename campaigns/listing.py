"""The context of the campaign index: filters, counts, pages."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from campaigns import queries
from campaigns.models import CampaignIndexPage
from cms import sites
from cms.catalogue import listed


def campaign_list(index: CampaignIndexPage, request: HttpRequest) -> dict:
    """What the index shows for the request's filters and page.

    Raises:
        Http404: a filter or a page that does not exist.
    """
    site = sites.site_above(index.path) or sites.site_for_request(request)
    catalogue = queries.catalogue_of(site.pk, index.path, index.locale_id)
    labels = queries.facet_labels(catalogue)
    names = {"status": _("Status"), "kind": _("Kind"), "audience": _("For whom"), "year": _("Year")}
    context = listed(catalogue, request, labels, names, links={"status"})
    return {**context, "things": queries.campaigns(list(context["page_obj"]), request)}
