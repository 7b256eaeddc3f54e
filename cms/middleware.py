"""Small middlewares of the whole installation."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseRedirect

EDITOR_PATHS = ("/admin/", "/account/")


class EditorHostMiddleware:
    """The editor of both sites lives on one host: sign-in and passkeys are bound to it.

    It also loosens the content security policy for the editor, by path.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
        self.host = urlsplit(self.base).hostname

    def __call__(self, request):
        if not request.path.startswith(EDITOR_PATHS):
            return self.get_response(request)
        host = request.get_host().rsplit(":", 1)[0]
        if request.method in {"GET", "HEAD"} and host != self.host and host.endswith(self.host):
            return HttpResponseRedirect(self.base + request.get_full_path())
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_replace = settings.EDITOR_CONTENT_SECURITY_POLICY
        return response
