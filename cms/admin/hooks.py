"""Hooks into Wagtail's editor that keep two sites apart."""

from wagtail import hooks
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.models import Page

from cms.admin.api import OwnDocumentsAPIViewSet, OwnImagesAPIViewSet
from cms.admin.visibility import sees_every_site, visible


@hooks.register("construct_page_chooser_queryset")
def choose_own_pages(pages, request):
    """The page chooser and its search hold the user's own trees."""
    return pages & visible(Page, request.user)


@hooks.register("construct_admin_api", order=10)  # after Wagtail's own endpoints
def list_own_files(router):
    router.register_endpoint("images", OwnImagesAPIViewSet)
    router.register_endpoint("documents", OwnDocumentsAPIViewSet)


@hooks.register("construct_reports_menu")
def hide_types_usage(request, items):
    """The report counts pages of all sites: only those who see all sites may open it."""
    if not sees_every_site(request.user):
        items[:] = [item for item in items if item.name != "page-types-usage"]


class OwnPagesSummaryItem(PagesSummaryItem):
    """The number of pages on the editor's first screen: of the user's own trees.

    Wagtail counts below the page above all of them, which for a site in two languages is every site's.
    """

    def get_context_data(self, parent_context):
        own = visible(Page, self.request.user).filter(depth__gt=1)
        return {**super().get_context_data(parent_context), "total_pages": own.count()}


@hooks.register("construct_homepage_summary_items", order=10)  # after Wagtail's own
def count_own_pages(request, summary_items):
    summary_items[:] = [
        OwnPagesSummaryItem(request) if type(item) is PagesSummaryItem else item for item in summary_items
    ]
