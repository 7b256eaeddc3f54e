from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContestsConfig(AppConfig):
    name = "contests"
    verbose_name = _("contests")

    def ready(self):
        from cms.registries import consent_endings
        from contests.domain.withdrawal import consent_ended

        consent_endings.register("contests", consent_ended)
