"""What stands between a signed-in person and the editor; the language of one's own pages."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.permissions import may_edit
from cms.languages import SOURCE_LANGUAGE, chosen_by
from cms.middleware import ACCOUNT_PATH, EDITOR_PATH

WAYS_OUT = ("/admin/login/", "/admin/logout/", "/admin/password_reset/")
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class AccountLanguageMiddleware:
    """Pages of signing in have no language in their address: they keep the one that the reader chose.

    That is the one asked for last by ``?lang=en``, else the one that a signed-in person chose in the
    editor, else Ukrainian: the browser's is not asked, for a city's pages begin in the state language
    (Law on the State Language, art. 27).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ACCOUNT_PATH):
            return self.get_response(request)
        asked = request.GET.get("lang") if request.method in {"GET", "HEAD"} else None
        request.LANGUAGE_CODE = asked if asked in LANGUAGES else self.language(request)
        # Not for a while only: LocaleMiddleware names the language in the response's headers.
        translation.activate(request.LANGUAGE_CODE)
        response = self.get_response(request)
        if asked in LANGUAGES:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                asked,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,
            )
        return response

    @staticmethod
    def language(request: HttpRequest) -> str:
        kept = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if kept in LANGUAGES:
            return kept
        return (chosen_by(request.user) if request.user.is_authenticated else "") or SOURCE_LANGUAGE


class _EditorGate:
    """Looks at whoever is signed in and asks for anything of the editor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        enters = path.startswith(EDITOR_PATH) and not path.startswith(WAYS_OUT)
        if enters and request.user.is_authenticated:
            response = self.stop(request)
            if response is not None:
                return response
        return self.get_response(request)

    def stop(self, request: HttpRequest) -> HttpResponse | None:
        """The answer to whoever may not enter; ``None`` for those who may."""
        raise NotImplementedError


class RefuseStrangers(_EditorGate):
    """Who may not use the editor is told so.

    Wagtail would send them to sign in, and there a signed-in person is sent back, without end.
    """

    def stop(self, request: HttpRequest) -> None:
        if not may_edit(request.user):
            raise PermissionDenied


class RequireSecondFactor(_EditorGate):
    """Editors activate a second factor before they reach anything of the editor."""

    def stop(self, request: HttpRequest) -> HttpResponse | None:
        if not settings.REQUIRE_EDITOR_MFA or not may_edit(request.user):
            return None
        if is_mfa_enabled(request.user, types=FACTORS):
            return None
        if not self._is_navigation(request):
            raise PermissionDenied("A second factor is needed first.")
        messages.warning(request, _("Editors sign in with two steps. Set up the second one to go on."))
        return redirect("mfa_activate_totp")

    @staticmethod
    def _is_navigation(request: HttpRequest) -> bool:
        """Whether a person would see the page that they are sent to; a script would not."""
        by_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
        return request.method in {"GET", "HEAD"} and not by_script and request.accepts("text/html")
