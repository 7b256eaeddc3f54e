"""Accounts in the editor."""

from django.core.exceptions import PermissionDenied
from wagtail.users.views import users

from accounts.domain import vouch_for_email
from accounts.forms import AccountCreationForm, AccountEditForm
from accounts.permissions import may_change_account


class _AccountFormView:
    """What making and changing an account have in common."""

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form

    def save_instance(self):
        user = super().save_instance()
        vouch_for_email(user=user)
        return user


class CreateView(_AccountFormView, users.CreateView):
    """Make an account."""


class EditView(_AccountFormView, users.EditView):
    """Change an account."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not may_change_account(request.user, self.object):
            raise PermissionDenied


class UserViewSet(users.UserViewSet):
    """Wagtail's accounts, known by their addresses."""

    add_view_class = CreateView
    edit_view_class = EditView

    def get_form_class(self, for_update=False):
        return AccountEditForm if for_update else AccountCreationForm
