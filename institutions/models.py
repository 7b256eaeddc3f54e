"""The registry of schools, kindergartens and clubs."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.search import index


class Institution(index.Indexed, ClusterableModel):
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
    number = models.PositiveSmallIntegerField(
        _("number"), null=True, blank=True, validators=[MaxValueValidator(9999)]
    )
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

    institution = ParentalKey(Institution, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=255)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["-until"]

    def __str__(self) -> str:
        return self.name


class FormerSlug(models.Model):
    """An address that the institution had: no other one ever gets it."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="former_slugs")
    slug = models.SlugField(_("address on the site"), max_length=120, unique=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class Representative(models.Model):
    """Somebody who acts for an institution: after confirmation by an editor or a colleague there."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for confirmation")
        CONFIRMED = "confirmed", _("confirmed")
        REFUSED = "refused", _("refused")
        ENDED = "ended", _("no longer acts")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="representations",
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        on_delete=models.CASCADE,
        related_name="representatives",
    )
    position = models.CharField(_("position"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(_("why"), max_length=500, blank=True, editable=False)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")
        ordering = ["institution", "user"]
        permissions = [("confirm_representative", _("Confirm who acts for institutions"))]
        constraints = [
            models.UniqueConstraint(fields=["user", "institution"], name="representative_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.institution}"
