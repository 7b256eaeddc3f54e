"""Addresses of sign-ups, below ``/signup/`` in every language."""

from django.urls import path

from signups.views import asking, certificates

urlpatterns = [
    path("<uuid:key>/", asking.ask, name="sign_up"),
    path("<uuid:key>/calendar.ics", asking.calendar_file, name="sign_up_calendar"),
    path("confirm/<str:token>/", asking.confirm, name="sign_up_confirm"),
    path("agree/<str:token>/", asking.agree, name="sign_up_agree"),
    path("mine/<str:token>/", asking.manage, name="sign_up_manage"),
    path("certificate/<str:token>/", certificates.own, name="sign_up_certificate"),
    path("check/<str:code>/", certificates.check, name="sign_up_check"),
]
