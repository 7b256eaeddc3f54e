"""The WSGI entry point: kept pages first, Django behind them."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
_django = get_wsgi_application()

from cms.cache.front import PageCacheFront  # noqa: E402 - it needs Django set up

application = PageCacheFront(_django)
