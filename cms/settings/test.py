"""``make test``: the embedded services, tasks at once, letters kept in memory."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, MEDIA_URL, REDIS_URL

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
_tmp = Path(tempfile.mkdtemp(prefix="ratusha-test-"))
atexit.register(shutil.rmtree, _tmp, ignore_errors=True)
STATIC_ROOT = _tmp / "static"
STATIC_ROOT.mkdir()
MEDIA_ROOT = _tmp / "media"
PRIVATE_MEDIA_ROOT = _tmp / "private"
_files = "django.core.files.storage.FileSystemStorage"
_private = {"BACKEND": _files, "OPTIONS": {"location": str(PRIVATE_MEDIA_ROOT)}}
STORAGES = {
    "default": _private,
    "private": _private,
    "public": {"BACKEND": _files, "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": MEDIA_URL}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if not REDIS_URL:
    CACHES = {name: {**cache, "LOCATION": str(_tmp / "cache.sqlite3")} for name, cache in CACHES.items()}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default", "mail"]}
}
OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"].setdefault("TEST", {})["NAME"] = None
WAGTAILADMIN_BASE_URL = "http://localhost"
EDITOR_EXTRA_HOSTS = ["testserver"]
SERVE_MEDIA = True
PUBLIC_HOST = "localhost"
DEMO_PASSWORD = "ratusha-demo"
STYLEGUIDE_PUBLIC = True
