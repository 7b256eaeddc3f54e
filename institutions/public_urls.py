"""The address of an institution, for every reader."""

from django.urls import path

from institutions import public

urlpatterns = [path("institutions/<slug:slug>/", public.institution, name="institution")]
