"""Where accounts hook into the editor."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.views.account import AvatarSettingsPanel

from accounts.models import User
from accounts.permissions import may_change_account

# A picture of oneself would come in past the checks that all other pictures pass (cms.media).
AvatarSettingsPanel.is_active = lambda panel: False


@hooks.register("register_account_menu_item")
def password(request) -> dict[str, str]:
    return {
        "url": reverse("account_change_password"),
        "label": _("Password"),
        "help_text": _("Choose another one."),
    }


@hooks.register("register_account_menu_item")
def second_factor(request) -> dict[str, str]:
    return {
        "url": reverse("mfa_index"),
        "label": _("Two-step sign-in"),
        "help_text": _("Beside the password, a code from your phone."),
    }


@hooks.register("before_bulk_action")
def only_superusers_change_superusers(request, action_type, objects, action_class) -> None:
    """What the form of one account refuses is refused for many at once."""
    accounts = [account for account in objects if isinstance(account, User)]
    if not all(may_change_account(request.user, account) for account in accounts):
        raise PermissionDenied
