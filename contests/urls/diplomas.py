"""Addresses that readers reach from results and diplomas, and a school's own papers."""

from django.urls import path

from contests.views import diplomas, works

urlpatterns = [
    path("contests/works/<uuid:key>/<int:position>-<str:look>", works.picture, name="contest_work_picture"),
    path("diploma/<str:code>/", diplomas.check, name="contest_diploma"),
    path("account/contests/<int:pk>/diplomas.zip", diplomas.own_zip, name="contest_diplomas_zip"),
]
