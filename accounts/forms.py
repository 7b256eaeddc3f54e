"""Forms of accounts: those of administrators, of signing up, and of a forgotten password."""

from allauth.account import forms as allauth_forms
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.validators import RegexValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.users import forms as wagtail_forms

from accounts.domain import is_free
from accounts.models import UserManager
from accounts.tasks import send_reset_letters


class AccountFormMixin:
    """An account is known by its address, in lower case, which nobody else signs in with."""

    error_messages = {
        **wagtail_forms.UserForm.error_messages,
        "duplicate_username": _("This address is already in use."),
    }

    def clean_email(self) -> str:
        email = UserManager.normalise(self.cleaned_data["email"])
        if not is_free(email, besides=self.instance):
            raise forms.ValidationError(self.error_messages["duplicate_username"], code="duplicate_username")
        return email


class AccountCreationForm(AccountFormMixin, wagtail_forms.UserCreationForm):
    """A new account."""


class AccountEditForm(AccountFormMixin, wagtail_forms.UserEditForm):
    """An account that is there."""


class ResetPasswordForm(allauth_forms.ResetPasswordForm):
    """Leaves the letter to a task: else the time of the answer would tell which addresses are known."""

    def save(self, request, **kwargs) -> str:
        email = self.cleaned_data["email"]
        send_reset_letters.enqueue(email=email, language=get_language())
        return email


# No dots, slashes or digits: the name stands in letters to addresses that nobody has confirmed yet,
# and must not carry anybody's advertisement there.
name_validator = RegexValidator(
    r"^[^\W\d_]+(?:[ '’ʼ‑-][^\W\d_]+)*$", _("Use letters, hyphens and apostrophes only.")
)


class SignupForm(allauth_forms.SignupForm):
    """Signing up for contests: a name that colleagues and editors will know, an address, a password."""

    first_name = forms.CharField(label=_("First name"), max_length=50, validators=[name_validator])
    last_name = forms.CharField(label=_("Last name"), max_length=50, validators=[name_validator])
    field_order = ["last_name", "first_name", "email", "password1"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)  # it would only say the label again
        self.fields["email"].help_text = _("We will write to it, so that nobody signs up for you.")
        self.fields["password1"].help_text = _(
            "At least 10 characters. Leave it empty if you would rather sign in with a code from a letter "
            "each time."
        )

    def try_save(self, request):
        if self.account_already_exists:
            # Else the time of the answer would tell which addresses are known.
            make_password(self.cleaned_data.get("password1") or None)
        return super().try_save(request)
