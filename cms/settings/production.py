"""A real server: every secret and host from the environment, HTTPS everywhere."""

from urllib.parse import urlsplit

from .base import *  # noqa: F403
from .base import (
    CONTENT_SECURITY_POLICY,
    EDITOR_CONTENT_SECURITY_POLICY,
    SILENCED_SYSTEM_CHECKS,
    STORAGES,
    env,
)

SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = env("EDITOR_BASE_URL")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^health/"]
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# How many proxies add to X-Forwarded-For: attempts to sign in are counted by the reader's own address.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1 if BEHIND_PROXY else 0)
REQUIRE_EDITOR_MFA = env.bool("REQUIRE_EDITOR_MFA", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600)
# Promises for every name below the host, and for browsers' own lists: hard to take back, so asked for.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
# W005, W021: those two are the operator's decision.
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "security.W005", "security.W021"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"

if env("S3_BUCKET", default=""):
    # Pages and the editor load pictures from where the bucket's public part is served.
    _origin = env("MEDIA_ORIGIN")
    _readers = CONTENT_SECURITY_POLICY["DIRECTIVES"]
    CONTENT_SECURITY_POLICY = {
        "DIRECTIVES": {**_readers, **{kind: [*_readers[kind], _origin] for kind in ("img-src", "media-src")}}
    }
    EDITOR_CONTENT_SECURITY_POLICY = {
        **EDITOR_CONTENT_SECURITY_POLICY,
        "img-src": [*EDITOR_CONTENT_SECURITY_POLICY["img-src"], _origin],
    }
    _s3 = {
        "bucket_name": env("S3_BUCKET"),
        "endpoint_url": env("S3_ENDPOINT_URL", default=None),
        "region_name": env("S3_REGION", default=None),
        "file_overwrite": False,
    }
    _s3_private = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**_s3, "default_acl": "private", "location": "private"},
    }
    STORAGES = {
        **STORAGES,
        "default": _s3_private,
        "private": _s3_private,
        "public": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                **_s3,
                "querystring_auth": False,
                "location": "media",
                "custom_domain": urlsplit(_origin).netloc,
            },
        },
    }
