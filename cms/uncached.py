"""Pages made for one reader: forms that anybody may send, and where the links of letters lead."""

import functools
from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods


def uncached(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Nobody keeps what the view answers, no robot lists it, and no address of it goes to others."""

    @functools.wraps(view)
    @require_http_methods(["GET", "HEAD", "POST"])
    def answered(request: HttpRequest, **kwargs) -> HttpResponse:
        response = view(request, **kwargs)
        response["Cache-Control"] = "private, no-store"
        # Not «no-referrer»: browsers would then say nothing of where the form came from.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return answered


def personal(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of a signed-in person: strangers are sent to sign in."""
    return uncached(login_required(view))
