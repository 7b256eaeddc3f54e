"""A school's or guardian's entries: the list, the beginning, the status, and taking back."""

from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from contests import queries
from contests.domain import completeness, entries, openings, phases, replacements
from contests.domain.copies import copy_of
from contests.domain.history import history_of, told_state
from contests.domain.receipts import receipt_of
from contests.domain.refusals import why
from contests.domain.transitions import Refused
from contests.forms import StartForm, WithdrawForm
from contests.models import Entry, EntryFile, State
from contests.views.access import own_entry_or_404, personal
from institutions.models import Representative
from institutions.queries import institutions_of

TONES = {
    State.DRAFT: "future",
    State.SUBMITTED: "success",
    State.RETURNED: "danger",
    State.ADMITTED: "success",
    State.REFUSED: "danger",
    State.JUDGED: "success",
    State.PLACED: "current",
}
"""The tone of a state's badge; grey for the rest."""


@personal
def index(request: HttpRequest) -> HttpResponse:
    """Contests that take entries now, and the person's entries, their colleagues' too."""
    now = timezone.now()
    institutions = list(institutions_of(request.user))
    rows = (
        queries.entries_for_submitter(request.user)
        .select_related("contest", "nomination", "institution")
        .prefetch_related(
            "participants", "files", "versions__files", "contest__stages", "contest__extensions"
        )
        .order_by("-contest__year", "contest__name_uk", "contest", "-updated_at")
    )
    context = {
        "openings": openings.openings_of(queries.contests_of_now(), institutions=institutions, now=now),
        "groups": _groups(list(rows), now),
        "institutions": institutions,
        "with_diplomas": set(queries.contests_with_diplomas_for(request.user)),
        "waits": not institutions and _is_waiting(request.user),
    }
    return render(request, "contests/entries/index.html", context)


def _is_waiting(user) -> bool:
    return Representative.objects.filter(user=user, state=Representative.State.WAITING).exists()


def _groups(rows: list[Entry], now) -> list[dict]:
    """The entries by contest, each with what it is, what it lacks and where it leads."""
    editable = [entry for entry in rows if entries.is_editable(entry, now=now)]
    changed = {entry.pk for entry in editable if entries.is_changed(entry)}
    faults = completeness.faults_of_all([entry for entry in editable if entry.pk in changed], now=now)
    for entry in rows:
        entry.told = told_state(entry)
        entry.tone = TONES.get(entry.told, "past")
        entry.lacks = completeness.names_of(faults.get(entry.pk, {}))
        entry.waits_for_submission = entry.pk in changed
        entry.to_replace = replacements.replaceable(entry, now=now)
        entry.pupils = list(entry.participants.all())
    grouped = groupby(rows, key=lambda entry: entry.contest)
    return [_group(contest, list(members)) for contest, members in grouped]


def _group(contest, members: list[Entry]) -> dict:
    submitted = [entry for entry in members if entry.state not in {State.DRAFT, State.WITHDRAWN}]
    drafts = [entry for entry in members if entry.state == State.DRAFT]
    return {"contest": contest, "entries": members, "submitted": len(submitted), "drafts": len(drafts)}


@personal
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin an entry: the nomination, and for whom where there is a choice."""
    contest = get_object_or_404(queries.contests_of_now(), pk=pk)
    now = timezone.now()
    institutions = list(institutions_of(request.user))
    opening = openings.opening_of(contest, institutions, now)
    if opening is None:
        context = {
            "contest": contest,
            "is_open": phases.takes_entries(contest, now=now),
            "institutions": institutions,
            "waits": _is_waiting(request.user),
        }
        return render(request, "contests/entries/no_start.html", context)
    form = StartForm(request.POST or None, opening=opening)
    if request.method == "POST" and form.is_valid():
        try:
            entry = entries.start_entry(
                contest=contest,
                nomination=form.cleaned_data["nomination"],
                by=request.user,
                institution=form.institution(),
                key=form.cleaned_data["key"],
                now=now,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("contest_entry_edit", key=entry.key)
    return render(request, "contests/entries/start.html", {"form": form, "opening": opening})


@personal
def status(request: HttpRequest, key: UUID) -> HttpResponse:
    """What becomes of an entry: its state, what was submitted, what can be done, what has happened."""
    entry = own_entry_or_404(request, key)
    now = timezone.now()
    version = entry.standing
    editable = entries.is_editable(entry, now=now)
    context = {
        "entry": entry,
        "told": told_state(entry),
        "tone": TONES.get(told_state(entry), "past"),
        "version": version,
        "copy": copy_of(version, now=now) if version else [],
        "checked": sum(file.status == EntryFile.Status.WAITING for file in version.files.all())
        if version
        else 0,
        "refused": _refused_files(entry, now=now),
        "editable": editable,
        "has_unsubmitted_changes": editable and version is not None and entries.is_changed(entry),
        "withdrawable": entries.is_withdrawable(entry),
        "closes_on": phases.last_day(entry.contest, entry.institution),
        "history": history_of(entry),
    }
    return render(request, "contests/entries/status.html", context)


def _refused_files(entry: Entry, *, now) -> list[dict]:
    """The submitted files that a letter told of, why, and until which day they can be replaced."""
    version = entry.standing
    told = [file for file in version.files.all() if file.told_at] if version else []
    open_now = replacements.replaceable(entry, now=now)
    return [
        {
            "file": file,
            "why": why(file),
            "last_day": replacements.last_day(entry, file) if file in open_now else "",
        }
        for file in told
    ]


@personal
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take an entry back, after asking why."""
    entry = own_entry_or_404(request, key)
    if not entries.is_withdrawable(entry):
        messages.info(request, _("This entry cannot be withdrawn now."))
        return redirect("contest_entry", key=entry.key)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            entries.withdraw_entry(
                entry=entry, by=request.user, reason=form.cleaned_data["reason"], now=timezone.now()
            )
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("The entry is withdrawn."))
        return redirect("contest_entry", key=entry.key)
    return render(request, "contests/entries/withdraw.html", {"entry": entry, "form": form})


@personal
def delete(request: HttpRequest, key: UUID) -> HttpResponse:
    """Delete a draft that was never submitted, after asking."""
    entry = own_entry_or_404(request, key)
    if entry.state != State.DRAFT:
        return redirect("contest_entry", key=entry.key)
    if request.method == "POST":
        try:
            entries.delete_draft(entry=entry, by=request.user, now=timezone.now())
        except Refused as refused:
            messages.warning(request, str(refused))
            return redirect("contest_entry", key=entry.key)
        messages.success(request, _("The draft is deleted."))
        return redirect("contest_entries")
    return render(request, "contests/entries/delete.html", {"entry": entry})


@personal
def receipt(request: HttpRequest, key: UUID) -> HttpResponse:
    """The standing version as a PDF; drafts have none."""
    entry = own_entry_or_404(request, key)
    version = entry.standing
    if version is None:
        return redirect("contest_entry_edit", key=entry.key)
    response = HttpResponse(receipt_of(version, now=timezone.now()), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="receipt-{version.number}.pdf"'
    return response
