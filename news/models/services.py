"""The directory of e-services."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks.text import PROSE_FEATURES
from cms.cache.tags import page_tag
from cms.feeds import HasFeed
from cms.pages import SitePage, SynchronizedField
from cms.phones import linked_phones
from cms.searching import Kind


class EServiceIndexPage(HasFeed, SitePage):
    """The directory of e-services, with a feed of the new ones."""

    query_parameters = ("level", "q", "page")
    parent_page_types = ["home.HomePage", "home.SectionPage"]
    subpage_types = ["news.EServicePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("directory of e-services")
        verbose_name_plural = _("directories of e-services")

    def get_context(self, request, *args, **kwargs):
        from news.listing import service_list

        return {**super().get_context(request, *args, **kwargs), **service_list(self, request)}

    def feed(self, kind: str):
        from news.feeds import feed_of_services

        return feed_of_services(self, kind)


class EServicePage(SitePage):
    """What a service gives, to whom, where, how and for how much."""

    class Level(models.TextChoices):
        STATE = "state", _("of the state")
        COMMUNITY = "community", _("of the community")

    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.COMMUNITY)
    for_whom = models.CharField(_("for whom"), max_length=255, blank=True)
    cost = models.CharField(_("cost"), max_length=150, blank=True)
    link = models.URLField(_("address of the service"), max_length=500, blank=True)
    app_name = models.CharField(_("app"), max_length=150, blank=True)
    address = models.CharField(_("where in person"), max_length=255, blank=True)
    term = models.CharField(_("how long it takes"), max_length=255, blank=True)
    help_contact = models.CharField(_("who helps"), max_length=255, blank=True)
    legal_act = models.CharField(_("legal act"), max_length=300, blank=True)
    legal_act_url = models.URLField(_("act's address"), max_length=500, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True, db_index=True)

    parent_page_types = ["news.EServiceIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *SitePage.content_panels[:-1],
        MultiFieldPanel(
            [
                FieldPanel("level"),
                FieldPanel("for_whom"),
                FieldPanel("cost"),
                FieldPanel("term"),
                FieldPanel("link"),
                FieldPanel("app_name"),
                FieldPanel("address"),
                FieldPanel("help_contact"),
                FieldPanel("legal_act"),
                FieldPanel("legal_act_url"),
                FieldPanel("checked_on"),
            ],
            heading=_("The service"),
        ),
        InlinePanel("steps", label=_("Step")),
        InlinePanel("documents_needed", label=_("Document needed")),
        SitePage.content_panels[-1],
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("for_whom"), index.FilterField("level")]
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("level"),
        SynchronizedField("link"),
        SynchronizedField("checked_on"),
    ]

    kind_label = _("Service")
    search_kind = Kind.SERVICE

    class Meta:
        verbose_name = _("e-service")
        verbose_name_plural = _("e-services")

    def get_context(self, request, *args, **kwargs):
        from news import queries

        context = super().get_context(request, *args, **kwargs)
        context["news"] = queries.news_of_service(self, request)
        return context

    def cache_tags(self, request) -> tuple[str, ...]:
        """Itself; the news about it add their own."""
        return (page_tag(self.pk),)

    @property
    def level_words(self) -> str:
        """«Послуга держави» or «Послуга громади»."""
        return (
            gettext("State e-service") if self.level == self.Level.STATE else gettext("Community e-service")
        )

    @property
    def facts(self) -> list[tuple[str, str, str]]:
        """What is known of the service: (label, value, address); empty values are not shown."""
        return [
            (_("For whom"), self.for_whom, ""),
            (_("Cost"), self.cost, ""),
            (_("How long it takes"), self.term, ""),
            (_("Application"), self.app_name, ""),
            (_("In person"), self.address, ""),
            (_("Help"), linked_phones(self.help_contact), ""),
            (_("Legal act"), self.legal_act, self.legal_act_url),
        ]

    def structured_data(self, request) -> list[dict]:
        service = {
            "@type": "GovernmentService",
            "name": self.title,
            "description": self.introduction,
            "jurisdiction": {
                "@type": "AdministrativeArea",
                "name": "Івано-Франківська міська територіальна громада",
            },
        }
        if self.for_whom:
            service["audience"] = {"@type": "Audience", "audienceType": self.for_whom}
        if self.link:
            service["availableChannel"] = {"@type": "ServiceChannel", "serviceUrl": self.link}
        return [service]


class ServiceStep(Orderable):
    """A step of using an e-service."""

    page = ParentalKey(EServicePage, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("step"), max_length=150)
    text = RichTextField(_("what to do"), blank=True, features=PROSE_FEATURES)

    class Meta(Orderable.Meta):
        verbose_name = _("step")


class ServiceDocument(Orderable):
    """A document needed for an e-service."""

    page = ParentalKey(EServicePage, on_delete=models.CASCADE, related_name="documents_needed")
    text = models.CharField(_("document"), max_length=255)

    class Meta(Orderable.Meta):
        verbose_name = _("document needed")
