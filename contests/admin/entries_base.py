"""What all pages of moderators have in common: who may open them, and where they stand."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contests.admin.entries_chosen import choice, chosen
from contests.models import Contest, EntryVersion
from contests.permissions import sites_moderated_by
from contests.queries import contests_for_editor, versions_for_editor


class ModeratorsOnly:
    """Closed to whoever moderates no site's contests; of other sites nothing is found."""

    def dispatch(self, request, *args, **kwargs):
        if not sites_moderated_by(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class EditorView(ModeratorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """A page of the editor, below the table of entries."""

    header_icon = "clipboard-list"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("contest_admin_entries"), "label": _("Contest entries")},
            *self.crumbs(),
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def crumbs(self) -> list[dict[str, Any]]:
        """Further steps between the table and this page."""
        return []


class EntryView(EditorView):
    """A page about one entry: about the version that stands."""

    @cached_property
    def version(self) -> EntryVersion:
        rows = versions_for_editor(self.request.user).for_table()
        return get_object_or_404(rows, entry=self.kwargs["pk"])

    def crumbs(self):
        return [
            {
                "url": reverse("contest_admin_entry", args=[self.version.entry_id]),
                "label": self.version.entry.reference,
            }
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(version=self.version, entry=self.version.entry, **kwargs)


class ChosenView(EditorView):
    """A page about several entries; without any there is nothing to show."""

    http_method_names = ["post"]

    @cached_property
    def versions(self) -> list[EntryVersion]:
        return chosen(self.request)

    def post(self, request, *args, **kwargs):
        if not self.versions:
            messages.error(request, _("Tick entries in the table first."))
            return redirect("contest_admin_entries")
        return self.go_on()

    def go_on(self):
        """Answer, with entries chosen."""
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            chosen=self.versions, choice=choice(self.request, self.versions), **kwargs
        )


class ContestView(EditorView):
    """A page about one contest."""

    @cached_property
    def contest(self) -> Contest:
        return get_object_or_404(contests_for_editor(self.request.user), pk=self.kwargs["contest_id"])

    def get_page_subtitle(self):
        return str(self.contest)

    def get_context_data(self, **kwargs):
        return super().get_context_data(contest=self.contest, **kwargs)
