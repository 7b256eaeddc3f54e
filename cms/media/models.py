"""Images and documents: what is kept about each, and which may be shown."""

from pathlib import PurePath
from urllib.parse import quote

from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, get_upload_to
from wagtail.search import index

from cms.cache import tags
from cms.cache.refresh import bump
from cms.consent import Scope, review_images, same_name
from cms.media.document_types import check_document
from cms.media.fields import DocumentField, PictureField, document_path
from cms.media.intake import reencode
from cms.transliteration import slugify_uk


class Licence(models.TextChoices):
    """On what terms a picture or document is shown."""

    CC_BY = "cc-by-4.0", _("CC BY 4.0")
    CC0 = "cc0", _("public domain (CC0)")
    PERMISSION = "permission", _("with the author's permission")
    OWN = "own", _("the city's own work")


class Children(models.TextChoices):
    """What an editor answered: are there children in the picture? Empty while nobody has."""

    NONE = "none", _("no child can be recognised")
    SHOWN = "shown", _("children can be recognised: attach the consents below")


def pictures_key(image_id: int) -> str:
    """Under which :mod:`cms.media.renditions` remembers the sizes of a picture."""
    return f"picture:{image_id}"


class SiteImage(AbstractImage):
    """A picture. Whatever file comes in is re-encoded before it is stored.

    The original stays in private storage; residents only ever get renditions. Where a picture with
    children lacks a valid consent it is ``withheld``: it has no renditions, and asking for one gives
    the address of a view that shows it to its editors alone.
    """

    file = PictureField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    alt_uk = models.CharField(_("alternative text (Ukrainian)"), max_length=255, blank=True)
    alt_en = models.CharField(_("alternative text (English)"), max_length=255, blank=True)
    # Wagtail keeps an attribute "decorative" of its own on every image, and resets it on loading.
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It tells nothing that the text does not.")
    )
    credit = models.CharField(_("author or source"), max_length=255, blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY)
    # Empty is for uploads that nobody has looked at yet; every form asks (not ``blank``).
    children = models.CharField(
        _("children in the picture"),
        max_length=10,
        choices=Children.choices,
        default="",
        help_text=_("Pictures with children are published only with the parents' valid consents."),
    )
    consents = models.ManyToManyField(
        "cms.Consent", verbose_name=_("consents"), blank=True, related_name="images"
    )
    withheld = models.BooleanField(
        _("withheld from the sites"),
        default=False,
        editable=False,
        db_index=True,
        help_text=_("Set while a consent that it needs is missing, withdrawn or expired."),
    )

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "alt_uk",
        "alt_en",
        "is_decorative",
        "credit",
        "licence",
        "children",
        "consents",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("alt_uk"),
        index.SearchField("alt_en"),
        index.SearchField("credit"),
        index.FilterField("children"),
        index.FilterField("withheld"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args, **kwargs):
        """Save, with a new file re-encoded first and what was made from the old one removed.

        Raises:
            ValidationError: the new file is not an acceptable picture.
        """
        replaced = None
        if self.file and not self.file._committed:
            self.file = reencode(self.file.file)
            self._set_image_file_metadata()
            replaced = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        if replaced:
            self.delete_renditions()
            transaction.on_commit(lambda: replaced.file.storage.delete(replaced.file.name))
        if self.children == Children.SHOWN or self.withheld:
            review_images([self])

    def alt_for(self, language: str | None = None) -> str:
        """The alternative text in ``language`` (default the active one), else in Ukrainian."""
        if self.is_decorative:
            return ""
        if (language or get_language() or "uk").startswith("en") and self.alt_en:
            return self.alt_en
        return self.alt_uk

    @property
    def default_alt_text(self) -> str:
        return self.alt_for()

    def has_alt_for(self, language: str) -> bool:
        """Whether a reader of ``language`` is told what the picture shows, or that it shows nothing."""
        return self.is_decorative or bool(self.alt_en if language.startswith("en") else self.alt_uk)

    @property
    def is_answered(self) -> bool:
        """Whether somebody has said if there are children in the picture."""
        return bool(self.children)

    @property
    def children_state(self) -> str:
        """In words for the editor: what was answered, and whether that keeps the picture from the sites."""
        if not self.is_answered:
            return _("not answered yet")
        if self.withheld:
            return _("children, without a valid consent")
        return _("children, with consents") if self.children == Children.SHOWN else _("no children")

    def people_without_consent(self, *, on=None) -> list[str]:
        """Names from the attached consents of whom none is valid on the day ``on`` (default today)."""
        allowed, named = set(), {}
        for consent in self.consents.all():
            if Scope.SHOW_PHOTO in consent.scopes:
                name = same_name(consent.subject_name)
                named.setdefault(name, consent.subject_name)
                if consent.is_valid(on=on):
                    allowed.add(name)
        return [label for name, label in named.items() if name not in allowed]

    def has_valid_consent(self, *, on=None) -> bool:
        """Whether the picture may be shown on the day ``on`` (default today in Kyiv).

        One with children needs a consent to show it, valid on that day, for everybody whose
        consent is attached, and at least one.
        """
        if self.children != Children.SHOWN:
            return True
        if not self.pk or self.people_without_consent(on=on):
            return False
        return any(consent.allows(Scope.SHOW_PHOTO, on=on) for consent in self.consents.all())

    def delete_renditions(self) -> None:
        """Forget every size of the picture, and delete their files as soon as that is committed."""
        caches["renditions"].delete(pictures_key(self.pk))
        bump(tags.PICTURES)
        for rendition in self.renditions.all():
            rendition.purge_from_cache()
            storage, name = rendition.file.storage, rendition.file.name
            transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))
        self.renditions.all().delete()

    def get_rendition(self, filter):
        if self.withheld:
            return self._unpublished(filter)
        return super().get_rendition(filter)

    def get_renditions(self, *filters):
        if self.withheld:
            made = [self._unpublished(filter) for filter in filters]
            return {rendition.filter_spec: rendition for rendition in made}
        return super().get_renditions(*filters)

    def _unpublished(self, filter: Filter | str) -> "Rendition":
        """Stands for a size of a withheld picture; nothing is made, and nothing stored."""
        filter = Filter(filter) if isinstance(filter, str) else filter
        size = filter.get_transform(self).size
        rendition = Rendition(image=self, filter_spec=filter.spec)
        rendition.width, rendition.height = (round(side) for side in size)
        return rendition


class Rendition(AbstractRendition):
    """A size of an image, made on demand."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    @property
    def url(self) -> str:
        if not self.file:
            return reverse("image_for_editors", args=[self.image_id])
        return super().url


class SiteDocument(AbstractDocument):
    """A document to download. Its file is private: a view decides who gets it."""

    file = DocumentField(verbose_name=_("file"), upload_to=document_path)
    issued_on = models.DateField(_("date of the document"), null=True, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("uk", _("Ukrainian")), ("en", _("English"))], default="uk"
    )

    admin_form_fields = ("title", "file", "collection", "issued_on", "language", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def clean(self):
        super().clean()
        if self.file and not self.file._committed:
            try:
                check_document(self.file)
            except ValidationError as error:
                raise ValidationError({"file": error}) from error

    def save(self, *args, **kwargs):
        """Save, with size and hash of a new file.

        Raises:
            ValidationError: the new file is not what its extension says.
        """
        if self.file and not self.file._committed:
            check_document(self.file)
            self._set_document_file_metadata()
        super().save(*args, **kwargs)

    @property
    def file_extension(self) -> str:
        return PurePath(self.file.name).suffix.lower().lstrip(".")

    @property
    def filename(self) -> str:
        """The name that a reader gets in the address: the title in Latin letters."""
        return f"{slugify_uk(self.title) or 'document'}.{self.file_extension}"

    @property
    def content_disposition(self) -> str:
        """Always a download, named by the title: nothing of it is ever rendered on our address."""
        readable = " ".join(self.title.replace("/", "-").replace("\\", "-").split())
        utf8 = quote(f"{readable}.{self.file_extension}", safe="")
        return f"attachment; filename=\"{self.filename}\"; filename*=UTF-8''{utf8}"


__all__ = ["Children", "Licence", "Rendition", "SiteDocument", "SiteImage"]
