"""Rows that belong to a site, in the editor: each site's people see and change their own.

Wagtail checks a snippet's permissions for the model as a whole. Here the permissions are given per
site (``GroupSitePermission``), every view of a row asks about that very row, lists and choosers
hold the user's sites only, and so does the form's choice of a site. What approval leaves to
publishers is told in words.
"""

import django_filters
from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.models import Site
from wagtail.snippets.models import SnippetAdminURLFinder
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import IndexView, InspectView, SnippetViewSet

from cms.admin.foreign import OwnReferencesForm
from cms.admin.visibility import visible
from cms.registries import name_of
from cms.row_permissions import WRITING, FewerActionsPolicy, SiteRowPolicy

LEFT_TO_PUBLISHERS = _(
    "Readers would see the change at once, and nothing goes live on this site without approval: "
    "ask a publisher to make it."
)


class SiteBoundForm(OwnReferencesForm):
    """A row's form that offers the user's own sites only, and takes no other when there is one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "site" not in self.fields:
            return
        action = "change" if self.instance.pk else "add"
        sites = Site.objects.all()
        if self.for_user is not None:
            policy = SiteRowPolicy(self._meta.model)
            sites = policy.sites_user_has_permission_for(self.for_user, action)
        field = self.fields["site"]
        field.queryset = sites
        field.label_from_instance = name_of
        if len(sites) == 1:
            self.initial["site"] = sites[0].pk
            field.disabled = True


class SitePanel(FieldPanel):
    """The panel of a row's site: there when there is a site to choose."""

    def __init__(self):
        super().__init__("site")

    def clone_kwargs(self):
        return {}

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and not self.bound_field.field.disabled


class _SiteField(django_filters.fields.ModelChoiceField):
    def label_from_instance(self, site):
        return name_of(site)


class SiteFilter(django_filters.ModelChoiceFilter):
    """A filter by site, in the words that readers know it by."""

    field_class = _SiteField


class _AsksAboutTheRow:
    """A view of one row asks for permission to that row, not to the model."""

    @cached_property
    def row(self):
        pk = self.kwargs.get("pk")
        return None if pk is None else get_object_or_404(self.model, pk=unquote(str(pk)))

    def dispatch(self, request, *args, **kwargs):
        action = self.permission_required
        if action in WRITING and self.permission_policy.holds_back(request.user, action, self.row):
            messages.error(request, LEFT_TO_PUBLISHERS)
            return redirect(self.index_url_name)
        return super().dispatch(request, *args, **kwargs)

    def user_has_permission(self, permission):
        return self.user_has_any_permission([permission])

    def user_has_any_permission(self, permissions):
        if self.row is None:
            return super().user_has_any_permission(permissions)
        return self.permission_policy.user_has_any_permission_for_instance(
            self.request.user, permissions, self.row
        )


class SiteBoundIndexView(IndexView):
    """The list: ways to a row are shown to whoever may go them, and a note to whom approval binds."""

    approval_note = ""

    def _get_custom_column(self, field_name, *args, **kwargs):
        column = super()._get_custom_column(field_name, *args, **kwargs)
        if field_name == "site":
            column.accessor = lambda row: name_of(row.site)
        return column

    def get_edit_url(self, instance):
        may = self.user_has_permission_for_instance("change", instance)
        return super().get_edit_url(instance) if may else None

    def get_delete_url(self, instance):
        may = self.user_has_permission_for_instance("delete", instance)
        return super().get_delete_url(instance) if may else None

    @property
    def note(self) -> str:
        return self.approval_note if self.permission_policy.is_bound(self.request.user) else ""


class SiteBoundInspectView(InspectView):
    """A row to read, with its site in the words that readers know it by."""

    def get_site_display_value(self):
        return name_of(self.object.site)


class _ChoosesVisible:
    def get_object_list(self):
        return visible(self.model_class, self.request.user)


class _VisibleChosen:
    def get_object(self, pk):
        row = super().get_object(pk)
        if not visible(self.model_class, self.request.user).filter(pk=row.pk).exists():
            raise Http404
        return row


class _VisibleChosenMultiple:
    def get_objects(self, pks):
        return visible(self.model_class, self.request.user).filter(pk__in=pks)


class SiteBoundChooserViewSet(SnippetChooserViewSet):
    """A chooser that holds the rows of the user's sites."""

    choose_view_class = type("SiteBoundChooseView", (_ChoosesVisible, ChooseView), {})
    choose_results_view_class = type("SiteBoundChooseResultsView", (_ChoosesVisible, ChooseResultsView), {})
    chosen_view_class = type("SiteBoundChosenView", (_VisibleChosen, SnippetChosenView), {})
    chosen_multiple_view_class = type(
        "SiteBoundChosenMultipleView", (_VisibleChosenMultiple, SnippetChosenMultipleView), {}
    )


class SiteBoundURLFinder(SnippetAdminURLFinder):
    """Links to a row's form for those who may change that row."""

    def __init__(self, user=None):
        self.user = user

    def get_edit_url(self, instance):
        policy = SiteRowPolicy(self.model)
        if self.user and not policy.user_has_permission_for_instance(self.user, "change", instance):
            return None
        return reverse(instance.snippet_viewset.get_url_name("edit"), args=[quote(instance.pk)])


class SiteBoundViewSet(SnippetViewSet):
    """A snippet whose model has a ``site``; subclasses give ``model`` and ``panels``.

    ``approval_note`` says above the list what is left to publishers where approval is required; ``never``
    names what nobody does here, administrators neither.
    """

    panels: list
    never: frozenset[str] = frozenset()
    index_view_class = SiteBoundIndexView
    inspect_view_class = SiteBoundInspectView
    index_template_name = "cms/admin/site_bound_list.html"
    approval_note = _(
        "Nothing goes live on this site without approval, and what is saved here is live at once. "
        "So publishers add and change it; ask one of them."
    )
    form_class = SiteBoundForm
    copy_view_enabled = False
    chooser_viewset_class = SiteBoundChooserViewSet
    add_to_admin_menu = True

    @cached_property
    def permission_policy(self):
        return FewerActionsPolicy(self.model, self.never)

    def get_queryset(self, request):
        return visible(self.model, request.user).select_related("site")

    def get_index_view_kwargs(self, **kwargs):
        return super().get_index_view_kwargs(approval_note=self.approval_note, **kwargs)

    def get_edit_handler(self):
        return ObjectList(self.panels, base_form_class=self.form_class).bind_to_model(self.model)

    def construct_view(self, view_class, **kwargs):
        guarded = type(view_class.__name__, (_AsksAboutTheRow, view_class), {})
        return super().construct_view(guarded, **kwargs)

    @property
    def url_finder_class(self):
        return type("_URLFinder", (SiteBoundURLFinder,), {"model": self.model})
