"""Reports on what a person sees in the editor."""

from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.admin.visibility import visible

ANY_ACTION = ["add", "change", "publish"]


class EditorReportView(ReportView):
    """A report with an address and a menu item; subclasses give ``url_name`` and whom it is for."""

    any_permission_required = ANY_ACTION
    url_name: str

    @classmethod
    def register(cls, *, order: int | None = None) -> None:
        """Put the report at its addresses, and into the menu of reports.

        Args:
            order: its place there; ``None``: its app shows the way to it.
        """
        results = f"{cls.url_name}_results"
        cls.index_url_name, cls.index_results_url_name = cls.url_name, results
        address = f"reports/{cls.url_name.replace('_', '-')}/"
        hooks.register(
            "register_admin_urls",
            lambda: [
                path(address, cls.as_view(), name=cls.url_name),
                path(f"{address}results/", cls.as_view(results_only=True), name=results),
            ],
        )
        if order is not None:
            hooks.register("register_reports_menu_item", lambda: ReportMenuItem(cls, order))

    def get_filename(self):
        return self.url_name.replace("_", "-")

    def get_heading(self, queryset, field):
        return str(self.export_headings[field])


class PagesReportView(EditorReportView):
    """A report with a row for a page; subclasses give ``report_rows`` too."""

    permission_policy = page_permission_policy

    def report_rows(self, pages) -> list:
        """The rows of the report, made from ``pages``, which the user may see."""
        raise NotImplementedError

    def get_queryset(self) -> list:
        return self.report_rows(visible(Page, self.request.user))

    @cached_property
    def _editable(self) -> set[int]:
        """The keys of the pages that the user may change."""
        pages = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        return set(pages.values_list("pk", flat=True))

    def title_column(self, name: str) -> TitleColumn:
        """The page's title, which leads to the page's form whoever may change the page."""
        return TitleColumn(name, label=_("Page"), get_url=self._edit_url)

    def _edit_url(self, row) -> str | None:
        page = getattr(row, "page", row)
        return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk in self._editable else None


class ReportMenuItem(MenuItem):
    """Shown to whoever may open the report."""

    def __init__(self, view: type[EditorReportView], order: int):
        self.view = view
        name = view.url_name.replace("_", "-")
        super().__init__(
            view.page_title, reverse(view.url_name), name=name, icon_name=view.header_icon, order=order
        )

    def is_shown(self, request):
        policy = self.view.permission_policy
        return policy.user_has_any_permission(request.user, self.view.any_permission_required)
