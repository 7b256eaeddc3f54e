"""Files of entries: on their way in, listed and changed, served."""

from django.urls import path

from contests.views import files, uploads

urlpatterns = [
    path("account/contests/uploads/", uploads.begin, name="contest_upload_begin"),
    path("account/contests/uploads/<uuid:key>/", uploads.UploadView.as_view(), name="contest_upload"),
    path("account/contests/entries/<uuid:key>/files/", files.entry_files, name="contest_entry_files"),
    path("account/contests/files/<uuid:key>/replace/", files.replace, name="contest_file_replace"),
    path("account/contests/files/<uuid:key>/<slug:variant>/", files.serve, name="contest_file"),
]
