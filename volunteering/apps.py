"""The volunteer programme: its statute and consultations, calls for volunteers, meetings, stories."""

from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class VolunteeringConfig(AppConfig):
    name = "volunteering"
    verbose_name = _("volunteering")

    def ready(self):
        self._present()
        self._call()
        self._index()
        self._forget()

    def _present(self):
        """Show consultations in lists, and refresh pages when what they show of rows changes."""
        from cms import registries
        from cms.cache.signals import refreshes, refreshes_when_edited
        from cms.cache.tags import CONTENT, type_tag
        from cms.media.models import SiteDocument
        from volunteering import announcements, models, queries

        registries.dated_things.register(
            "consultations", announcements.dated_things, order=30, label=_("Consultations")
        )
        registries.topics.register("consultations", announcements.topics, order=50)
        registries.announcements.register("consultations", announcements.announcements)
        registries.presented_documents.register("acts", queries.documents_of)
        refreshes(
            (CONTENT, type_tag(models.Programme)),
            models.Programme,
            models.ProgrammeStage,
            models.ProgrammeFigure,
            models.ProgrammePartner,
        )
        refreshes(
            (CONTENT, type_tag(models.Statute)),
            models.Statute,
            models.Act,
            models.Clause,
            models.ClauseVersion,
        )
        # Acts are remembered with their documents.
        refreshes_when_edited(CONTENT, SiteDocument)
        refreshes((CONTENT, type_tag(models.Consultation)), models.Consultation)

    def _call(self):
        """Show calls for volunteers in lists, and refresh them when shifts and meetings change."""
        from cms import registries
        from cms.cache.signals import refreshes
        from cms.cache.tags import CONTENT, type_tag
        from signups.models import Session
        from volunteering import calls, models

        registries.dated_things.register(
            "calls", calls.dated_things, order=25, label=_("Calls for volunteers")
        )
        registries.overviews.register("calls", calls.overview, order=25)
        registries.topics.register("calls", calls.topics, order=40)
        registries.announcements.register("calls", calls.announcements, order=40)
        refreshes((CONTENT, type_tag(models.Call)), models.Call, models.Organisation)
        # Lists of calls and meetings are ordered by their sessions.
        refreshes(CONTENT, Session)

    def _index(self):
        """Let the search find pages by the words of their rows as they stand."""
        from cms.tasks import schedule
        from volunteering import indexing

        indexing.connect()
        schedule.register(
            gettext_noop("Let the search know the statutes’ words as they are in force today"),
            "volunteering.indexing.index_statutes",
            daily_at=time(0, 10),
        )

    def _forget(self):
        """Addresses go as soon as they have served, or when somebody asks."""
        from cms import registries
        from cms.personal_data import Keeper
        from cms.tasks import schedule
        from volunteering.domain import erasure

        registries.keepers.register(
            erasure.PROPOSALS, Keeper(erasure.held_proposals, erasure.erase_proposals)
        )
        registries.keepers.register(erasure.SUPPORTS, Keeper(erasure.held_supports, erasure.erase_supports))
        schedule.register(
            gettext_noop("Forget proposals and supports that nobody confirmed"),
            "volunteering.domain.retention.forget_unconfirmed",
            every=timedelta(hours=1),
        )
        schedule.register(
            gettext_noop("Take addresses out of letters of consultations that have been sent"),
            "volunteering.domain.retention.blank_sent_letters",
            every=timedelta(hours=1),
        )
        schedule.register(
            gettext_noop("Remove personal data of past consultations"),
            "volunteering.domain.retention.clean_all",
            daily_at=time(3, 55),
        )
