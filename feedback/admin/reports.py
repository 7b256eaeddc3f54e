"""Which pages help their readers, and which do not."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from cms.admin.reports import EditorReportView
from cms.admin.visibility import visible
from cms.row_permissions import SiteRowPolicy
from feedback.admin.snippets import OpinionFilterSet
from feedback.models import Opinion
from feedback.queries import opinions_by_page


class UsefulnessReportView(EditorReportView):
    """Per page: how many found it useful, how many did not, how many said why."""

    url_name = "usefulness"
    page_title = _("Usefulness of pages")
    header_icon = "comment"
    permission_policy = SiteRowPolicy(Opinion)
    any_permission_required = ["view"]
    filterset_class = OpinionFilterSet
    list_export = ["page.title", "page.full_url", "site_name", "yes", "no", "share", "words", "last"]
    export_headings = {
        "page.title": _("Page"),
        "page.full_url": _("Address"),
        "site_name": _("Site"),
        "yes": _("Useful"),
        "no": _("Not useful"),
        "share": _("Share of useful"),
        "words": _("With words"),
        "last": _("Last opinion"),
    }

    @property
    def columns(self):
        return [
            TitleColumn("page", label=_("Page"), accessor="page.title", get_url=self._opinions_url),
            Column("site_name", label=_("Site")),
            Column("yes", label=_("Useful")),
            Column("no", label=_("Not useful")),
            Column("share", label=_("Share of useful")),
            Column("words", label=_("With words")),
            DateColumn("last", label=_("Last opinion")),
        ]

    def get_queryset(self):
        return visible(Opinion, self.request.user)

    def get_filtered_queryset(self):
        return opinions_by_page(super().get_filtered_queryset())

    @staticmethod
    def _opinions_url(row) -> str:
        """What was said of the page."""
        return reverse("wagtailsnippets_feedback_opinion:list") + f"?page={row.page.pk}"
