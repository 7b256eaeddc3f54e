"""Reports on what a site must say."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn

from cms.admin.reports import PagesReportView
from home.language_law import shortcomings


class LanguageLawReportView(PagesReportView):
    """English pages whose Ukrainian counterpart is missing, unpublished, older or shorter."""

    url_name = "language_law"
    page_title = _("Translations without a Ukrainian counterpart")
    header_icon = "globe"
    list_export = ["page.title", "page.full_url", "page.last_published_at", "reason_words"]
    export_headings = {
        "page.title": _("Page"),
        "page.full_url": _("Address"),
        "page.last_published_at": _("Published"),
        "reason_words": _("What is wrong"),
    }

    @property
    def columns(self):
        return [
            self.title_column("page"),
            DateColumn("published", label=_("Published"), accessor="page.last_published_at"),
            Column("reason_words", label=_("What is wrong")),
        ]

    def report_rows(self, pages):
        return shortcomings(pages)
