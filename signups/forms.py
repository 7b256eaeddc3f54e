"""What is asked of those who sign up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from signups.models import Session

OLDEST = 120


class SignUpForm(forms.Form):
    """Name and a way to be reached; age and a guardian where the session asks for them.

    Args:
        session: what is signed up for.
    """

    name = forms.CharField(
        label=_("Surname and first name of whoever comes"), max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("The link that confirms your place comes there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Phone"), required=False, max_length=40,
        help_text=_("Enough if there is no e-mail: the organisers call you to confirm."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    age = forms.IntegerField(label=_("Age"), min_value=0, max_value=OLDEST)
    guardian_name = forms.CharField(
        label=_("Name of a parent or guardian"), required=False, max_length=150,
        help_text=_("Only for those not yet eighteen."),
    )  # fmt: skip
    guardian_email = forms.EmailField(label=_("E-mail of a parent or guardian"), required=False)

    def __init__(self, *args, session: Session, **kwargs):
        super().__init__(*args, **kwargs)
        if not session.asks_age:
            del self.fields["age"]
        if session.guardian_text_id is None:
            del self.fields["guardian_name"], self.fields["guardian_email"]


class AgreeForm(forms.Form):
    """A guardian's consent."""

    giver_name = forms.CharField(label=_("Your surname and first name"), max_length=150)
    agrees = forms.BooleanField(label=_("I consent"))
