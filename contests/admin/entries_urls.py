"""Addresses of moderators below /admin/contests/."""

from django.urls import path

from contests.admin import entries, moderation, redaction

urlpatterns = [
    path("entries/", entries.EntriesView.as_view(), name="contest_admin_entries"),
    path("entries/<int:pk>/", moderation.EntryPageView.as_view(), name="contest_admin_entry"),
    path("entries/<int:pk>/decide/", moderation.DecideView.as_view(), name="contest_admin_decide"),
    path("entries/<int:pk>/note/", moderation.NoteView.as_view(), name="contest_admin_note"),
    path("entries/<int:pk>/tag/", moderation.TagView.as_view(), name="contest_admin_tag"),
    path("entries/<int:pk>/redact/", redaction.RedactView.as_view(), name="contest_admin_redact"),
    path("files/<uuid:key>/<slug:look>/", entries.entry_file, name="contest_admin_file"),
]
