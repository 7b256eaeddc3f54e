"""The live picture of a contest, drawn on the server."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.admin.entries_base import ContestView
from contests.admin.overview_figures import ROW, overview


class OverviewView(ContestView):
    """How many entries came, when, of what kind and from where, and who has sent none."""

    page_title = _("Live picture")
    template_name = "contests/admin/overview.html"

    def get_context_data(self, **kwargs):
        now = timezone.now()
        return super().get_context_data(overview=overview(self.contest, now=now), row=ROW, now=now, **kwargs)
