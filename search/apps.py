from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("search")

    def ready(self):
        from cms.cache.signals import refreshes
        from cms.searching import PAGES, searchables
        from search import following, pages
        from search.models import SynonymSet
        from search.thesaurus import SYNONYMS

        refreshes(SYNONYMS, SynonymSet)
        searchables.register(PAGES, pages.searchable, order=0)
        following.connect()
