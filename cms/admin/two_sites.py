"""Views of the editor that Wagtail writes for one site, made to keep two apart.

``cms/admin/urls.py`` puts them before Wagtail's own at the same addresses.
"""

from functools import wraps

from django.apps import apps
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin.views import chooser
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.pages import move
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.contrib.settings.views import EditView, get_model_from_url_params, redirect_to_relevant_instance
from wagtail.models import Page, Site
from wagtail.permissions import page_permission_policy

from cms.admin.site_bound import LEFT_TO_PUBLISHERS
from cms.admin.visibility import is_number, is_site_bound, sees, sees_every_site, visible

# A class since Wagtail 8.0.
wagtail_move_confirm = (
    move.MoveConfirmView.as_view() if hasattr(move, "MoveConfirmView") else move.move_confirm
)
# What the parameters of the editor's addresses are the numbers of.
NUMBERED: dict[str, str] = {
    "page_id": "wagtailcore.Page",
    "parent_page_id": "wagtailcore.Page",
    "page_to_move_id": "wagtailcore.Page",
    "destination_id": "wagtailcore.Page",
    "image_id": settings.WAGTAILIMAGES_IMAGE_MODEL,
    "document_id": settings.WAGTAILDOCS_DOCUMENT_MODEL,
    "doc_id": settings.WAGTAILDOCS_DOCUMENT_MODEL,
}
# Fields of the editor's forms that name a page by its number, and show its title if they come back.
CHOSEN_PAGES = ("new_parent_page", "parent_page", "chooser")

# Addresses whose ``id`` is a name and no number.
ASKED_BY_NAME = frozenset({"wagtailadmin_block_preview"})


def only_visible(view):
    """Decorate a view of the editor: a page or file that the user does not see does not exist.

    Wagtail's views ask for permission too, but some of them name the thing while they refuse.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        # Whoever is not signed in is asked to, whatever the address.
        if request.user.is_authenticated and not all(
            sees(request.user, apps.get_model(label), key) for label, key in _named(request, kwargs)
        ):
            raise Http404
        # Wagtail's own views take any text for a number, and fail.
        if request.resolver_match.url_name not in ASKED_BY_NAME and not all(
            number == "all" or is_number(number) for number in request.GET.getlist("id")
        ):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def _named(request, kwargs):
    """Pairs of a model's label and a primary key, for what an address or a form names by number."""
    for parameter in NUMBERED.keys() & kwargs.keys():
        if kwargs[parameter] is not None:
            yield NUMBERED[parameter], kwargs[parameter]
    for field in CHOSEN_PAGES:
        if request.POST.get(field):
            yield "wagtailcore.Page", request.POST[field]


def choose_page(request, parent_page_id=None):
    """The page chooser, which starts and stays in the user's own trees."""
    pages = visible(Page, request.user)
    if parent_page_id is None:
        parent_page_id = _where_choosing_starts(request, pages)
    return chooser.BrowseView.as_view()(request, parent_page_id)


def _where_choosing_starts(request, pages) -> int:
    """The lowest page above all the pages that can be chosen, of those the user sees."""
    try:
        wanted = chooser.page_models_from_string(request.GET.get("page_type") or "wagtailcore.page")
    except (ValueError, LookupError) as error:
        raise Http404 from error
    found = None if wanted == (Page,) else pages.type(*wanted).first_common_ancestor()
    if found is not None and pages.filter(pk=found.pk).exists():
        return found.pk
    start = page_permission_policy.explorable_root_instance(request.user)
    if start is None:
        raise PermissionDenied
    return start.pk


def choose_pages(request):
    """Several pages chosen at once: all of them the user's own."""
    if not sees(request.user, Page, *request.GET.getlist("id")):
        raise Http404
    return chooser.ChosenMultipleView.as_view()(request)


def choose_link(request):
    """An address that is typed becomes a link to a page in the user's own trees only.

    Wagtail would look for the page on every site, and answer with the title of its draft.
    """
    own = set(visible(Page, request.user).filter(depth=2).values_list("url_path", flat=True))
    roots = [root for root in Site.get_site_root_paths() if root.root_path in own]
    request._wagtail_cached_site_root_paths = roots  # where the view looks for sites
    return chooser.ExternalLinkView.as_view()(request)


def move_confirm(request, page_to_move_id, destination_id):
    """Wagtail asks for permission only when the move is confirmed; here already when it is shown."""
    page = get_object_or_404(Page, pk=page_to_move_id)
    destination = get_object_or_404(Page, pk=destination_id)
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied
    return wagtail_move_confirm(request, page_to_move_id, destination_id)


def edit_setting(request, app_name, model_name, pk=None):
    """A site's settings; whoever has them but for approval is told so."""
    policy = get_model_from_url_params(app_name, model_name).get_permission_policy()
    site = None if pk is None else get_object_or_404(Site, pk=pk)
    if policy.holds_back(request.user, "change", site):
        messages.error(request, LEFT_TO_PUBLISHERS)
        return redirect("wagtailadmin_home")
    if pk is None:
        return redirect_to_relevant_instance(request, app_name, model_name)
    return EditView.as_view()(request, app_name, model_name, pk=pk)


class _OnlyVisible:
    """A bulk action that neither touches nor names what the user does not see."""

    def get_actionable_objects(self):
        objects, rest = super().get_actionable_objects()
        return self._seen(objects), {name: self._seen(items) for name, items in rest.items()}

    def _seen(self, items):
        """Those of ``items`` (instances, or Wagtail's dictionaries around them) that the user sees."""
        keys = [item["item"].pk if isinstance(item, dict) else item.pk for item in items]
        shown = set(visible(self.model, self.request.user).filter(pk__in=keys).values_list("pk", flat=True))
        return [item for item, key in zip(items, keys, strict=True) if key in shown]


def bulk_action(request, app_label, model_name, action):
    """A bulk action over what the user sees; rows of a site are deleted one by one."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    action_class = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    if action_class is None or is_site_bound(model):
        raise Http404
    guarded = type(action_class.__name__, (_OnlyVisible, action_class), {})
    return guarded(request, model).dispatch(request)


class TypesUsageView(PageTypesUsageReportView):
    """It counts pages of all sites and names the last ones: for those who see all sites."""

    def dispatch(self, request, *args, **kwargs):
        if not sees_every_site(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
