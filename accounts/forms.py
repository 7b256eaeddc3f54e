"""Forms with which administrators keep accounts."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users import forms as wagtail_forms

from accounts.domain import is_free
from accounts.models import UserManager


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
