from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("home")

    def ready(self):
        from cms.cache.signals import named_everywhere, refreshes
        from cms.cache.tags import SHELL
        from cms.registries import approvals, site_names
        from home import models, queries, shell

        site_names.register("home", queries.site_name)
        approvals.register("home", queries.requires_approval)
        named_everywhere(shell.translation_keys)
        refreshes(SHELL, models.SiteSettings, models.Navigation, models.MenuItem, models.Alert)
