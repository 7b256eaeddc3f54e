"""Addresses of an institution's people."""

from django.urls import path

from institutions import views

urlpatterns = [
    path("account/institution/", views.mine, name="institution_mine"),
    path("account/institution/choose/", views.choose, name="institution_choose"),
    path("account/institution/people/<int:pk>/", views.person, name="institution_person"),
    path("account/institution/<slug:slug>/ask/", views.ask, name="institution_ask"),
]
