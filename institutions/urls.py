"""Addresses of an institution's people."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
