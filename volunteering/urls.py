"""Addresses of consultations without pages of their own, below ``/volunteering/`` in every language."""

urlpatterns = []
