from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class TelegramConfig(AppConfig):
    name = "subscriptions.telegram"
    label = "telegram"
    verbose_name = _("Telegram channels")

    def ready(self):
        from cms.tasks import schedule

        schedule.register(
            gettext_noop("Draft posts for Telegram"),
            "subscriptions.telegram.domain.drafting.draft_all",
            every=timedelta(minutes=2),
        )
        schedule.register(
            gettext_noop("Send posts to Telegram"),
            "subscriptions.telegram.tasks.wake",
            every=timedelta(seconds=30),
        )
        schedule.register(
            gettext_noop("Show posts whose sender was lost"),
            "subscriptions.telegram.domain.delivery.mark_stuck",
            every=timedelta(minutes=5),
        )
        schedule.register(
            gettext_noop("Delete old posts"),
            "subscriptions.telegram.domain.drafting.forget_old",
            daily_at=time(4, 0),
        )
