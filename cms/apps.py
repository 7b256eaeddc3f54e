from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("Ratusha")

    def ready(self):
        from cms.cache import signals
        from cms.media import signals as media_signals
        from cms.publishing import guard
        from cms.tasks.jobs import register_jobs

        signals.connect()
        media_signals.connect()
        guard.connect()
        register_jobs()
