"""What a diploma's code confirms to anybody, and a school's own papers."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cms.media.sending import send_private
from cms.throttling import Throttle
from contests import queries
from contests.diploma_check import confirm
from contests.domain import packages
from contests.models import Contest, Package
from contests.views.access import personal

GUESSES = Throttle("diploma", most=20, seconds=600)
"""Wrong codes from one address: thirty signs to the eighth are not tried out at that pace."""


@require_safe
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What a code stands for, less whatever a guardian did not agree to."""
    if GUESSES.is_exceeded(request):
        return _uncached(render(request, "429.html", status=429))
    found = confirm(code, now=timezone.now())
    if found is None:
        GUESSES.count(request)
        return _uncached(render(request, "contests/diplomas/unknown.html", status=404))
    return _uncached(render(request, "contests/diplomas/check.html", {"found": found}))


def _uncached(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """The papers of the person's own entries: ordered here, and to be fetched when they are made."""
    contest = _contest_with_own_or_404(request, pk)
    if request.method == "POST":
        packages.order_papers(contest=contest, by=request.user)
        return redirect("contest_diplomas", pk)
    package = packages.ordered_papers(contest=contest, by=request.user)
    context = {
        "contest": contest,
        "package": package,
        "is_stalled": package and packages.is_stalled(package, timezone.now()),
    }
    return render(request, "contests/diplomas/own.html", context)


@require_safe
@personal
def own_zip(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The archive, when it is made; before, the page that tells how far it is."""
    contest = _contest_with_own_or_404(request, pk)
    package = packages.ordered_papers(contest=contest, by=request.user)
    if package is None or package.state != Package.State.READY:
        return redirect("contest_diplomas", pk)
    return send_private(request, package.file, name=package.file_name, attachment=True)


def _contest_with_own_or_404(request: HttpRequest, pk: int) -> Contest:
    return get_object_or_404(Contest, pk__in=queries.contests_with_diplomas_for(request.user), pk=pk)
