"""What the volunteer programme adds to the editor."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from volunteering.admin import calls, rows
from volunteering.admin.proposals import ProposalsView, ProposalView
from volunteering.permissions import moderates_any


class ProposalsMenuItem(MenuItem):
    """The way to the proposals, for those who moderate them."""

    def is_shown(self, request):
        return moderates_any(request.user)


class VolunteeringGroup(SnippetViewSetGroup):
    """All of the volunteer programme in one menu."""

    menu_label = _("Volunteering")
    menu_icon = "group"
    menu_order = 230
    items = (
        calls.CallViewSet,
        calls.OrganisationViewSet,
        rows.ConsultationViewSet,
        rows.StatuteViewSet,
        rows.ClauseViewSet,
        rows.ProgrammeViewSet,
    )

    def get_submenu_items(self):
        proposals = ProposalsMenuItem(
            _("Proposals"), reverse_lazy("volunteering_proposals"), icon_name="comment", order=0
        )
        return [proposals, *super().get_submenu_items()]


register_snippet(VolunteeringGroup)


@hooks.register("register_admin_urls")
def register_proposals():
    """The table of proposals, and each of them."""
    return [
        path("proposals/", ProposalsView.as_view(), name="volunteering_proposals"),
        path("proposals/<int:pk>/", ProposalView.as_view(), name="volunteering_proposal"),
    ]
