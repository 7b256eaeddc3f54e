"""Our sites with stock Wagtail's search: the yardstick of ``--only search``."""

import os

from cms.settings.dev import *  # noqa: F403

ELASTICSEARCH_URL = os.environ.get("STOCK_ELASTICSEARCH_URL", "")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
if ELASTICSEARCH_URL:
    WAGTAILSEARCH_BACKENDS = {
        "default": {
            "BACKEND": "wagtail.search.backends.elasticsearch9",
            "URLS": [ELASTICSEARCH_URL],
            "INDEX_PREFIX": "stock_",
            "TIMEOUT": 60,
        }
    }
