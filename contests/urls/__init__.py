"""Addresses of contests beside their pages: personal ones below /account/, public ones short."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
