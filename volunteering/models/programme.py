"""The city's programme for volunteering as a row of no language, and the page that presents it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms.cache.tags import CONTENT
from cms.languages import paired
from cms.pages import SitePage, SynchronizedField
from cms.publishing.rows import PresentedRow
from cms.rows import FigureRow, StageRow
from cms.timeline import Timeline


class Programme(PresentedRow, ClusterableModel):
    """A programme of the city for some years: its aims, partners, figures and timeline."""

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("home site"), on_delete=models.PROTECT, related_name="programmes"
    )
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    aims_uk = models.TextField(_("aims (Ukrainian)"), blank=True, help_text=_("Each on a line of its own."))
    aims_en = models.TextField(_("aims (English)"), blank=True, help_text=_("Each on a line of its own."))

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name_uk"]

    def __str__(self) -> str:
        return self.name_uk

    @property
    def aims(self) -> list[str]:
        return [line.strip() for line in paired(self, "aims").splitlines() if line.strip()]

    def timeline(self, *, on=None) -> Timeline:
        """The stages as they stand on the day ``on`` (default today in Kyiv)."""
        stages = (stage.as_stage() for stage in self.stages.all())
        return Timeline(stages, on or timezone.localdate())


class ProgrammeStage(StageRow):
    """A stage of a programme's timeline."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="stages")


class ProgrammeFigure(FigureRow):
    """A key figure of a programme, with its year and its source."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="figures")


class ProgrammePartner(Orderable):
    """Who takes part in a programme, and with what."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="partners")
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    does_uk = models.CharField(_("what it does (Ukrainian)"), max_length=500, blank=True)
    does_en = models.CharField(_("what it does (English)"), max_length=500, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    @property
    def name(self) -> str:
        return paired(self, "name")

    @property
    def does(self) -> str:
        return paired(self, "does")


class ProgrammePage(SitePage):
    """A programme's words in one language, presenting its row; its statute and calls lie below it."""

    programme = models.ForeignKey(
        Programme, verbose_name=_("programme"), on_delete=models.PROTECT, related_name="pages"
    )

    parent_page_types = ["home.HomePage", "home.SectionPage"]
    content_panels = [
        *SitePage.content_panels[:1],
        FieldPanel("programme"),
        *SitePage.content_panels[1:],
    ]
    search_fields = [*SitePage.search_fields, index.FilterField("programme")]
    override_translatable_fields = [*SitePage.override_translatable_fields, SynchronizedField("programme")]

    kind_label = _("Programme")

    class Meta:
        verbose_name = _("programme page")
        verbose_name_plural = _("programme pages")

    def get_context(self, request, *args, **kwargs):
        from volunteering import queries

        context = super().get_context(request, *args, **kwargs)
        programme = queries.programme_row(self.programme_id)
        return {
            **context,
            "programme": programme,
            "timeline": programme.timeline(),
            "below": queries.pages_below(self),
        }

    def cache_tags(self, request) -> tuple[str, ...]:
        """It lists whatever is published below it."""
        return (CONTENT,)
