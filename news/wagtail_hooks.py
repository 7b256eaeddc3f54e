"""What news add to the editor."""

from wagtail.snippets.models import register_snippet

from news.admin.reports import StaleServicesReportView
from news.admin.snippets import NewsCategoryViewSet

register_snippet(NewsCategoryViewSet)
StaleServicesReportView.register(order=110)
