"""News and e-services."""

from news.models.items import NewsCategory, NewsIndexPage, NewsPage, NewsSource
from news.models.services import EServiceIndexPage, EServicePage, ServiceDocument, ServiceStep

__all__ = [
    "EServiceIndexPage",
    "EServicePage",
    "NewsCategory",
    "NewsIndexPage",
    "NewsPage",
    "NewsSource",
    "ServiceDocument",
    "ServiceStep",
]
