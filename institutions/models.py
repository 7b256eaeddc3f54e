"""The registry of schools, kindergartens and clubs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class Institution(index.Indexed, models.Model):
    """An institution of the community. Its slug survives renaming."""

    class Kind(models.TextChoices):
        SCHOOL = "school", _("school, gymnasium or lyceum")
        KINDERGARTEN = "kindergarten", _("kindergarten")
        OUT_OF_SCHOOL = "out-of-school", _("out-of-school institution")
        MUSIC = "music", _("music school")
        VOCATIONAL = "vocational", _("vocational institution")
        OTHER = "other", _("other")

    name = models.CharField(_("official name"), max_length=255)
    short_name = models.CharField(_("short name"), max_length=120, blank=True)
    slug = models.SlugField(_("address on the site"), max_length=120, unique=True)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    settlement = models.CharField(_("settlement"), max_length=120, default="Івано-Франківськ")
    address = models.CharField(_("address"), max_length=255, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True)
    note = models.TextField(_("note for editors"), blank=True)
    active = models.BooleanField(_("works now"), default=True)

    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.SearchField("short_name"),
        index.SearchField("address"),
        index.FilterField("kind"),
        index.FilterField("settlement"),
    ]

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["kind", "number", "name"]

    def __str__(self) -> str:
        return self.short_name or self.name


class FormerName(models.Model):
    """A name that the institution had."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=255)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["-until"]

    def __str__(self) -> str:
        return self.name
