"""What the search adds to the editor."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.admin.reports import ReportMenuItem
from search.admin.evaluating import EvaluationView, evaluates
from search.admin.reports import AskedReportView
from search.admin.snippets import BestBetViewSet, SynonymViewSet


class EvaluationMenuItem(MenuItem):
    """The way to the evaluation, for those who may open it."""

    def is_shown(self, request):
        return evaluates(request.user)


class SearchGroup(SnippetViewSetGroup):
    """All that editors tell the search and hear from it."""

    items = (SynonymViewSet, BestBetViewSet)
    menu_icon = "search"
    menu_label = _("Search and queries")
    menu_name = "site-search"
    menu_order = 245

    def get_submenu_items(self):
        evaluating = EvaluationMenuItem(
            EvaluationView.page_title, reverse_lazy("search_evaluation"), icon_name="tasks", order=20
        )
        return [ReportMenuItem(AskedReportView, order=0), *super().get_submenu_items(), evaluating]


AskedReportView.register()
register_snippet(SearchGroup)


@hooks.register("register_admin_urls")
def register_evaluation():
    """The address where judged queries are evaluated."""
    return [path("search-evaluation/", EvaluationView.as_view(), name="search_evaluation")]
