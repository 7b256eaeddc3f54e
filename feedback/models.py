"""What readers say of pages, and whom they write to."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from cms.languages import paired

WORDS_OF_AN_OPINION = 500
WORDS_OF_A_MESSAGE = 5000


class Opinion(models.Model):
    """Whether a page was useful to somebody. Nothing here tells who it was, nor the time of day."""

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+")
    language = models.CharField(_("language"), max_length=10)
    day = models.DateField(_("day"), db_index=True)
    is_useful = models.BooleanField(_("useful"))
    words = models.TextField(_("in own words"), blank=True, max_length=WORDS_OF_AN_OPINION)

    # A page is not «used» by what is said of it.
    wagtail_reference_index_ignore = True
    # Editors read and delete it; nothing of it is published, so no approval stands before that.
    seen_by_readers = False

    class Meta:
        verbose_name = _("opinion on a page")
        verbose_name_plural = _("opinions on pages")
        ordering = ["-day", "page_id", "words"]
        default_permissions = ("view", "delete")

    def __str__(self) -> str:
        return str(_("useful") if self.is_useful else _("not useful"))


class ContactTopic(models.Model):
    """What one may write about through the contact form, and who reads it."""

    site = models.ForeignKey(Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+")
    name_uk = models.CharField(_("name in Ukrainian"), max_length=150)
    name_en = models.CharField(_("name in English"), max_length=150, blank=True)
    email = models.EmailField(
        _("goes to"), help_text=_("The department’s address. Readers do not see it.")
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Smaller comes first."))

    class Meta:
        verbose_name = _("topic of the contact form")
        verbose_name_plural = _("topics of the contact form")
        ordering = ["site_id", "order", "name_uk"]

    def __str__(self) -> str:
        return self.name_uk

    @property
    def name(self) -> str:
        """In the reader's language."""
        return paired(self, "name")


class ContactMessage(models.Model):
    """A message on its way to a department; kept for a while, for a copy to its writer."""

    class Copy(models.TextChoices):
        NONE = "none", _("not wanted")
        ASKED = "asked", _("asked for")
        SENT = "sent", _("sent")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(ContactTopic, null=True, on_delete=models.SET_NULL, related_name="+")
    topic_name = models.CharField(max_length=150)
    name = models.CharField(max_length=150, blank=True)
    email = models.EmailField()
    words = models.TextField(max_length=WORDS_OF_A_MESSAGE)
    language = models.CharField(max_length=10)
    copy = models.CharField(max_length=5, choices=Copy.choices, default=Copy.NONE)
    sent_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("message of the contact form")
        verbose_name_plural = _("messages of the contact form")
        default_permissions = ()

    def __str__(self) -> str:
        # Without the writer: the audit keeps labels longer than messages.
        return f"{self._meta.verbose_name} {self.pk}"
