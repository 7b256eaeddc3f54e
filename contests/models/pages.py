"""Pages that present contests, in each language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cms.fields import BodyField
from cms.pages import ShownElsewhere, SitePage, SynchronizedField
from contests.models.contest import Contest


class ContestIndexPage(SitePage):
    """All contests of a site: those that run, those that come, the archive."""

    parent_page_types = ["home.HomePage", "home.SectionPage"]
    subpage_types = ["contests.ContestPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("contest index")
        verbose_name_plural = _("contest indexes")


class ContestPage(ShownElsewhere, SitePage):
    """A contest's words in one language, presenting its row."""

    contest = models.ForeignKey(
        Contest, verbose_name=_("contest"), on_delete=models.PROTECT, related_name="pages"
    )
    rules = BodyField(verbose_name=_("rules (Положення)"), blank=True)

    parent_page_types = ["contests.ContestIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *SitePage.content_panels[:1],
        FieldPanel("contest"),
        *SitePage.content_panels[1:],
        FieldPanel("rules"),
        MultiFieldPanel([FieldPanel("shown_on")], heading=_("Other site")),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("rules"), index.FilterField("contest")]
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("contest"),
        SynchronizedField("shown_on"),
    ]

    class Meta:
        verbose_name = _("contest page")
        verbose_name_plural = _("contest pages")
