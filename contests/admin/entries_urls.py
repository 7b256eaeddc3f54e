"""Addresses of moderators below /admin/contests/."""

from django.urls import path

from contests.admin import (
    entries,
    exports,
    letters,
    moderation,
    moderation_bulk,
    overview,
    packages,
    redaction,
)

urlpatterns = [
    path("entries/", entries.EntriesView.as_view(), name="contest_admin_entries"),
    path("entries/bulk/", moderation_bulk.BulkView.as_view(), name="contest_admin_bulk"),
    path("entries/letter/", letters.LetterView.as_view(), name="contest_admin_letter"),
    path("entries/export/", exports.ExportView.as_view(), name="contest_admin_export"),
    path("packages/", packages.PackagesView.as_view(), name="contest_admin_packages"),
    path("packages/<uuid:key>/", packages.PackageView.as_view(), name="contest_admin_package"),
    path("entries/<int:pk>/", moderation.EntryPageView.as_view(), name="contest_admin_entry"),
    path("entries/<int:pk>/decide/", moderation.DecideView.as_view(), name="contest_admin_decide"),
    path("entries/<int:pk>/note/", moderation.NoteView.as_view(), name="contest_admin_note"),
    path("entries/<int:pk>/tag/", moderation.TagView.as_view(), name="contest_admin_tag"),
    path("entries/<int:pk>/redact/", redaction.RedactView.as_view(), name="contest_admin_redact"),
    path("<int:contest_id>/overview/", overview.OverviewView.as_view(), name="contest_admin_overview"),
    path(
        "<int:contest_id>/duplicates/", moderation_bulk.DuplicatesView.as_view(),
        name="contest_admin_duplicates",
    ),
    path("<int:contest_id>/letters/", letters.LettersView.as_view(), name="contest_admin_letters"),
]  # fmt: skip
