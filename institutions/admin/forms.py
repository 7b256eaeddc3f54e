"""Forms of the registry in the editor."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from institutions.domain.registry import Register


class InstitutionForm(WagtailAdminModelForm):
    """An institution; an address of another one is refused, its name is asked about once more."""

    name_is_meant = forms.BooleanField(
        label=_("Another institution has, or had, this name, and I mean it"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = _(
            "Stays when the institution is renamed. Empty: it is made of the name. An old one leads here for "
            "ever."
        )

    def clean(self):
        super().clean()
        self.instance.name = self.cleaned_data.get("name", "")
        self.instance.slug = self.cleaned_data.get("slug", "")
        faults = Register().faults(self.instance)
        if self.cleaned_data.get("name_is_meant"):
            faults.pop("name", None)
        for field, words in faults.items():
            self.add_error(field, words)
        return self.cleaned_data


class ImportForm(forms.Form):
    """The file, as it was exported or made anew."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX with the columns of the exported table; any of them may be missing."),
        widget=forms.FileInput({"accept": ".csv,.xlsx"}),
    )
