"""Images and documents: what is kept about each, and which may be shown."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class Licence(models.TextChoices):
    """On what terms a picture or document is shown."""

    CC_BY = "cc-by-4.0", _("CC BY 4.0")
    CC0 = "cc0", _("public domain (CC0)")
    PERMISSION = "permission", _("with the author's permission")
    OWN = "own", _("the city's own work")


class SiteImage(AbstractImage):
    """A picture. Whatever file comes in is re-encoded before it is stored."""

    alt_uk = models.CharField(_("alternative text (Ukrainian)"), max_length=255, blank=True)
    alt_en = models.CharField(_("alternative text (English)"), max_length=255, blank=True)
    decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It tells nothing that the text does not.")
    )
    credit = models.CharField(_("author or source"), max_length=255, blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY)
    shows_children = models.BooleanField(
        _("there are children in the photo"),
        default=False,
        help_text=_("Such a picture is published only with the parents' valid consent."),
    )
    consents = models.ManyToManyField(
        "cms.Consent", verbose_name=_("consents"), blank=True, related_name="images"
    )
    withheld = models.BooleanField(
        _("withheld from the sites"),
        default=False,
        editable=False,
        help_text=_("Set when a consent that it needs is withdrawn or expires."),
    )

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "alt_uk",
        "alt_en",
        "decorative",
        "credit",
        "licence",
        "shows_children",
        "consents",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def alt_for(self, language: str | None = None) -> str:
        """The alternative text in ``language`` (default the active one), else in Ukrainian."""
        if self.decorative:
            return ""
        if (language or get_language() or "uk").startswith("en") and self.alt_en:
            return self.alt_en
        return self.alt_uk

    @property
    def default_alt_text(self) -> str:
        return self.alt_for()


class Rendition(AbstractRendition):
    """A size of an image, made on demand."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class SiteDocument(AbstractDocument):
    """A document to download."""

    issued_on = models.DateField(_("date of the document"), null=True, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("uk", _("Ukrainian")), ("en", _("English"))], default="uk"
    )

    admin_form_fields = ("title", "file", "collection", "issued_on", "language", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]


__all__ = ["Licence", "Rendition", "SiteDocument", "SiteImage"]
