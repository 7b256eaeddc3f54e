"""Forms of the picture library."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from cms.admin.visibility import visible
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
    request has no field for alternative text, and nothing is asked for. A page with a picture that
    nobody described, or of which nobody said whether it shows children, cannot be published
    (:mod:`cms.publishing`).
    """

    class Meta(BaseImageForm.Meta):
        widgets = {**BaseImageForm.Meta.widgets, "children": forms.RadioSelect}

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.is_asking = self.add_prefix("alt_uk") in self.data
        if self.is_bound and not self.is_asking:
            for name in ("licence", "children"):  # what the model has stands until somebody chooses
                self.fields[name].required = False
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = PictureUploadField(
                label=field.label, required=field.required, widget=field.widget, help_text=field.help_text
            )
        if "consents" in self.fields:
            self.fields["consents"].queryset = self._choosable_consents(user)

    def _choosable_consents(self, user):
        """Valid consents of the user's own sites, and whatever is attached already."""
        own = visible(Consent, user) if user else Consent.objects.all()
        attached = self.instance.consents.all() if self.instance.pk else Consent.objects.none()
        choosable = Q(pk__in=own.values("pk")) & Q(pk__in=Consent.objects.valid().values("pk"))
        return Consent.objects.filter(choosable | Q(pk__in=attached.values("pk")))

    def clean(self):
        cleaned = super().clean()
        if not self.is_asking:
            return cleaned
        for name, message in _NEEDED.items():
            told = cleaned.get(name) or (name != "credit" and cleaned.get("is_decorative"))
            if not told and name not in self.errors:
                self.add_error(name, ValidationError(message, code="required"))
        return cleaned
