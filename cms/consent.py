"""One consent model for pictures, entries and volunteers.

A consent is given by somebody for a subject, to a *version* of a text, for the scopes that the
text names, and can be withdrawn at any time (Civil Code of Ukraine, art. 307; Law on Personal
Data Protection, art. 2 and 8; for a child, by at least one parent or guardian).

A recorded consent is evidence: it is never altered, only withdrawn, and what it should have said is
recorded anew. Recording, withdrawing and deleting are audited.

A picture with children that lacks such a consent is withheld at once, from everywhere.
"""

from collections.abc import Iterable
from datetime import datetime

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms import audit, registries
from cms.cache import tags
from cms.cache.refresh import bump
from cms.languages import paired
from cms.media.fields import EvidenceField, check_evidence, evidence_path
from cms.media.storage import private_storage
from cms.transitions import Refused


class Scope(models.TextChoices):
    """What may be done. A consent names each scope that it allows."""

    TAKE_PART = "take_part", _("to take part")
    PUBLISH_WORK = "publish_work", _("to publish the work")
    PUBLISH_FULL_NAME = "publish_full_name", _("to publish the full name")
    PUBLISH_FIRST_NAME = "publish_first_name", _("to publish the first name and the institution")
    SHOW_PHOTO = "show_photo", _("to show a photo of the person")


class ScopesField(models.JSONField):
    """A list of scopes; in forms, boxes to tick."""

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            required=not self.blank,
            choices=Scope.choices,
            widget=forms.CheckboxSelectMultiple,
        )


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
    scopes = ScopesField(_("scopes"), default=list)
    in_force_from = models.DateField(_("in force from"), default=timezone.localdate)

    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("version"), FieldPanel("in_force_from")]),
        FieldPanel("scopes"),
        MultiFieldPanel(
            [FieldPanel("title_uk"), FieldPanel("purpose_uk"), FieldPanel("body_uk")], heading=_("Ukrainian")
        ),
        MultiFieldPanel(
            [FieldPanel("title_en"), FieldPanel("purpose_en"), FieldPanel("body_en")], heading=_("English")
        ),
    ]

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ["key", "-version"]
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="consent_text_version")]

    def __str__(self) -> str:
        return f"{self.title_uk} (v{self.version})"

    @property
    def title(self) -> str:
        return paired(self, "title")

    @property
    def purpose(self) -> str:
        return paired(self, "purpose")

    @property
    def body(self) -> str:
        return paired(self, "body")

    def clean(self):
        super().clean()
        unknown = set(self.scopes) - set(Scope.values)
        if unknown:
            raise ValidationError({"scopes": _("Unknown scopes: %s") % ", ".join(sorted(unknown))})
        if self.pk and self.consents.exists():
            raise ValidationError(_("People have consented to this version: make a new one."))


class ConsentIsEvidence(TypeError):
    """A recorded consent is not altered: withdraw it and record a new one."""


class ConsentQuerySet(models.QuerySet):
    """Consents, asked the question that matters: which are valid now?"""

    def update(self, **values):
        raise ConsentIsEvidence(ConsentIsEvidence.__doc__)

    def bulk_update(self, objs, fields, batch_size=None):
        raise ConsentIsEvidence(ConsentIsEvidence.__doc__)

    def delete(self):
        raise ConsentIsEvidence("Consents are deleted one by one: what rests on each must disappear.")

    def readable_by(self, user):
        """Those that nothing of :data:`registries.hidden_consents` keeps from ``user``."""
        rows = self
        for _name, hidden_from in registries.hidden_consents:
            rows = rows.exclude(pk__in=hidden_from(user).order_by().values("pk"))
        return rows

    def valid(self, *, on=None):
        """Consents neither withdrawn nor expired on the day ``on`` (default today in Kyiv)."""
        day = on or timezone.localdate()
        return self.filter(withdrawn_at__isnull=True).filter(
            models.Q(expires_on__isnull=True) | models.Q(expires_on__gte=day)
        )


class Consent(models.Model):
    """Somebody's consent for a subject, as it was recorded."""

    seen_by_readers = False

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
    scopes = ScopesField(_("scopes"), default=list)
    giver = models.CharField(_("given by"), max_length=20, choices=Giver.choices)
    giver_name = models.CharField(_("name of who gave it"), max_length=255)
    evidence = EvidenceField(
        _("evidence (scan)"),
        upload_to=evidence_path,
        storage=private_storage,
        blank=True,
        validators=[check_evidence],
        help_text=_("A PDF or a picture; only the site's editors can open it."),
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

    panels = [
        FieldPanel("subject_name"),
        FieldPanel("text"),
        FieldPanel("scopes"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("giver"), FieldPanel("giver_name")])], heading=_("Who gave it")
        ),
        FieldRowPanel([FieldPanel("given_on"), FieldPanel("expires_on")]),
        MultiFieldPanel([FieldPanel("evidence"), FieldPanel("evidence_note")], heading=_("Evidence")),
    ]

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-recorded_at"]
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.subject_name} ({self.given_on:%d.%m.%Y})"

    def clean(self):
        super().clean()
        errors = {}
        unknown = set(self.scopes) - set(Scope.values)
        if unknown:
            errors["scopes"] = _("Unknown scopes: %s") % ", ".join(sorted(unknown))
        elif not self.scopes:
            errors["scopes"] = _("Say what the consent allows.")
        elif self.text_id and (beyond := set(self.scopes) - set(self.text.scopes)):
            labels = ", ".join(str(Scope(value).label) for value in sorted(beyond))
            errors["scopes"] = _("The text does not speak of: %s") % labels
        if self.given_on and self.given_on > timezone.localdate():
            errors["given_on"] = _("A consent cannot be given in the future.")
        if self.given_on and self.expires_on and self.expires_on < self.given_on:
            errors["expires_on"] = _("The end comes before the beginning.")
        if not self.evidence and not self.evidence_note:
            errors["evidence_note"] = _("Attach a scan or say where the paper is kept.")
        if errors:
            raise ValidationError(errors)

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Record the consent, once.

        Raises:
            ConsentIsEvidence: it has been recorded before.
        """
        if not self._state.adding:
            raise ConsentIsEvidence(ConsentIsEvidence.__doc__)
        super().save(*args, **kwargs)
        audit.record(
            action="consent.recorded", subject=self, actor=self.recorded_by, after="valid",
            data={"text": str(self.text), "scopes": list(self.scopes)},
        )  # fmt: skip

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """Delete the consent and its scan, for the law may ask for that; what rested on it disappears."""
        _lock_what_rests_on(self)
        images = list(self.images.all())
        before = "valid" if self.withdrawn_at is None else "withdrawn"
        audit.record(action="consent.deleted", subject=self, before=before, after="deleted")
        if self.evidence:
            storage, name = self.evidence.storage, self.evidence.name
            transaction.on_commit(lambda: storage.delete(name))
        deleted = super().delete(*args, **kwargs)
        review_images(images)
        _tell_of_the_end(self, None, timezone.now())
        return deleted

    def is_valid(self, *, on=None) -> bool:
        """Whether the consent is neither withdrawn nor expired on the day ``on``."""
        day = on or timezone.localdate()
        return self.withdrawn_at is None and (self.expires_on is None or self.expires_on >= day)

    def allows(self, scope: str, *, on=None) -> bool:
        """Whether the consent is valid on the day ``on`` and names ``scope``."""
        return scope in self.scopes and self.is_valid(on=on)


class AlreadyWithdrawn(Refused):
    """A consent is withdrawn once."""


def same_name(name: str) -> str:
    """``name`` as it is compared: without regard to capitals, spaces and kinds of apostrophe."""
    return " ".join(name.replace("'", "ʼ").replace("’", "ʼ").casefold().split())


@transaction.atomic
def withdraw(*, consent: Consent, by, reason: str, now: datetime | None = None) -> Consent:
    """Withdraw a consent; what rests on it disappears from the sites at once.

    Args:
        consent: the consent; it stays on record.
        by: the user who records the withdrawal.
        reason: the words given for it.
        now: the moment (aware); by default the present one.

    Raises:
        AlreadyWithdrawn: it has been withdrawn before.
    """
    now = now or timezone.now()
    _lock_what_rests_on(consent)
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    if consent.withdrawn_at is not None:
        raise AlreadyWithdrawn(_("This consent has been withdrawn already."))
    consent.withdrawn_at = now
    consent.withdrawal_reason = reason
    audit.record(
        action="consent.withdrawn", subject=consent, actor=by, before="valid", after="withdrawn",
        reason=reason, now=now,
    )  # fmt: skip
    # The base manager, for the model's own refuses every change.
    Consent._base_manager.filter(pk=consent.pk).update(withdrawn_at=now, withdrawal_reason=reason)
    review_images(consent.images.all(), now=now)
    _tell_of_the_end(consent, by, now)
    return consent


@transaction.atomic
def forget(consents: Iterable[Consent]) -> int:
    """Delete consents whose term is over or whose person is erased, and the names in what the audit tells.

    Returns:
        How many.
    """
    found = list(consents)
    keys = [consent.pk for consent in found]
    for consent in found:
        consent.delete()
    audit.redact(Consent._meta.label_lower, keys)
    return len(found)


def _lock_what_rests_on(consent: Consent) -> None:
    for _name, lock in registries.consent_locks:
        lock(consent)


def _tell_of_the_end(consent: Consent, by, now: datetime) -> None:
    for _name, follow in registries.consent_endings:
        follow(consent, by, now)


def expire_consents(*, now: datetime | None = None) -> list:
    """Withhold the pictures whose consents have expired, and bring back those renewed.

    Also removes what another process may have made of a withheld picture in the meantime.

    Args:
        now: the moment (aware); a consent expires when its last day in Kyiv is over.

    Returns:
        The pictures whose state changed.
    """
    from cms.media.models import Children, SiteImage

    now = now or timezone.now()
    affected = SiteImage.objects.filter(models.Q(children=Children.SHOWN) | models.Q(withheld=True))
    changed = review_images(affected.prefetch_related("consents"), now=now)
    for image in SiteImage.objects.filter(withheld=True, renditions__isnull=False).distinct():
        image.delete_renditions()
    return changed


@transaction.atomic
def review_images(images: Iterable, *, now: datetime | None = None) -> list:
    """Withhold the pictures that may not be shown now, and release the withheld ones that may.

    Args:
        images: of :class:`cms.media.models.SiteImage`.
        now: the moment (aware); by default the present one.

    Returns:
        The pictures whose state changed; their renditions are gone, cached pages are made again.
    """
    from cms.media.models import SiteImage

    now = now or timezone.now()
    day = timezone.localdate(now)
    images = list(images)
    # The rows are asked, for an instance may have been read before the last change.
    rows = SiteImage.objects.select_for_update().filter(pk__in=[image.pk for image in images])
    was_withheld = dict(rows.values_list("pk", "withheld"))
    changed = []
    for image in images:
        image.withheld = not image.has_valid_consent(on=day)
        if image.withheld == was_withheld[image.pk]:
            continue
        SiteImage.objects.filter(pk=image.pk).update(withheld=image.withheld)
        image.delete_renditions()
        audit.record(
            action="image.withheld" if image.withheld else "image.released",
            subject=image, before=_state(not image.withheld), after=_state(image.withheld), now=now,
        )  # fmt: skip
        changed.append(image)
    if changed:
        bump(tags.SHELL, *(f"image:{image.pk}" for image in changed))
    return changed


def _state(withheld: bool) -> str:
    return "withheld" if withheld else "shown"
