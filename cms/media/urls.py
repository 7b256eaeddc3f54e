"""Addresses of documents, and of what only editors may see."""

from django.urls import path, re_path

from cms.media import views

urlpatterns = [
    # Wagtail's own name: its links to documents lead here.
    re_path(r"^documents/(\d{1,18})/(.*)$", views.document, name="wagtaildocs_serve"),
    path("admin/pictures/<int:image_id>/", views.image_for_editors, name="image_for_editors"),
    path("admin/consents/<int:consent_id>/evidence/", views.consent_evidence, name="consent_evidence"),
]
