"""Whoever opens a survey is forgotten before anything else sees the request.

Of the request's headers only those stay that say where it goes and how it was sent. Cookies are gone, so
nobody is signed in here, not even an editor; the address, the browser and where the reader came from are
gone, so no view, log or error report can hold them.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from campaigns.surveys.floods import Floods
from campaigns.surveys.paths import is_survey

_KEPT = frozenset(
    {"HTTP_HOST", "HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST",
     "HTTP_X_FORWARDED_PORT"}
)  # fmt: skip


class ForgetWhoAsks:
    """The first middleware: takes away what could tell who is there, and keeps the answer to the reader."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.floods = Floods(most=settings.SURVEY_ANSWERS_PER_HOUR)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_survey(request.path_info):
            return self.get_response(request)
        request.is_flood = request.method == "POST" and self.floods.is_exceeded(request)
        forget(request.META)
        response = self.get_response(request)
        response.headers["Cache-Control"] = "private, no-store"
        # Not even our own servers learn from the next page that somebody was here.
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        response.cookies.clear()
        return response


def forget(meta: dict) -> None:
    """Take out of a request's environment whatever could tell who sent it."""
    for name in [name for name in meta if name.startswith(("HTTP_", "REMOTE_")) and name not in _KEPT]:
        del meta[name]
    meta["REMOTE_ADDR"] = ""
