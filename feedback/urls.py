"""Addresses of what readers say back, below ``/feedback/`` in every language."""

urlpatterns = []
