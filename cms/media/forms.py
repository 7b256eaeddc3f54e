"""Forms of the picture library."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from cms.consent import Consent
from cms.media.fields import PictureUploadField

_NEEDED = {
    "alt_uk": _("Say in Ukrainian what the picture shows, or mark it as decorative."),
    "alt_en": _("Say in English what the picture shows, or mark it as decorative."),
    "credit": _("Name the author or the source."),
}


class PictureForm(BaseImageForm):
    """What an editor says of a picture.

    Uploading several pictures at once stores each before anything can be said of it; such a
    request has no field for alternative text, and none is asked for. A page with a picture that
    nobody described cannot be published (:mod:`cms.publishing`).
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = PictureUploadField(
                label=field.label, required=field.required, widget=field.widget, help_text=field.help_text
            )
        if "consents" in self.fields:
            attached = self.instance.consents.all() if self.instance.pk else Consent.objects.none()
            self.fields["consents"].queryset = Consent.objects.filter(
                Q(pk__in=Consent.objects.valid()) | Q(pk__in=attached)
            )

    def clean(self):
        cleaned = super().clean()
        if self.add_prefix("alt_uk") not in self.data:
            return cleaned
        for name, message in _NEEDED.items():
            told = cleaned.get(name) or (name != "credit" and cleaned.get("is_decorative"))
            if not told and name not in self.errors:
                self.add_error(name, ValidationError(message, code="required"))
        return cleaned
