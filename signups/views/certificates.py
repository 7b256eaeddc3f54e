"""The certificate of whoever follows the link, and what its code confirms to anybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.throttling import Throttle
from cms.uncached import uncached
from signups.certificates import confirm
from signups.domain import links
from signups.views.asking import by_link
from signups.views.room import as_pdf

GUESSES = Throttle("sign-up-certificate", most=20, seconds=600)
"""Wrong codes from one address: thirty-one signs to the eighth are not tried out at that pace."""


@require_safe
@by_link(links.CERTIFICATE)
def own(request: HttpRequest, sign_up) -> HttpResponse:
    """The PDF; nothing where it does not hold any longer."""
    if not sign_up.certificate_code or sign_up.state != sign_up.State.PLACED:
        return render(request, "signups/gone.html", status=404)
    return as_pdf(sign_up)


@require_safe
@uncached
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What a code stands for."""
    if GUESSES.is_exceeded(request):
        return render(request, "429.html", status=429)
    found = confirm(code)
    if found is None:
        GUESSES.count(request)
        return render(request, "signups/unknown_certificate.html", status=404)
    return render(request, "signups/certificate.html", {"found": found})
