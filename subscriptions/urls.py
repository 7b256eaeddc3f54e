"""Addresses of subscriptions, below ``/subscriptions/`` in every language."""

urlpatterns = []
