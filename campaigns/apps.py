from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("campaigns")

    def ready(self):
        from campaigns import announcing, feeds, following, models, queries
        from cms import registries
        from cms.cache.signals import refreshes
        from cms.cache.tags import CONTENT, type_tag
        from cms.tasks import schedule
        from institutions.models import Institution

        registries.dated_things.register("campaigns", queries.dated_things, order=10, label=_("Campaigns"))
        registries.at_institution.register("campaigns", queries.at_institution)
        registries.overviews.register("campaigns", queries.overview, order=10)
        registries.feeds.register("campaigns", feeds.offered, order=20)
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
        refreshes((CONTENT, type_tag(models.Campaign), type_tag(models.Survey)), models.Survey)
        following.connect()
        schedule.register(
            gettext_noop("Close surveys whose last day is over"),
            "campaigns.surveys.states.close_overdue",
            daily_at=time(0, 10),
        )
        schedule.register(
            gettext_noop("Write survey answers anew in random order"),
            "campaigns.surveys.rewriting.rewrite",
            daily_at=time(2, 40),
        )
