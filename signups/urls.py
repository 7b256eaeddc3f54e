"""Addresses of sign-ups, below ``/signup/`` in every language."""

from django.urls import path

from signups import views

urlpatterns = [
    path("<uuid:key>/", views.ask, name="sign_up"),
    path("confirm/<str:token>/", views.confirm, name="sign_up_confirm"),
    path("agree/<str:token>/", views.agree, name="sign_up_agree"),
    path("mine/<str:token>/", views.manage, name="sign_up_manage"),
]
