"""What contests add to the editor."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from contests.admin import (
    jury,  # noqa: F401 - registers its own pages
    people,
    results,
    steps,
)
from contests.admin.snippets import ContestViewSet
from contests.permissions import sites_moderated_by

register_snippet(ContestViewSet)


class EntriesMenuItem(MenuItem):
    """The way to the entries, for those who moderate them."""

    def is_shown(self, request):
        return sites_moderated_by(request.user).exists()


@hooks.register("register_admin_urls")
def register_entries():
    """All pages of moderators."""
    return [path("contests/", include("contests.admin.entries_urls"))]


@hooks.register("register_admin_menu_item")
def register_entries_menu_item():
    return EntriesMenuItem(
        _("Entries"), reverse_lazy("contest_admin_entries"), icon_name="clipboard-list", order=320
    )


@hooks.register("register_admin_urls")
def register_steps():
    """More time, copies for other years, results."""
    return [*steps.urlpatterns, *results.urlpatterns]


@hooks.register("register_admin_urls")
def register_people():
    """A person's data, for administrators."""
    return people.urlpatterns


class AdministratorsMenuItem(MenuItem):
    """Shown to administrators alone."""

    def is_shown(self, request):
        return request.user.is_superuser


@hooks.register("register_settings_menu_item")
def register_people_menu_item():
    return AdministratorsMenuItem(
        _("A person’s data"), reverse_lazy("contest_people"), icon_name="user", order=950
    )
