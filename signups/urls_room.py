"""Addresses of the organisers' room, below ``/account/sessions/``."""

from django.urls import path

from signups.views import room

urlpatterns = [
    path("", room.index, name="session_room"),
    path("<uuid:key>/", room.people, name="session_people"),
    path("<uuid:key>/attendance/", room.note, name="session_attendance"),
    path("<uuid:key>/cancel/", room.cancel, name="session_cancel"),
    path("<uuid:key>/certificates/", room.certify, name="session_certify"),
    path("<uuid:key>/list.csv", room.table, name="session_csv"),
    path("<uuid:key>/print/", room.printed, name="session_print"),
    path("<uuid:key>/<int:pk>/confirm/", room.confirm, name="session_confirm"),
    path("<uuid:key>/<int:pk>/cancel/", room.cancel_one, name="session_cancel_one"),
    path("<uuid:key>/<int:pk>/certificate.pdf", room.certificate, name="session_certificate"),
]
