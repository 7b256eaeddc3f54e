"""A form with a field of every kind, for the pattern page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.open_forms import OpenForm


class SampleForm(OpenForm, forms.Form):
    """Every kind of field that the sites use."""

    purpose = "sample"

    name = forms.CharField(label=_("First and last name"), help_text=_("As in the birth certificate."))
    email = forms.EmailField(label=_("E-mail"))
    school = forms.ChoiceField(label=_("School"), choices=[("", "—"), ("5", "№ 5"), ("11", "№ 11")])
    about = forms.CharField(label=_("About the work"), widget=forms.Textarea, required=False)
    age = forms.ChoiceField(
        label=_("Age group"), choices=[("6", "6–9"), ("10", "10–13")], widget=forms.RadioSelect
    )
    photo = forms.FileField(label=_("Photo of the work"), help_text=_("JPEG or PNG, up to 20 MB"))
    agree = forms.BooleanField(label=_("I agree to the contest's rules"))
