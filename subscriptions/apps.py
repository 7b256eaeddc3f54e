from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class SubscriptionsConfig(AppConfig):
    name = "subscriptions"
    verbose_name = _("subscriptions")

    def ready(self):
        from cms import registries
        from cms.personal_data import Keeper
        from cms.tasks import schedule
        from subscriptions.domain import erasure

        registries.keepers.register(erasure.KEEPER, Keeper(erasure.held, erasure.erase))

        schedule.register(
            gettext_noop("Write letters about what is new"),
            "subscriptions.tasks.look_for_news",
            every=timedelta(minutes=2),
        )
        schedule.register(
            gettext_noop("Forget subscriptions that nobody confirmed"),
            "subscriptions.domain.retention.forget_unconfirmed",
            every=timedelta(hours=1),
        )
        schedule.register(
            gettext_noop("Delete letters to subscribers a week after they were sent"),
            "subscriptions.domain.retention.forget_letters",
            daily_at=time(3, 55),
        )
