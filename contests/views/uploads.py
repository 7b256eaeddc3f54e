"""Files on their way in, for ``upload.js``: begin, append, where was I, finish."""

import json
from uuid import UUID

from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST

from contests.domain import uploads
from contests.models import EntryFile, Upload
from contests.queries import entries_for_submitter, uploads_of
from contests.views.answers import answers_in_json
from contests.views.files import described


def state_of(upload: Upload) -> dict:
    """What a script has to know of an upload."""
    file = upload.file and described(upload.file)
    return {"key": str(upload.key), "offset": upload.received, "size": upload.size, "file": file}


@require_POST
@answers_in_json
def begin(request: HttpRequest) -> JsonResponse:
    """Begin: ``{"entry": key, "name": …, "size": bytes}``, perhaps ``"replaces"``: the key of a file."""
    try:
        asked = json.loads(request.body)
        entry_key, name, size = UUID(asked["entry"]), str(asked["name"]), int(asked["size"])
        old_key = UUID(asked["replaces"]) if asked.get("replaces") else None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Http404 from error
    entry = get_object_or_404(entries_for_submitter(request.user), key=entry_key)
    old = get_object_or_404(entry.files, key=old_key) if old_key else None
    upload = uploads.begin_upload(entry=entry, by=request.user, name=name, size=size, replaces=old)
    return JsonResponse(state_of(upload), status=201)


@method_decorator(answers_in_json, name="dispatch")
class UploadView(View):
    """One file on its way."""

    def upload(self) -> Upload:
        return get_object_or_404(uploads_of(self.request.user).select_related("file"), key=self.kwargs["key"])

    def get(self, request: HttpRequest, key) -> JsonResponse:
        """Where to go on; and, once it is finished, what became of the file."""
        return JsonResponse(state_of(self.upload()))

    def patch(self, request: HttpRequest, key) -> JsonResponse:
        """Append the body at the ``Upload-Offset``; 409 tells where to go on instead."""
        upload = self.upload()
        if int(request.headers.get("Content-Length") or 0) > uploads.MOST_PIECE:
            return JsonResponse({"refusal": _("The piece is too large.")}, status=413)
        try:
            offset = int(request.headers["Upload-Offset"])
        except (KeyError, ValueError) as error:
            raise Http404 from error
        upload = uploads.append_piece(upload=upload, offset=offset, data=request.body)
        return JsonResponse(state_of(upload))

    def post(self, request: HttpRequest, key) -> JsonResponse:
        """Finish: make a file of the entry of it."""
        file = uploads.finish_upload(upload=self.upload(), by=request.user)
        # The worker may have been faster than this answer.
        file = EntryFile.objects.select_related("entry").get(pk=file.pk)
        return JsonResponse({"file": described(file)})

    def delete(self, request: HttpRequest, key) -> JsonResponse:
        """Give it up."""
        uploads.discard_upload(upload=self.upload())
        return JsonResponse({})
