"""Addresses. Apps are named by string: the ground floor imports none of them."""

from allauth.account import views as account_views
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls

from cms import serving, sitemaps, views

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("health/live/", views.live, name="live"),
    path("health/ready/", views.ready, name="ready"),
    path("", include("institutions.urls")),
    path("", include("contests.urls")),
    path("account/sessions/", include("signups.urls_room")),
    path("account/", include("allauth.urls")),
    # Wagtail's own ways in are closed: everybody signs in, and out, by the same door.
    path("admin/login/", to_login),
    path("admin/logout/", account_views.logout),
    re_path(r"^admin/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("", include("cms.media.urls")),
    path("admin/", include("cms.admin.urls")),
    path("dev/mail/", include("cms.mail.reading")),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", sitemaps.sitemap, name="sitemap_part"),
    path("styleguide/", include("cms.styleguide.urls")),
]

if settings.SERVE_MEDIA:
    urlpatterns += [path("media/<path:path>", views.media)]

urlpatterns += i18n_patterns(
    path("search/", include("search.urls")),
    path("", include("contests.urls.checks")),
    path("", include("institutions.public_urls")),
    path("", include("campaigns.urls")),
    path("signup/", include("signups.urls")),
    path("subscriptions/", include("subscriptions.urls")),
    path("feedback/", include("feedback.urls")),
    path("volunteering/", include("volunteering.urls")),
    path("_util/login/", to_login),
    re_path(serving.ADDRESS, serving.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
