"""Addresses of contests beside their pages: personal ones below /account/, public ones short."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/contests/", include("contests.urls.entries")),
    path("", include("contests.urls.consents")),
    path("", include("contests.urls.public")),
    path("", include("contests.urls.diplomas")),
    path("", include("contests.urls.jury")),
    path("", include("contests.urls.files")),
]
