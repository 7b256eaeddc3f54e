"""Files that are served only after a look at who asks."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from cms.admin.visibility import sees
from cms.consent import Consent
from cms.media.models import SiteDocument, SiteImage
from cms.media.queries import is_public
from cms.media.sending import INERT, answer_file


@require_safe
def document(request, document_id: str, filename: str):
    """A document: to anybody while a public page refers to it, else to its editors alone."""
    found = get_object_or_404(SiteDocument, pk=int(document_id))
    public = is_public(found)
    if not public and not _works_with(request, found):
        raise Http404
    if filename != found.filename:
        return HttpResponseRedirect(found.url)
    headers = {**INERT, "Content-Disposition": found.content_disposition}
    headers["Cache-Control"] = "no-cache" if public else "private, no-store"
    if public:
        del headers["X-Robots-Tag"]
    return answer_file(request, found.file, found.content_type, headers, etag=f'"{found.get_file_hash()}"')


@require_safe
@vary_on_cookie
def image_for_editors(request, image_id: int):
    """A picture as it is kept, for its editors: the only way to see one that is withheld."""
    image = get_object_or_404(SiteImage, pk=image_id)
    if not _works_with(request, image):
        raise Http404
    headers = {**INERT, "Cache-Control": "private, no-store", "Content-Disposition": "inline"}
    return answer_file(request, image.file, f"image/{_kind(image)}", headers, etag=f'"{image.file_hash}"')


@require_safe
@vary_on_cookie
def consent_evidence(request, consent_id: int):
    """The scan of a consent, for those who keep the consents of its site."""
    consent = get_object_or_404(Consent, pk=consent_id)
    if not consent.evidence or not _works_with(request, consent):
        raise Http404
    name = consent.evidence.name
    extension = name.rpartition(".")[2]
    disposition = f'attachment; filename="consent-{consent.pk}.{extension}"'
    headers = {**INERT, "Cache-Control": "private, no-store", "Content-Disposition": disposition}
    return answer_file(request, consent.evidence, "application/octet-stream", headers, etag=f'"{name}"')


def _works_with(request, row) -> bool:
    """Whether whoever asks sees ``row`` in the editor."""
    return request.user.is_authenticated and sees(request.user, type(row), row.pk)


def _kind(image: SiteImage) -> str:
    extension = image.file.name.rpartition(".")[2]
    return "jpeg" if extension == "jpg" else extension
