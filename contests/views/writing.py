"""Writing an entry: one form, saved as it is typed, submitted when it is complete."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contests.consent_states import fetch_states
from contests.domain import entries, phases
from contests.domain.conflicts import differences
from contests.domain.entries import Stale
from contests.domain.transitions import Refused
from contests.forms import EntryForm, PupilSet
from contests.models import Entry, Nomination
from contests.views.access import own_entry_or_404, personal
from contests.views.files import apply_files


@dataclass
class Writing:
    """The forms of an entry, as they came or as they are shown."""

    entry: Entry
    form: EntryForm
    pupils: PupilSet

    @classmethod
    def of(cls, entry: Entry, data=None, *, extra: int = 0) -> "Writing":
        form = EntryForm(data, instance=entry, nomination=entry.nomination)
        return cls(entry, form, PupilSet(entry, data, extra=extra))

    def is_valid(self) -> bool:
        answers = [self.form.is_valid(), self.pupils.is_valid()]
        return all(answers)

    def save(self, request: HttpRequest, **further) -> Entry:
        """Save what was typed well."""
        pupils = self.pupils.rows() if self.pupils.is_valid() else None
        return entries.save_draft(
            entry=self.entry,
            by=request.user,
            revision=revision_of(request),
            values=self.form.valid_values(),
            participants=pupils,
            now=timezone.now(),
            **further,
        )

    def take_faults(self, faults: dict[str, list[str]]) -> dict[str, list[str]]:
        """Show what is missing at the fields; returns what belongs to other parts of the page."""
        others = {}
        for name, words in faults.items():
            if name in self.form.fields:
                self.form.add_error(name, words)
            else:
                others[name] = words
        return others

    def errors(self) -> dict[str, list[str]]:
        """Errors of the fields by the fields' names in the page."""
        found = {name: list(errors) for name, errors in self.form.errors.items()}
        for pupil in self.pupils.forms:
            found |= {f"{pupil.prefix}-{name}": list(errors) for name, errors in pupil.errors.items()}
        return found


def revision_of(request: HttpRequest) -> int:
    """The revision that the form was opened with; one that nothing has, when it is no number."""
    value = request.POST.get("revision", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1


@personal
def edit(request: HttpRequest, key: UUID) -> HttpResponse:
    """The form of one entry; its buttons save, add a pupil, change the nomination, or submit."""
    entry = own_entry_or_404(request, key)
    if request.method == "POST":
        return _answer(request, entry)
    if not entries.is_editable(entry, now=timezone.now()):
        messages.info(request, _("This entry cannot be changed now."))
        return redirect("contest_entry", key=entry.key)
    extra = 1 if "add" in request.GET and entry.nomination.group_work else 0
    return _page(request, Writing.of(entry, extra=extra))


def _answer(request: HttpRequest, entry: Entry) -> HttpResponse:
    # First of all: files stay, whatever is wrong with the words.
    for refusal in apply_files(request, entry):
        messages.warning(request, refusal)
    writing = Writing.of(entry, request.POST)
    is_valid = writing.is_valid()
    action = request.POST.get("action", "save")
    try:
        saved = writing.save(request, nomination=_chosen_nomination(request, entry))
    except Stale as stale:
        return _conflict_page(request, writing, stale)
    except Refused as refused:
        return _page(request, writing, refusal=str(refused), status=409)
    if not is_valid:
        return _page(request, writing, revision=saved.revision, status=422)
    if action == "submit":
        return _submit(request, writing, saved)
    if action == "add":
        return redirect(_edit_url(saved) + "?add#pupils")
    messages.success(request, _("The draft is saved."))
    return redirect(_edit_url(saved))


def _edit_url(entry: Entry) -> str:
    return reverse("contest_entry_edit", args=[entry.key])


def _chosen_nomination(request: HttpRequest, entry: Entry) -> Nomination | None:
    """Another nomination, if one was chosen."""
    chosen = request.POST.get("nomination", "")
    return next((each for each in entry.contest.nominations.all() if str(each.pk) == chosen), None)


def _submit(request: HttpRequest, writing: Writing, entry: Entry) -> HttpResponse:
    try:
        version = entries.submit_entry(
            entry=entry, by=request.user, revision=entry.revision, now=timezone.now()
        )
    except ValidationError as invalid:
        faults = writing.take_faults(invalid.message_dict)
        return _page(request, writing, revision=entry.revision, faults=faults, status=422)
    except Stale as stale:
        return _conflict_page(request, writing, stale)
    except Refused as refused:
        return _page(request, writing, revision=entry.revision, refusal=str(refused), status=409)
    messages.success(
        request,
        _("Submitted: %(reference)s. A letter with a full copy is on its way to %(email)s.")
        % {"reference": version.entry.reference, "email": request.user.email},
    )
    return redirect("contest_entry", key=entry.key)


def _conflict_page(request: HttpRequest, writing: Writing, stale: Stale) -> HttpResponse:
    """Both versions; saving again keeps what stands in the form, for now it has been seen."""
    current = Entry.objects.get(pk=writing.entry.pk)
    conflict = differences(current, writing.form.valid_values(), writing.pupils.rows())
    return _page(
        request, writing, revision=current.revision, conflict=conflict, refusal=str(stale), status=409
    )


def _page(request: HttpRequest, writing: Writing, *, status: int = 200, **further) -> HttpResponse:
    # Something may have been saved on the way here.
    entry = own_entry_or_404(request, writing.entry.key) if request.method == "POST" else writing.entry
    fetch_states(entry.participants.all())
    context = {
        "entry": entry,
        "form": writing.form,
        "pupils": writing.pupils,
        "revision": entry.revision,
        "pupils_wrong": any(pupil.is_bound and pupil.errors for pupil in writing.pupils.forms),
        "closes_on": phases.last_day(entry.contest, entry.institution),
        "nominations": list(entry.contest.nominations.all()),
        **further,
    }
    return render(request, "contests/entries/edit.html", context, status=status)


@require_POST
@personal
def autosave(request: HttpRequest, key: UUID) -> JsonResponse:
    """Save what has been typed so far; answers for ``autosave.js``.

    200 with the new revision and errors by field; 409 with both versions when somebody else has
    saved; 403 with the reason when nothing can be saved any more.
    """
    entry = own_entry_or_404(request, key)
    writing = Writing.of(entry, request.POST)
    writing.is_valid()
    try:
        saved = writing.save(request)
    except Stale as stale:
        current = Entry.objects.get(pk=entry.pk)
        conflict = differences(current, writing.form.valid_values(), writing.pupils.rows())
        context = {"conflict": conflict, "refusal": str(stale), "entry": entry}
        html = render_to_string("contests/entries/conflict.html", context, request)
        return JsonResponse({"revision": current.revision, "html": html}, status=409)
    except Refused as refused:
        return JsonResponse({"refusal": str(refused)}, status=403)
    at = date_format(timezone.localtime(), "TIME_FORMAT")
    return JsonResponse(
        {
            "revision": saved.revision,
            "said": _("Saved at %s") % at,
            "errors": writing.errors(),
        }
    )
