"""Addresses of a school's or guardian's entries."""

from django.urls import path

from contests.views import class_table, entries, writing

urlpatterns = [
    path("", entries.index, name="contest_entries"),
    path("<int:pk>/class/", class_table.table, name="contest_class"),
    path("<int:pk>/class/row/", class_table.save_row, name="contest_class_row"),
    path("<int:pk>/class/match/", class_table.match, name="contest_class_match"),
    path("<int:pk>/start/", entries.start, name="contest_start"),
    path("entries/<uuid:key>/", entries.status, name="contest_entry"),
    path("entries/<uuid:key>/edit/", writing.edit, name="contest_entry_edit"),
    path("entries/<uuid:key>/save/", writing.autosave, name="contest_entry_save"),
    path("entries/<uuid:key>/withdraw/", entries.withdraw, name="contest_entry_withdraw"),
    path("entries/<uuid:key>/delete/", entries.delete, name="contest_entry_delete"),
    path("entries/<uuid:key>/receipt.pdf", entries.receipt, name="contest_entry_receipt"),
]
