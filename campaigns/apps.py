from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("campaigns")

    def ready(self):
        from campaigns import announcing, models, queries
        from cms import registries
        from cms.cache.signals import refreshes
        from cms.cache.tags import CONTENT, type_tag
        from institutions.models import Institution

        registries.dated_things.register("campaigns", queries.dated_things, order=10)
        registries.overviews.register("campaigns", queries.overview, order=10)
        registries.topics.register("campaigns", announcing.topics, order=20)
        registries.announcements.register("campaigns", announcing.announcements, order=20)
        refreshes(
            (CONTENT, type_tag(models.Campaign)),
            models.CampaignKind,
            models.Campaign,
            models.CampaignStage,
            models.CampaignPlace,
            models.CampaignFigure,
            Institution,
        )
