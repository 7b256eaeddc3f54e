"""A campaign as a row of no language, with its stages, places and figures."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from cms.languages import paired
from cms.publishing.rows import PresentedRow
from cms.rows import FigureRow, StageRow
from cms.searching import Audience
from cms.timeline import State, Timeline


class CampaignKind(models.Model):
    """A kind of campaign, shared by both sites."""

    OTHER = "other"

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=80)
    name_en = models.CharField(_("name (English)"), max_length=80)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("kind of campaign")
        verbose_name_plural = _("kinds of campaigns")
        ordering = ["sort_order", "name_uk"]

    def __str__(self) -> str:
        return self.name_uk

    @property
    def name(self) -> str:
        return paired(self, "name")

    @property
    def label(self) -> str:
        """Its name above a campaign's title; «other» says nothing there."""
        return "" if self.slug == self.OTHER else self.name


class Campaign(PresentedRow, ClusterableModel):
    """A campaign as people act on it, whatever the language of its pages.

    Its status is derived from its stages and never typed.
    """

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("home site"), on_delete=models.PROTECT, related_name="campaigns"
    )
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=150)
    name_en = models.CharField(_("name (English)"), max_length=150, blank=True)
    kind = models.ForeignKey(
        CampaignKind, verbose_name=_("kind"), on_delete=models.PROTECT, related_name="campaigns"
    )
    aim_uk = models.TextField(_("aim (Ukrainian)"), blank=True)
    aim_en = models.TextField(_("aim (English)"), blank=True)
    audiences = models.JSONField(_("for whom"), default=list, blank=True)
    organisers_uk = models.CharField(_("organisers (Ukrainian)"), max_length=500, blank=True)
    organisers_en = models.CharField(_("organisers (English)"), max_length=500, blank=True)
    partners_uk = models.CharField(_("partners (Ukrainian)"), max_length=500, blank=True)
    partners_en = models.CharField(_("partners (English)"), max_length=500, blank=True)
    series = models.ForeignKey(
        "signups.Series",
        verbose_name=_("sign-up for"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The campaign’s pages list its sessions, each with its way to sign up."),
    )
    # Derived from the stages whenever one is saved or deleted, so that lists can filter and sort.
    first_day = models.DateField(_("first day"), null=True, editable=False, db_index=True)
    last_day = models.DateField(_("last day"), null=True, editable=False, db_index=True)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-first_day", "name_uk"]

    def __str__(self) -> str:
        return self.name_uk

    @property
    def name(self) -> str:
        return paired(self, "name")

    @property
    def aim(self) -> str:
        return paired(self, "aim")

    @property
    def organisers(self) -> str:
        return paired(self, "organisers")

    @property
    def partners(self) -> str:
        return paired(self, "partners")

    @property
    def audience_labels(self) -> list[str]:
        return [str(Audience(value).label) for value in self.audiences if value in Audience.values]

    def timeline(self, *, on=None) -> Timeline:
        """The stages as they stand on the day ``on`` (default today in Kyiv)."""
        stages = (stage.as_stage() for stage in self.stages.all())
        return Timeline(stages, on or timezone.localdate())

    def state(self, *, on=None) -> State:
        return self.timeline(on=on).state

    def derive_days(self) -> None:
        """Set the first and last day from the stored stages; no last day while one is open-ended."""
        stages = [stage.as_stage() for stage in CampaignStage.objects.filter(campaign=self)]
        last_days = [stage.last_day for stage in stages]
        self.first_day = min((stage.first_day for stage in stages), default=None)
        self.last_day = None if None in last_days else max(last_days, default=None)
        Campaign.objects.filter(pk=self.pk).update(first_day=self.first_day, last_day=self.last_day)


class CampaignStage(StageRow):
    """A stage of a campaign's timeline."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="stages")

    # The campaign is saved before its stages are, whoever saves them: so each stage sees to it.
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self.campaign.derive_days()

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        self.campaign.derive_days()
        return deleted


class CampaignPlace(Orderable):
    """Where a campaign takes place: a registered institution or a free address."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="places")
    institution = models.ForeignKey(
        "institutions.Institution",
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    name_uk = models.CharField(_("or a name (Ukrainian)"), max_length=200, blank=True)
    name_en = models.CharField(_("or a name (English)"), max_length=200, blank=True)
    address_uk = models.CharField(_("address (Ukrainian)"), max_length=255, blank=True)
    address_en = models.CharField(_("address (English)"), max_length=255, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def clean(self):
        super().clean()
        if not self.institution_id and not self.name_uk:
            raise ValidationError(_("Choose an institution or give a name."))

    @property
    def name(self) -> str:
        return str(self.institution) if self.institution_id else paired(self, "name")

    @property
    def address(self) -> str:
        if self.institution_id:
            return ", ".join(filter(None, [self.institution.settlement, self.institution.address]))
        return paired(self, "address")


class CampaignFigure(FigureRow):
    """A key figure of a campaign."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="figures")
