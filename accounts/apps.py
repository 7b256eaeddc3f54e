from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("accounts")
    default = True

    def ready(self):
        from allauth.account.signals import authentication_step_completed

        from accounts.domain import distrust_unproven_password
        from cms.tasks import schedule

        def on_authentication(sender, user, method, **kwargs):
            if method == "code":
                distrust_unproven_password(user=user)

        authentication_step_completed.connect(on_authentication, weak=False)
        schedule.register(
            gettext_noop("Delete accounts that nobody confirmed"),
            "accounts.domain.forget_unconfirmed",
            daily_at=time(3, 20),
        )


class EditorAccountsConfig(WagtailUsersAppConfig):
    """Wagtail's list of users, with our forms."""

    user_viewset = "accounts.viewsets.UserViewSet"
