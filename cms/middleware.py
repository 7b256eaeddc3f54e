"""Small middlewares of the whole installation."""

from urllib.parse import urlsplit

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

EDITOR_PATH = "/admin/"
ACCOUNT_PATH = "/account/"


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """One policy for readers, a looser one below /admin/, where Wagtail's templates need it.

    A preview of a page is made by a request of its own to the page's address, so it comes with the
    readers' policy wherever the editor shows it.
    """

    def get_policy_parts(self, request, response, report_only: bool = False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(EDITOR_PATH):
            parts.replace = {**settings.EDITOR_CONTENT_SECURITY_POLICY, **(parts.replace or {})}
        return parts


class EditorHostMiddleware:
    """The editor of both sites and signing in live on one host: sessions and passkeys are bound to it.

    On any other host of the sites, whoever only reads is sent there; nothing can be sent to it.
    Hosts are compared whole and without their ports, which bind neither cookies nor passkeys.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith((EDITOR_PATH, ACCOUNT_PATH)) or self.is_editors(request):
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            raise PermissionDenied("The editor lives on another host.")
        return HttpResponseRedirect(settings.WAGTAILADMIN_BASE_URL.rstrip("/") + request.get_full_path())

    @staticmethod
    def is_editors(request: HttpRequest) -> bool:
        """Whether the request came to the editor's host, or to one more where it may answer."""
        own = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
        return urlsplit(f"//{request.get_host()}").hostname in {own, *settings.EDITOR_EXTRA_HOSTS}
