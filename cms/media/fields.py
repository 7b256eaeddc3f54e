"""Fields of pictures and documents: nothing is stored, by any door, that was not looked at."""

import uuid
from pathlib import PurePath

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField as UploadField
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from cms.media import sniff
from cms.media.document_types import REFUSALS, check_document
from cms.media.intake import ReencodedPicture, reencode


class PictureFile(WagtailImageFieldFile):
    """The file of a picture."""

    def save(self, name, content, save=True):
        """Store ``content`` re-encoded, under a random name: ``name`` is not kept."""
        clean = reencode(_named(content, name))
        _describe(self.instance, clean)
        super().save(clean.name, clean, save=save)

    save.alters_data = True

    def get_image_dimensions(self):
        """Known from the recoder; a file that has not been there is not opened in this process."""
        file = getattr(self, "_file", None)
        if isinstance(file, ReencodedPicture):
            return file.width, file.height
        return super().get_image_dimensions() if self._committed else (None, None)


def _describe(instance, content: File) -> None:
    """Note size and hash on the row, for those who store a file without asking Wagtail's forms."""
    instance.file_size = content.size
    instance.file_hash = hash_filelike(content)


def _named(content, name: str):
    """``content`` with a name to check, without touching a name it already has."""
    if isinstance(content, ReencodedPicture) or getattr(content, "name", None):
        return content
    return File(content.file, name=name)


class PictureField(WagtailImageField):
    """A model's field for a picture that residents may see."""

    attr_class = PictureFile


class PictureUploadField(UploadField):
    """A form's field for a picture; what is wrong with it is told beside it.

    The re-encoding happens here, so that it is over before the view opens its transaction; Wagtail's
    own looks, which open the picture in this process, are left out.
    """

    def to_python(self, data):
        uploaded = forms.FileField.to_python(self, data)
        return uploaded and reencode(uploaded)

    def widget_attrs(self, widget):
        accepted = "image/jpeg,image/png,image/webp,image/avif,image/gif"
        return {**super().widget_attrs(widget), "accept": accepted}


class DocumentFile(FieldFile):
    """The file of a document."""

    def save(self, name, content, save=True):
        """Store ``content``, when it is what its name says, under a random name."""
        check_document(content, name=name)
        _describe(self.instance, content)
        super().save(name, content, save=save)

    save.alters_data = True


class DocumentField(models.FileField):
    """A model's field for a document that residents may download."""

    attr_class = DocumentFile


def document_path(instance, filename: str) -> str:
    """Where a document's file is kept: under a random name, with its extension."""
    return f"documents/{uuid.uuid4().hex}{PurePath(filename).suffix.lower()}"


class EvidenceFile(FieldFile):
    """A scan: a PDF or a picture, exactly as it was given."""

    def save(self, name, content, save=True):
        """Store ``content`` under a random name."""
        check_evidence(content)
        super().save(name, content, save=save)

    save.alters_data = True

    @property
    def url(self) -> str:
        """The address of a view that asks who wants to see it."""
        return reverse("consent_evidence", args=[self.instance.pk])


class EvidenceField(models.FileField):
    """A model's field for a scan of a signed paper; never served publicly."""

    attr_class = EvidenceFile


def check_evidence(file: File) -> None:
    """Make sure that ``file`` is a scan.

    Raises:
        ValidationError: it is neither a PDF nor a picture, or it is too large.
    """
    limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    if file.size > limit:
        raise ValidationError(REFUSALS["too_large"], params={"limit": filesizeformat(limit)})
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    if not head.startswith(b"%PDF-") and sniff.picture_kind(head) not in sniff.PICTURES:
        raise ValidationError(_("A scan must be a PDF or a picture."), code="mismatch")


def evidence_path(instance, filename: str) -> str:
    """Where a scan is kept: under a random name, with its extension."""
    return f"consents/{uuid.uuid4().hex}{PurePath(filename).suffix.lower()}"
