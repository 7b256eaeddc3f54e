"""``make run``: everything embedded, on this machine, over plain HTTP.

The secret key is made at the first start and kept beside the database. ``DEBUG=1`` turns on
Django's debug pages; without it the sites run just as residents would see them.
"""

import contextlib
import os
import secrets

from .base import *  # noqa: F403
from .base import VAR_DIR, env


def _local_secret() -> str:
    path = VAR_DIR / "secret-key"
    if not path.exists():
        # Written whole under another name first: several processes may start at once.
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_text(secrets.token_urlsafe(50))
        draft.chmod(0o600)
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


SECRET_KEY = env("SECRET_KEY", default="") or _local_secret()
DEBUG = env.bool("DEBUG", default=False)
HOST = env("HOST", default="localhost")
PORT = env.int("PORT", default=8000)
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1", "[::1]", HOST]
_port = "" if PORT == 80 else f":{PORT}"
_everywhere = {"0.0.0.0", "::"}  # noqa: S104 - a name that the operator may give
PUBLIC_HOST = "localhost" if HOST in {*_everywhere, "127.0.0.1"} else HOST
BIND = "127.0.0.1" if HOST == "localhost" else HOST
WEB_WORKERS = env.int("WEB_WORKERS", default=2)
SERVE_MEDIA = True
# Only in the embedded installation: demo accounts exist nowhere else.
DEMO_PASSWORD = env("DEMO_PASSWORD", default="ratusha-demo")
WAGTAILADMIN_BASE_URL = env("EDITOR_BASE_URL", default=f"http://{PUBLIC_HOST}{_port}")
EDITOR_EXTRA_HOSTS = ["127.0.0.1", "::1"]
# On this machine only, or while somebody develops: letters hold links that sign people in.
LETTERS_READABLE = DEBUG or HOST == "localhost"
STYLEGUIDE_PUBLIC = env.bool("STYLEGUIDE_PUBLIC", default=True)
if DEBUG:
    STORAGES = {
        **STORAGES,  # noqa: F405
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
