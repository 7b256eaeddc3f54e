from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = _("feedback")

    def ready(self):
        from cms import registries
        from cms.cache.signals import refreshes
        from cms.cache.tags import SHELL
        from cms.personal_data import Keeper
        from cms.tasks import schedule
        from feedback.domain import messages
        from feedback.models import ContactTopic

        refreshes((SHELL,), ContactTopic)  # the footer leads to the form where there are topics
        registries.keepers.register(messages.KEEPER, Keeper(messages.held, messages.erase))
        schedule.register(
            gettext_noop("Forget opinions on pages after a year"),
            "feedback.domain.opinions.forget_old",
            daily_at=time(3, 55),
        )
        schedule.register(
            gettext_noop("Forget messages of the contact form after 90 days"),
            "feedback.domain.messages.forget_old",
            daily_at=time(3, 55),
        )
