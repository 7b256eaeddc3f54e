from datetime import time, timedelta

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
        from cms.tasks import schedule
        from cms.tasks.jobs import MINUTE
        from search import documents, following, following_documents, pages
        from search.best_bets import BEST_BETS
        from search.models import BestBet, SynonymSet
        from search.thesaurus import SYNONYMS

        refreshes(SYNONYMS, SynonymSet)
        refreshes(BEST_BETS, BestBet)
        schedule.register(
            gettext_noop("Write down what readers looked for"), "search.counting.write_down", every=MINUTE
        )
        schedule.register(
            gettext_noop("Forget rare and old queries"), "search.counting.forget_old", daily_at=time(4, 5)
        )
        searchables.register(PAGES, pages.searchable, order=0)
        searchables.register(following_documents.DOCUMENTS, documents.searchable)
        following.connect()
        following_documents.connect()
        schedule.register(
            gettext_noop("Read documents that the search does not know yet"),
            "search.tasks.find_unread_documents",
            daily_at=time(2, 40),
        )
        schedule.register(
            gettext_noop("Count the words that the search knows"),
            "search.vocabulary.rebuild",
            daily_at=time(3, 50),
        )
        self._replicate()

    def _replicate(self):
        from cms.tasks.schedule import register
        from search.replication import changes, noting

        if changes.is_replicated():
            noting.connect()
            register(gettext_noop("Tend Elasticsearch"), "search.replication.tasks.tend", every=TENDED)
