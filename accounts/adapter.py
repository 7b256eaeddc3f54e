"""How allauth behaves here."""

from types import SimpleNamespace
from urllib.parse import quote, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.conf import settings
from django.urls import reverse

from accounts.permissions import may_edit
from cms.mail.backend import KIND_HEADER
from cms.registries import rooms_of


class AccountAdapter(DefaultAccountAdapter):
    """Anybody signs up, for contests; that opens nothing of the editor."""

    def get_login_redirect_url(self, request) -> str:
        """Editors begin in the editor, everybody else in the first of their own rooms."""
        if may_edit(request.user):
            return super().get_login_redirect_url(request)
        return rooms_of(request.user)[0].url

    def get_signup_redirect_url(self, request) -> str:
        return self.get_login_redirect_url(request)

    def _get_login_attempts_cache_key(self, request, **credentials) -> str:
        """Wrong attempts are counted by address alone.

        allauth would count each spelling of the host by itself: localhost, LocalHost, localhost:81.
        """
        return credentials.get("email", "").lower()

    # Letters: of a kind that hides its words, with links that no request's host can forge.

    def render_mail(self, template_prefix, email, context, headers=None):
        name = template_prefix.rsplit("/", 1)[-1]
        return super().render_mail(
            template_prefix, email, context, {**(headers or {}), KIND_HEADER: f"account.{name}"}
        )

    def send_mail(self, template_prefix, email, context) -> None:
        """Also without a request, for letters that a task writes."""
        site = SimpleNamespace(
            name=settings.WAGTAIL_SITE_NAME, domain=urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
        )
        context = {
            "request": allauth_context.request,
            "email": email,
            "current_site": site,
            **context,
            "signup_url": _at_home(reverse("account_signup")),
        }
        self.render_mail(template_prefix, email, context).send()

    def get_reset_password_from_key_url(self, key: str) -> str:
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return _at_home(path.replace("UID-KEY", quote(key)))

    def send_account_already_exists_mail(self, email: str) -> None:
        """Also says how to sign in; its links lead to our own host."""
        context = {
            "login_url": _at_home(reverse("account_request_login_code")),
            "password_reset_url": _at_home(reverse("account_reset_password")),
        }
        self.send_mail("account/email/account_already_exists", email, context)

    def get_email_confirmation_url(self, request, emailconfirmation) -> str:
        return _at_home(reverse("account_confirm_email", args=[emailconfirmation.key]))


def _at_home(path: str) -> str:
    """``path`` on the editor's own address."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
