"""One consent model for pictures, entries and volunteers.

A consent is given by somebody for a subject, to a *version* of a text, for the scopes that the
text names, and can be withdrawn at any time (Civil Code of Ukraine, art. 307; Law on Personal
Data Protection, art. 2 and 8; for a child, by at least one parent or guardian).
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.media.storage import private_storage


class Scope(models.TextChoices):
    """What may be done. A consent names each scope that it allows."""

    TAKE_PART = "take_part", _("to take part")
    PUBLISH_WORK = "publish_work", _("to publish the work")
    PUBLISH_FULL_NAME = "publish_full_name", _("to publish the full name")
    PUBLISH_FIRST_NAME = "publish_first_name", _("to publish the first name and the institution")
    SHOW_PHOTO = "show_photo", _("to show a photo of the person")


class ConsentText(models.Model):
    """A version of a text that people consent to. Never edited once somebody has consented."""

    key = models.SlugField(_("key"), max_length=60)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    title_uk = models.CharField(_("title (Ukrainian)"), max_length=200)
    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    purpose_uk = models.TextField(_("purpose (Ukrainian)"))
    purpose_en = models.TextField(_("purpose (English)"), blank=True)
    body_uk = models.TextField(_("text (Ukrainian)"))
    body_en = models.TextField(_("text (English)"), blank=True)
    scopes = models.JSONField(_("scopes"), default=list)
    in_force_from = models.DateField(_("in force from"), default=timezone.localdate)

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ["key", "-version"]
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="consent_text_version")]

    def __str__(self) -> str:
        return f"{self.title_uk} (v{self.version})"

    def clean(self):
        super().clean()
        unknown = set(self.scopes) - set(Scope.values)
        if unknown:
            raise ValidationError({"scopes": _("Unknown scopes: %s") % ", ".join(sorted(unknown))})
        if self.pk and self.consents.exists():
            raise ValidationError(_("People have consented to this version: make a new one."))


class ConsentQuerySet(models.QuerySet):
    """Consents, asked the question that matters: which are valid now?"""

    def valid(self, *, on=None):
        """Consents neither withdrawn nor expired on the day ``on`` (default today in Kyiv)."""
        day = on or timezone.localdate()
        return self.filter(withdrawn_at__isnull=True).filter(
            models.Q(expires_on__isnull=True) | models.Q(expires_on__gte=day)
        )


class Consent(models.Model):
    """Somebody's consent for a subject."""

    class Giver(models.TextChoices):
        SELF = "self", _("the person")
        GUARDIAN = "guardian", _("a parent or guardian")
        INSTITUTION = "institution", _("the institution, which holds the signed paper")

    subject_name = models.CharField(_("whom it is about"), max_length=255)
    subject_type = models.CharField(max_length=100, blank=True, editable=False)
    subject_id = models.CharField(max_length=64, blank=True, editable=False)
    text = models.ForeignKey(
        ConsentText, verbose_name=_("text"), on_delete=models.PROTECT, related_name="consents"
    )
    scopes = models.JSONField(_("scopes"), default=list)
    giver = models.CharField(_("given by"), max_length=20, choices=Giver.choices)
    giver_name = models.CharField(_("name of who gave it"), max_length=255)
    evidence = models.FileField(
        _("evidence (scan)"), upload_to="consents/%Y/", storage=private_storage, blank=True
    )
    evidence_note = models.CharField(_("where the paper is kept"), max_length=255, blank=True)
    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("site"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    given_on = models.DateField(_("given on"), default=timezone.localdate)
    expires_on = models.DateField(_("valid until (including)"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawal_reason = models.TextField(_("why withdrawn"), blank=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-recorded_at"]
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.subject_name} ({self.given_on:%d.%m.%Y})"

    def is_valid(self, *, on=None) -> bool:
        """Whether the consent is neither withdrawn nor expired on the day ``on``."""
        day = on or timezone.localdate()
        return self.withdrawn_at is None and (self.expires_on is None or self.expires_on >= day)

    def allows(self, scope: str, *, on=None) -> bool:
        """Whether the consent is valid on the day ``on`` and names ``scope``."""
        return scope in self.scopes and self.is_valid(on=on)
