"""``/dev/mail/``: where developers, and whoever tries the demo, read what would have been sent.

Letters open accounts and end subscriptions: the pages exist only where ``LETTERS_READABLE`` is on, which
no production setting turns on. There the words of sent letters are kept, too.
"""

import functools

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_safe

from cms.mail.models import Letter
from cms.uncached import uncached

NEWEST = 100


def readable(view):
    """The view exists only where letters may be read."""

    @functools.wraps(view)
    @require_safe
    @uncached
    def answered(request: HttpRequest, **kwargs) -> HttpResponse:
        if not (settings.LETTERS_READABLE and _is_at_this_machine(request)):
            raise Http404
        return view(request, **kwargs)

    return answered


def _is_at_this_machine(request: HttpRequest) -> bool:
    """Whether nobody stands between: behind a proxy every reader seems to be at this machine."""
    forwarded = {"X-Forwarded-For", "X-Real-Ip", "Forwarded", "Via"} & set(request.headers)
    address = request.META.get("REMOTE_ADDR", "")
    return not forwarded and (settings.DEBUG or address in {"127.0.0.1", "::1"})


@readable
def letters(request: HttpRequest) -> HttpResponse:
    """The newest letters."""
    rows = Letter.objects.defer("text", "html", "attachments")[:NEWEST]
    return render(request, "dev_mail/letters.html", {"letters": rows})


@readable
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter: its headers and its plain text, with links to follow."""
    return render(request, "dev_mail/letter.html", {"letter": get_object_or_404(Letter, pk=pk)})


@csp_replace({"default-src": ["'none'"], "style-src": ["'unsafe-inline'"], "img-src": ["*", "data:"]})
@readable
def letter_html(request: HttpRequest, pk: int) -> HttpResponse:
    """Its other part, as mail programs show it."""
    return HttpResponse(get_object_or_404(Letter, pk=pk).html)


urlpatterns = [
    path("", letters, name="dev_mail"),
    path("<int:pk>/", letter, name="dev_mail_letter"),
    path("<int:pk>/html/", letter_html, name="dev_mail_html"),
]
