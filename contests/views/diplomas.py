"""What a diploma's code confirms to anybody, and a school's own papers."""

import zipfile
from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.throttling import Throttle
from contests import queries
from contests.diploma_check import confirm
from contests.domain.diploma_papers import papers_of
from contests.models import Contest, Diploma
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


@require_safe
@personal
def own_zip(request: HttpRequest, pk: int) -> HttpResponse:
    """The papers of the person's own entries, a PDF for each kind, in one archive."""
    contest = get_object_or_404(Contest, pk__in=queries.contests_with_diplomas_for(request.user), pk=pk)
    papers = list(queries.diplomas_of(contest).filter(entry__in=queries.entries_for_submitter(request.user)))
    names = {
        Diploma.Kind.DIPLOMA: _("diplomas"),
        Diploma.Kind.CERTIFICATE: _("certificates"),
        Diploma.Kind.THANKS: _("thanks"),
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for kind, name in names.items():
            if sheets := [paper for paper in papers if paper.kind == kind]:
                archive.writestr(f"{name}.pdf", papers_of(sheets))
    response = HttpResponse(out.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="diplomas-{contest.pk}.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
