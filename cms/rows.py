"""Rows that hang on what has a timeline, the same for campaigns, programmes and their like."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable

from cms.languages import paired
from cms.timeline import Precision, Stage


class StageRow(Orderable):
    """A stage of a timeline; subclasses say of what."""

    label_uk = models.CharField(_("stage (Ukrainian)"), max_length=80)
    label_en = models.CharField(_("stage (English)"), max_length=80, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until (including)"), null=True, blank=True)
    open_ended = models.BooleanField(_("until further notice"), default=False)
    precision = models.CharField(
        _("shown to the"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("stage")
        verbose_name_plural = _("stages")

    def __str__(self) -> str:
        return self.label_uk

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The end comes before the beginning.")})

    def as_stage(self) -> Stage:
        return Stage(
            label=paired(self, "label"),
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            precision=self.precision,
            open_ended=self.open_ended,
        )


class FigureRow(Orderable):
    """A key figure, with its date and its source; subclasses say of what."""

    value = models.CharField(_("value"), max_length=40)
    label_uk = models.CharField(_("what it counts (Ukrainian)"), max_length=200)
    label_en = models.CharField(_("what it counts (English)"), max_length=200, blank=True)
    as_of_uk = models.CharField(_("as of (Ukrainian)"), max_length=60)
    as_of_en = models.CharField(_("as of (English)"), max_length=60, blank=True)
    source_title = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("source's address"), max_length=500, blank=True)

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")

    @property
    def label(self) -> str:
        return paired(self, "label")

    @property
    def as_of(self) -> str:
        return paired(self, "as_of")
