"""The files of an entry: listed, changed by a form or a script, and served."""

from pathlib import PurePath
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.media.sending import send_private
from contests.domain.draft_files import order_files, remove_file
from contests.domain.file_kinds import extensions_for
from contests.domain.files import nomination_of
from contests.domain.refusals import why
from contests.domain.replacements import NotReplaceable, last_day, require_replaceable
from contests.domain.transitions import Refused
from contests.domain.uploads import take_file
from contests.models import Entry, EntryFile
from contests.permissions import open_for
from contests.queries import CLEAN, ORIGINAL, THUMBNAIL, entries_for_submitter
from contests.views.access import personal
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
        "refusal": why(file),
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


@personal
def replace(request: HttpRequest, key: UUID) -> HttpResponse:
    """Send another file in the place of a submitted one that was refused."""
    own = EntryFile.objects.filter(entry__in=entries_for_submitter(request.user))
    rows = own.select_related("entry__contest", "entry__institution", "entry__nomination")
    file = get_object_or_404(rows, key=key)
    refusal = ""
    try:
        require_replaceable(file.entry, file, now=timezone.now())
        if request.method == "POST" and "file" in request.FILES:
            take_file(entry=file.entry, by=request.user, content=request.FILES["file"], replaces=file)
            messages.success(request, _("The file is replaced. What is submitted now counts."))
            return redirect("contest_entry", key=file.entry.key)
        if request.method == "POST":
            refusal = _("Choose a file.")
    except NotReplaceable as over:
        messages.info(request, str(over))
        return redirect("contest_entry", key=file.entry.key)
    except Refused as refused:
        refusal = str(refused)
    context = {
        "file": file,
        "entry": file.entry,
        "why": why(file),
        "last_day": last_day(file.entry, file),
        "accept": ",".join(f".{extension}" for extension in extensions_for(nomination_of(file))),
        "refusal": refusal,
    }
    return render(request, "contests/files/replace.html", context, status=400 if refusal else 200)


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
