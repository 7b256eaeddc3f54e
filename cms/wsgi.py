"""The WSGI entry point: kept pages first, then whole requests to Django."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
_django = get_wsgi_application()

from cms.cache.front import PageCacheFront  # noqa: E402 - it needs Django set up
from cms.whole_bodies import WholeBodies  # noqa: E402

application = PageCacheFront(WholeBodies(_django, most=settings.MAX_BODY_MB * 1024 * 1024))
