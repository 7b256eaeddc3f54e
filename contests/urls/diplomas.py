"""Pictures in results, and a school's own papers."""

from django.urls import path

from contests.views import diplomas, works

urlpatterns = [
    path("contests/works/<uuid:key>/<int:position>-<str:look>", works.picture, name="contest_work_picture"),
    path("account/contests/<int:pk>/diplomas/", diplomas.own, name="contest_diplomas"),
    path("account/contests/<int:pk>/diplomas.zip", diplomas.own_zip, name="contest_diplomas_zip"),
]
