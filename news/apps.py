from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("news")

    def ready(self):
        from cms import registries
        from cms.cache.signals import refreshes
        from cms.cache.tags import CONTENT, type_tag
        from news import announcing, feeds, models, queries

        registries.listings.register("news", queries.news_listing, order=10)
        registries.listings.register("services", queries.service_listing, order=20)
        registries.related.register("news", queries.about)
        registries.feeds.register("news", feeds.offered, order=10)
        registries.topics.register("news", announcing.topics, order=10)
        registries.announcements.register("news", announcing.announcements, order=10)
        refreshes((CONTENT, type_tag(models.NewsCategory)), models.NewsCategory)
