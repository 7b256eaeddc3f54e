"""The files of an entry: listed, changed by a form or a script, and served."""

from pathlib import PurePath
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cms.media.sending import send_private
from contests.domain.draft_files import order_files, remove_file
from contests.domain.transitions import Refused
from contests.domain.uploads import take_file
from contests.models import Entry, EntryFile
from contests.permissions import open_for
from contests.queries import CLEAN, ORIGINAL, THUMBNAIL, entries_for_submitter
from contests.views.answers import answers_in_json


def described(file: EntryFile) -> dict:
    """What a page of the entry's own people shows of a file."""
    ready = file.status == EntryFile.Status.READY
    return {
        "key": str(file.key),
        "name": file.original_name,
        "size": file.size,
        "status": file.status,
        "url": address(file, CLEAN) if ready else "",
        "thumbnail": address(file, THUMBNAIL) if ready and file.thumbnail else "",
        "refusal": file.refusal,
        # What was read from a text document is put where it can be gone on with.
        "text": file.entry.text if ready and file.kind == EntryFile.Kind.TEXT else "",
    }


def address(file: EntryFile, variant: str) -> str:
    """Where a variant of a file is served to those who may have it."""
    return reverse("contest_file", args=[file.key, variant])


@require_safe
@login_required
def serve(request: HttpRequest, key, variant: str) -> HttpResponse:
    """A file, to whoever may have this variant of it; to all others it is not there."""
    file = get_object_or_404(EntryFile.objects.select_related("entry"), key=key)
    if not open_for(request.user, file, variant):
        raise Http404
    stored = getattr(file, variant)
    if not stored:
        raise Http404
    is_uploaders = file.uploaded_by_id == request.user.pk
    return send_private(
        request,
        stored,
        name=name_for(file, stored.name, is_uploaders=is_uploaders),
        attachment=variant == ORIGINAL,
    )


def name_for(file: EntryFile, stored: str, *, is_uploaders: bool) -> str:
    """What a served file is called: only to its uploader what it was called on their machine."""
    extension = PurePath(stored).suffix
    if not is_uploaders:
        return f"work-{file.key.hex[:8]}{extension}"
    original = PurePath(file.original_name)
    return str(original) if extension == ".bin" else original.stem + extension


@require_http_methods(["GET", "POST"])
@answers_in_json
def entry_files(request: HttpRequest, key: UUID) -> JsonResponse:
    """The files of an entry, for ``file_field.js``; a POST changes them: see :func:`apply_files`."""
    entry = get_object_or_404(
        entries_for_submitter(request.user).select_related("nomination", "contest"), key=key
    )
    refusals = apply_files(request, entry) if request.method == "POST" else []
    return JsonResponse({"files": files_of(entry), "refusals": refusals})


def files_of(entry: Entry) -> list[dict]:
    """The files of an entry's draft in their order, described."""
    files = list(entry.files.filter(removed_at=None))
    for file in files:
        file.entry = entry
    return [described(file) for file in files]


def apply_files(request: HttpRequest, entry: Entry) -> list[str]:
    """Do to the entry's files what the fields of ``contests/files/field.html`` say in a POST.

    ``files`` are taken in; ``remove_file`` is the key of one to take out; ``raise_file`` of one to move
    before the one above it; ``file_order`` are all keys in order.

    Returns:
        Why something was not done, a sentence each; all else is done.
    """
    refusals = []
    try:
        if request.POST.get("remove_file"):
            remove_file(entry=entry, key=_key(request.POST["remove_file"]))
        if request.POST.get("raise_file"):
            order_files(entry=entry, keys=_raised(entry, request.POST["raise_file"]))
        elif request.POST.getlist("file_order"):
            order_files(entry=entry, keys=request.POST.getlist("file_order"))
    except Refused as refused:
        refusals.append(str(refused))
    for content in request.FILES.getlist("files"):
        try:
            take_file(entry=entry, by=request.user, content=content)
        except Refused as refused:
            refusals.append(f"{content.name}: {refused}")
    return refusals


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def _raised(entry: Entry, key: str) -> list[str]:
    """The keys of the entry's files with one of them before the one that was above it."""
    keys = [str(known) for known in entry.files.filter(removed_at=None).values_list("key", flat=True)]
    if key in keys[1:]:
        at = keys.index(key)
        keys[at - 1 : at + 1] = reversed(keys[at - 1 : at + 1])
    return keys
