from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class ContestsConfig(AppConfig):
    name = "contests"
    verbose_name = _("contests")

    def ready(self):
        from cms import registries
        from contests import rooms
        from contests.domain.diplomas import revoke_unfounded
        from contests.domain.findables import refresh_of
        from contests.domain.packages import discard_with
        from contests.domain.withdrawal import consent_ended, derivatives, lock_contest_of

        derivatives.register("diplomas", revoke_unfounded)
        derivatives.register("findables", refresh_of)
        derivatives.register("packages", discard_with)
        registries.consent_locks.register("contests", lock_contest_of)
        registries.consent_endings.register("contests", consent_ended)
        registries.rooms.register("contest_entries", rooms.entries, order=10)
        self._present()
        self._gather_jury()
        self._look_after_files()
        self._forget()

    def _present(self):
        """Show contests in lists, and refresh pages when what they show of a contest changes."""
        from cms import registries, searching
        from cms.cache.signals import refreshes
        from cms.cache.tags import CONTENT, type_tag
        from cms.consent import ConsentText
        from cms.tasks import schedule
        from contests import announcing, listing, models, outcomes
        from contests.domain import findables

        registries.dated_things.register("contests", listing.dated_things, order=20, label=_("Contests"))
        registries.overviews.register("contests", listing.overview, order=20)
        registries.listings.register("contest_results", outcomes.listing, order=30)
        searching.searchables.register(findables.SOURCE, outcomes.searchable)
        findables.follow()
        registries.feeds.register("contests", outcomes.offered, order=30)
        registries.topics.register("contests", announcing.topics, order=30)
        registries.announcements.register("contests", announcing.announcements, order=30)
        registries.mapped.register("contests", outcomes.mapped)
        schedule.register(
            gettext_noop("Tell the search what of contests may be found"),
            "contests.domain.findables.refresh_all",
            daily_at=time(0, 5),
        )
        refreshes(
            (CONTENT, type_tag(models.Contest)),
            models.Contest,
            models.ContestStage,
            models.Nomination,
            models.AgeCategory,
            models.Criterion,
            models.Extension,
            models.Juror,
            ConsentText,
        )

    def _gather_jury(self):
        """The jury's own pages, and its reminders in the last days."""
        from cms import registries
        from cms.tasks import schedule
        from contests import rooms

        registries.rooms.register("jury", rooms.jury_room, order=5)
        schedule.register(
            gettext_noop("Remind juries"), "contests.domain.jury.remind_all", daily_at=time(9, 0)
        )

    def _forget(self):
        """Personal data goes when its term is over, or when the person asks for it."""
        from cms import registries
        from cms.tasks import schedule
        from contests.rooms import my_data

        registries.rooms.register("my-data", my_data, order=900)

        schedule.register(
            gettext_noop("Remove personal data of past contests"),
            "contests.domain.retention.clean_all",
            daily_at=time(3, 40),
        )

    def _look_after_files(self):
        """What happens to files by the clock."""
        from cms.tasks.schedule import register

        register(
            gettext_noop("Look once more at files that wait"),
            "contests.tasks.find_lost_files",
            every=timedelta(minutes=5),
        )
        register(
            gettext_noop("Delete prepared files whose term is over"),
            "contests.domain.packages.delete_expired",
            every=timedelta(hours=1),
        )
        register(
            gettext_noop("Delete abandoned uploads"), "contests.tasks.start_cleaning_up", daily_at=time(3, 40)
        )
