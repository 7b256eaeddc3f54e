"""News of each site."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, Page
from wagtail.search import index

from cms.cache.tags import page_tag, type_tag
from cms.languages import paired
from cms.listing import is_public
from cms.pages import ShownElsewhere, SitePage, SynchronizedField
from cms.registries import campaign_topic
from cms.searching import Kind


class NewsCategory(models.Model):
    """A category of one site's news, in both languages."""

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("site"), on_delete=models.CASCADE, related_name="news_categories"
    )
    slug = models.SlugField(_("address"), max_length=60)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=80)
    name_en = models.CharField(_("name (English)"), max_length=80)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")
        ordering = ["sort_order", "name_uk"]
        constraints = [models.UniqueConstraint(fields=["site", "slug"], name="news_category_slug")]

    def __str__(self) -> str:
        return self.name_uk

    @property
    def name(self) -> str:
        return paired(self, "name")

    @property
    def topic(self) -> str:
        """Its key among the topics (``cms.registries.topics``)."""
        return f"news.category:{self.pk}"


class NewsIndexPage(RoutablePageMixin, SitePage):
    """The news of a site: by category, by year, with feeds."""

    query_parameters = ("category", "year", "page")
    parent_page_types = ["home.HomePage", "home.SectionPage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    def get_context(self, request, *args, **kwargs):
        from news.listing import news_list

        return {**super().get_context(request, *args, **kwargs), **news_list(self, request)}

    @path("rss/")
    @path("rss/<slug:category>/")
    def rss(self, request, category: str = ""):
        from cms.feeds import RSS
        from news.feeds import feed_response

        return feed_response(self, RSS, category)

    @path("atom/")
    @path("atom/<slug:category>/")
    def atom(self, request, category: str = ""):
        from cms.feeds import ATOM
        from news.feeds import feed_response

        return feed_response(self, ATOM, category)


class NewsPage(ShownElsewhere, SitePage):
    """A news item."""

    date = models.DateTimeField(_("date"), default=timezone.now, db_index=True)
    category = models.ForeignKey(
        NewsCategory,
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="news",
    )
    pinned = models.BooleanField(_("pinned"), default=False)
    related_service = models.ForeignKey(
        "news.EServicePage",
        verbose_name=_("about the e-service"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    related_campaign = models.ForeignKey(
        Page,
        verbose_name=_("about the campaign"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("date"), FieldPanel("category"), FieldPanel("pinned"), FieldPanel("shown_on")],
            heading=_("Place among the news"),
        ),
        MultiFieldPanel(
            [
                PageChooserPanel("related_service"),
                PageChooserPanel("related_campaign", "campaigns.CampaignPage"),
            ],
            heading=_("Related"),
        ),
        InlinePanel("sources", label=_("Source")),
    ]
    search_fields = [*SitePage.search_fields, index.FilterField("date"), index.FilterField("category")]
    # A copy is a new item: somebody decides anew whether it is pinned, and shown elsewhere.
    exclude_fields_in_copy = ["pinned", "shown_on"]
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("date"),
        SynchronizedField("pinned"),
        SynchronizedField("category"),
        SynchronizedField("shown_on"),
    ]

    served_with = (*SitePage.served_with, "category")
    is_article = True

    kind_label = _("News item")
    search_kind = Kind.NEWS

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    def topics(self) -> list[str]:
        about = [campaign_topic(self.related_campaign)] if self.related_campaign else []
        return [*([self.category.topic] if self.category else []), *about]

    def get_context(self, request, *args, **kwargs):
        from news import queries

        context = super().get_context(request, *args, **kwargs)
        context["service"] = self.related_service if is_public(self.related_service) else None
        context["campaign"] = self.related_campaign if is_public(self.related_campaign) else None
        context["other_news"] = queries.other_news(self, request)
        context["updated"] = self.updated_at
        return context

    def cache_tags(self, request) -> tuple[str, ...]:
        """Itself, the pages that it is about, and the newest others."""
        named = (self.pk, self.related_service_id, self.related_campaign_id)
        others = (type_tag(NewsPage, self.locale_id), type_tag(NewsCategory))
        return (*(page_tag(pk) for pk in named if pk), *others)

    @property
    def updated_at(self) -> datetime | None:
        """When it was last published, if that was on a later day than its date."""
        last = self.last_published_at
        return last if last and timezone.localdate(last) > timezone.localdate(self.date) else None

    def structured_data(self, request) -> list[dict]:
        return [
            {
                "@type": "NewsArticle",
                "headline": self.title,
                "description": self.introduction,
                "datePublished": timezone.localtime(self.date).isoformat(),
                "dateModified": timezone.localtime(self.updated_at or self.date).isoformat(),
            }
        ]


class NewsSource(Orderable):
    """Where a news item's facts come from."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("title"), max_length=255)
    url = models.URLField(_("address"), max_length=500, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("source")
