"""Addresses of subscriptions, below ``/subscriptions/`` in every language."""

from django.urls import path

from subscriptions import views

urlpatterns = [
    path("", views.subscribe, name="subscribe"),
    path("confirm/<str:token>/", views.confirm, name="subscriptions_confirm"),
    path("mine/<str:token>/", views.manage, name="subscriptions_manage"),
    path("leave/<str:token>/", views.leave, name="subscriptions_leave"),
]
