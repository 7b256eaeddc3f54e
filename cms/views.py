"""Views that belong to no app: errors, health, robots."""

from django.http import HttpResponse
from django.shortcuts import render


def health(request):
    return HttpResponse("ok", content_type="text/plain")


def csrf_failure(request, reason=""):
    """A form that lost its token: say what to do, in the reader's language."""
    return render(request, "403_csrf.html", status=403)
