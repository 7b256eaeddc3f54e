"""Hooks into Wagtail's editor that keep two sites apart."""

from wagtail import hooks
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
