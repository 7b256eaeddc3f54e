from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class SignupsConfig(AppConfig):
    name = "signups"
    verbose_name = _("sign-ups")

    def ready(self):
        from cms import registries
        from cms.cache.signals import refreshes
        from cms.personal_data import Keeper
        from cms.tasks import schedule
        from signups import offers, queries, rooms
        from signups.cache import SESSIONS
        from signups.domain import erasure, guardians
        from signups.models import Series, Session

        refreshes(SESSIONS, Session, Series)
        registries.hidden_consents.register("sessions", queries.consents_hidden_from)
        registries.consent_locks.register("sessions", guardians.lock_session_of)
        registries.consent_endings.register("sessions", guardians.consent_ended)
        registries.dated_things.register("sessions", offers.dated_things, order=40, label=_("With sign-up"))
        registries.keepers.register(erasure.KEEPER, Keeper(erasure.held, erasure.erase))
        registries.rooms.register("sessions", rooms.organisers_room, order=20)

        schedule.register(
            gettext_noop("Remind of tomorrow’s sessions"),
            "signups.domain.reminders.remind_all",
            daily_at=time(17, 0),
        )
        schedule.register(
            gettext_noop("Forget sign-ups that nobody confirmed"),
            "signups.domain.retention.forget_unconfirmed",
            every=timedelta(hours=1),
        )
        schedule.register(
            gettext_noop("Remove personal data of past sessions"),
            "signups.domain.retention.clean_all",
            daily_at=time(3, 50),
        )
