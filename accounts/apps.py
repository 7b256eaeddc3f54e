from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("accounts")
    default = True


class EditorAccountsConfig(WagtailUsersAppConfig):
    """Wagtail's list of users, with our forms."""

    user_viewset = "accounts.viewsets.UserViewSet"
