"""Pages that present campaigns, in each language."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from campaigns.models.rows import Campaign
from cms.cache.tags import page_tag, type_tag
from cms.feeds import HasFeed
from cms.pages import ShownElsewhere, SitePage, SynchronizedField
from cms.registries import Scope, campaign_topic, related
from cms.searching import Kind

POSTS_SHOWN = 6


class CampaignIndexPage(HasFeed, SitePage):
    """All campaigns of a site, with filters and an archive; a feed of campaigns and their posts."""

    query_parameters = ("status", "kind", "audience", "year", "page")
    parent_page_types = ["home.HomePage", "home.SectionPage"]
    subpage_types = ["campaigns.CampaignPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("campaign index")
        verbose_name_plural = _("campaign indexes")

    def get_context(self, request, *args, **kwargs):
        from campaigns.listing import campaign_list

        return {**super().get_context(request, *args, **kwargs), **campaign_list(self, request)}

    def feed(self, kind: str):
        from campaigns.feeds import feed

        return feed(self, kind)


class CampaignPage(HasFeed, ShownElsewhere, SitePage):
    """A campaign's words in one language, presenting its row; a feed of its posts and stages."""

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

    kind_label = _("Campaign")
    search_kind = Kind.CAMPAIGN

    class Meta:
        verbose_name = _("campaign page")
        verbose_name_plural = _("campaign pages")

    def topics(self) -> list[str]:
        return [campaign_topic(self)]

    def audiences(self) -> list[str]:
        return self.campaign.audiences

    def get_context(self, request, *args, **kwargs):
        from campaigns import queries

        context = super().get_context(request, *args, **kwargs)
        scope = Scope.of(request, self)
        context["campaign"] = self.campaign = queries.campaign_row(self.campaign_id)
        context["timeline"] = self.campaign.timeline()
        context["topic"] = campaign_topic(self)
        context["posts"] = queries.posts_of(self)
        context["earlier_posts"] = len(context["posts"]) - POSTS_SHOWN
        context["related"] = [item for _, provider in related for item in provider(self, scope)]
        context["surveys"] = queries.survey_links(self.campaign, scope.site)
        context["offers"] = queries.offers_of_campaign(self.campaign, request)
        return context

    def feed(self, kind: str):
        from campaigns.feeds import feed_of_campaign

        return feed_of_campaign(self, kind)

    def cache_tags(self, request) -> tuple[str, ...]:
        """Itself, its row with all that hangs on it, its posts; what is related adds its own."""
        return (page_tag(self.pk), type_tag(Campaign), type_tag(CampaignPostPage, self.locale_id))

    @property
    def facts(self) -> list[tuple[str, str, str]]:
        """What is known of the campaign: (label, value, address); empty values are not shown."""
        campaign = self.campaign
        return [
            (_("Aim"), campaign.aim, ""),
            (_("For whom"), ", ".join(campaign.audience_labels), ""),
            (_("Organisers"), campaign.organisers, ""),
            (_("Partners"), campaign.partners, ""),
        ]

    def structured_data(self, request) -> list[dict]:
        first, last = self.campaign.first_day, self.campaign.last_day
        if first is None:
            return []
        event = {
            "@type": "Event",
            "name": self.title,
            "description": self.introduction or self.campaign.aim,
            "startDate": first.isoformat(),
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {"@type": "City", "name": "Івано-Франківськ"},
        }
        if last:
            event["endDate"] = last.isoformat()
        return [event]


class CampaignPostPage(SitePage):
    """A post of a campaign."""

    date = models.DateTimeField(_("date"), default=timezone.now, db_index=True)

    is_article = True
    parent_page_types = ["campaigns.CampaignPage"]
    subpage_types: list[str] = []
    content_panels = [*SitePage.content_panels, FieldPanel("date")]
    override_translatable_fields = [*SitePage.override_translatable_fields, SynchronizedField("date")]

    kind_label = _("News of a campaign")
    search_kind = Kind.NEWS

    class Meta:
        verbose_name = _("campaign post")
        verbose_name_plural = _("campaign posts")

    def topics(self) -> list[str]:
        return [campaign_topic(self.get_parent())]

    def get_context(self, request, *args, **kwargs):
        from campaigns import queries

        context = super().get_context(request, *args, **kwargs)
        context["campaign_page"] = queries.page_of_post(self)
        context["earlier"], context["later"] = queries.neighbours(self)
        return context

    def cache_tags(self, request) -> tuple[str, ...]:
        """Itself and the posts around it; the campaign's page, having children, belongs to the shell."""
        return (page_tag(self.pk), type_tag(CampaignPostPage, self.locale_id))

    def structured_data(self, request) -> list[dict]:
        published = timezone.localtime(self.date).isoformat()
        return [{"@type": "Article", "headline": self.title, "datePublished": published}]
