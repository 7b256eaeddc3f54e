"""Reports on e-services."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from cms.admin.reports import PagesReportView
from news.staleness import stale_services


class StaleServicesReportView(PagesReportView):
    """E-services whose descriptions have not been checked for half a year, or ever."""

    url_name = "stale_services"
    page_title = _("Outdated descriptions of e-services")
    header_icon = "time"
    list_export = ["title", "full_url", "checked_on"]
    export_headings = {"title": _("Page"), "full_url": _("Address"), "checked_on": _("Checked on")}

    @property
    def columns(self):
        return [self.title_column("title"), CheckedColumn("checked_on", label=_("Checked on"))]

    def report_rows(self, pages):
        stale = stale_services(timezone.localdate()).filter(pk__in=pages.values("pk"))
        return list(stale.defer("body"))


class CheckedColumn(Column):
    """The day of the last check."""

    empty_value_display = _("never")

    def get_value(self, instance):
        return instance.checked_on or ""
