"""Wagtail's own project template, with SQLite in ``VAR_DIR`` and no cache of pages."""

import os
from pathlib import Path

SECRET_KEY = "only-for-the-bench"  # noqa: S105
ALLOWED_HOSTS = ["*"]
_WAGTAIL = [
    "contrib.redirects", "embeds", "sites", "users", "snippets", "documents", "images", "search", "admin",
]  # fmt: skip
_DJANGO = ["admin", "auth", "contenttypes", "sessions", "messages", "staticfiles"]
INSTALLED_APPS = [
    "tools.bench.bare",
    *(f"wagtail.{name}" for name in _WAGTAIL),
    "wagtail",
    "modelcluster",
    "taggit",
    *(f"django.contrib.{name}" for name in _DJANGO),
]


class _NoMigrations:
    """Tables straight from the models: of the migrations nothing but the schema is wanted."""

    def __contains__(self, label):
        return True

    def __getitem__(self, label):
        return None


MIGRATION_MODULES = _NoMigrations()
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
ROOT_URLCONF = "tools.bench.bare.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": Path(os.environ["VAR_DIR"]) / "bare.sqlite3"}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "uk"
USE_TZ = True
STATIC_URL = "/static/"
WAGTAIL_SITE_NAME = "Bare"
WAGTAILADMIN_BASE_URL = "http://localhost"
