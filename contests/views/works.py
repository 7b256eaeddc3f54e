"""Pictures of published works: each request asks the guardians' consents anew."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.media.sending import INERT, answer_file
from contests.domain.files import PICTURE_TYPES
from contests.gallery import stored_picture

HEADERS = {**INERT, "Cache-Control": "no-cache", "X-Robots-Tag": "noindex, noimageindex"}


@require_safe
def picture(request: HttpRequest, key: UUID, position: int, look: str):
    """A picture while it may be shown; a browser that keeps it asks each time whether it still may."""
    stored = stored_picture(key, position, look, now=timezone.now())
    if stored is None:
        raise Http404
    content_type = PICTURE_TYPES[stored.name.rpartition(".")[2]]
    return answer_file(request, stored, content_type, HEADERS, etag=f'"{stored.name}"')
