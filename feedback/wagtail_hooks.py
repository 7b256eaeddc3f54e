"""What feedback adds to the editor."""

from wagtail.snippets.models import register_snippet

from feedback.admin.reports import UsefulnessReportView
from feedback.admin.snippets import FeedbackGroup

register_snippet(FeedbackGroup)
UsefulnessReportView.register(order=130)
