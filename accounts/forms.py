"""Forms of accounts: those of administrators, and that of a forgotten password."""

from allauth.account import forms as allauth_forms
from django import forms
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
