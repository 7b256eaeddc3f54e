"""What the home app adds to the editor."""

from wagtail.snippets.models import register_snippet

from home.admin.reports import LanguageLawReportView
from home.admin.snippets import AlertViewSet

register_snippet(AlertViewSet)
LanguageLawReportView.register(order=100)
