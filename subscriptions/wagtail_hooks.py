"""What subscriptions add to the editor."""

from subscriptions.admin.reports import SubscribersReportView

SubscribersReportView.register(order=140)
