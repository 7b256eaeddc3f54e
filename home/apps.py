from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("home")

    def ready(self):
        from cms import registries
        from cms.cache.signals import named_everywhere, refreshes
        from cms.cache.tags import SHELL
        from home import announcing, models, queries, shell

        registries.site_names.register("home", queries.site_name)
        registries.approvals.register("home", queries.requires_approval)
        registries.topics.register("alerts", announcing.topics, order=0)
        registries.announcements.register("alerts", announcing.announcements, order=0)
        named_everywhere(shell.translation_keys)
        refreshes(SHELL, models.SiteSettings, models.Navigation, models.MenuItem, models.Alert)
