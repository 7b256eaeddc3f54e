"""Pages that present campaigns, in each language."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from campaigns.models.rows import Campaign
from cms.pages import ShownElsewhere, SitePage, SynchronizedField


class CampaignIndexPage(SitePage):
    """All campaigns of a site, with filters and an archive."""

    subpage_types = ["campaigns.CampaignPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("campaign index")
        verbose_name_plural = _("campaign indexes")


class CampaignPage(ShownElsewhere, SitePage):
    """A campaign's words in one language, presenting its row."""

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="pages"
    )
    results = models.TextField(_("results in short"), blank=True)

    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types = ["campaigns.CampaignPostPage"]
    content_panels = [
        *SitePage.content_panels[:1],
        FieldPanel("campaign"),
        *SitePage.content_panels[1:],
        FieldPanel("results"),
        MultiFieldPanel([FieldPanel("shown_on")], heading=_("Other site")),
    ]
    search_fields = [*SitePage.search_fields, index.FilterField("campaign")]
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("campaign"),
        SynchronizedField("shown_on"),
    ]

    class Meta:
        verbose_name = _("campaign page")
        verbose_name_plural = _("campaign pages")


class CampaignPostPage(SitePage):
    """A post of a campaign."""

    date = models.DateTimeField(_("date"), default=timezone.now, db_index=True)

    parent_page_types = ["campaigns.CampaignPage"]
    subpage_types: list[str] = []
    content_panels = [*SitePage.content_panels, FieldPanel("date")]
    override_translatable_fields = [*SitePage.override_translatable_fields, SynchronizedField("date")]

    class Meta:
        verbose_name = _("campaign post")
        verbose_name_plural = _("campaign posts")
