"""Addresses of jurors."""

from django.urls import path

from contests.views import jury

urlpatterns = [
    path("account/jury/", jury.juries, name="contest_jury"),
    path("account/jury/join/<str:token>/", jury.join, name="contest_jury_join"),
    path("account/jury/<int:contest_id>/", jury.entries, name="contest_jury_entries"),
    path("account/jury/<int:contest_id>/scores.csv", jury.scores_csv, name="contest_jury_csv"),
    path("account/jury/<int:contest_id>/<int:number>/", jury.entry, name="contest_jury_entry"),
    path("account/jury/<int:contest_id>/<int:number>/abstain/", jury.abstain, name="contest_jury_abstain"),
    path("account/jury/<int:contest_id>/<int:number>/conflict/", jury.conflict, name="contest_jury_conflict"),
    path(
        "account/jury/<int:contest_id>/<int:number>/<int:place>.<slug:suffix>",
        jury.file,
        name="contest_jury_file",
    ),
]
