"""Views that belong to no app: health, media, lost forms."""

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve


@never_cache
@require_safe
def live(request) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def ready(request) -> JsonResponse:
    """Whether what every page needs answers: 200 when all of it does, 503 otherwise."""
    checks = {"database": _database_answers(), "cache": _cache_answers()}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def _cache_answers() -> bool:
    try:
        caches["default"].set("health", 1, 10)
        return caches["default"].get("health") == 1
    except Exception:  # whatever the backend raises, the answer is "no"
        return False


@require_safe
def media(request, path: str) -> HttpResponse:
    """A public file, where no web server stands before Django.

    Kept for an hour only: a picture whose consent is withdrawn must not live on in proxies for a year.
    """
    if path.startswith("."):
        raise Http404
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except (OSError, ValueError) as error:  # a name that no file can have: too long, or with a zero byte
        raise Http404 from error
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def csrf_failure(request, reason=""):
    """A form that lost its token: say what to do, in the reader's language."""
    return render(request, "403_csrf.html", status=403)
