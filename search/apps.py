from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

TENDED = timedelta(seconds=30)


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
        self._replicate()

    def _replicate(self):
        from cms.tasks.schedule import register
        from search.replication import changes, noting

        if changes.is_replicated():
            noting.connect()
            register(gettext_noop("Tend Elasticsearch"), "search.replication.tasks.tend", every=TENDED)
