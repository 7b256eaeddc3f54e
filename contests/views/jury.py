"""The juror's pages. They know entries from ``contests.blind`` alone, and hand its dataclasses on."""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.spreadsheets import to_csv
from contests import blind
from contests.domain import assignment as giving
from contests.domain import judging
from contests.domain import jury as people
from contests.domain.entries import Stale
from contests.domain.files import PICTURE_TYPES
from contests.domain.transitions import Refused
from contests.jury_forms import PREFIX, ScoreForm
from contests.models import Assignment

never_stored = cache_control(private=True, no_store=True)
FILE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


def for_jurors(view):
    """Signed in, and never kept by any cache; what is not the juror's own does not exist."""
    return wraps(view)(never_stored(login_required(view)))


def _jury_or_404(request, contest_id: int) -> blind.Jury:
    found = blind.jury(request.user, contest_id, now=timezone.now())
    if found is None:
        raise Http404
    return found


def _entry_or_404(request, jury: blind.Jury, number: int) -> blind.Own:
    found = blind.entry(request.user, jury, number)
    if found is None:
        raise Http404
    return found


@require_safe
@for_jurors
def juries(request):
    """The contests that the juror scores."""
    return render(
        request, "contests/jury/juries.html", {"juries": blind.juries(request.user, now=timezone.now())}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_stored
def join(request, token: str):
    """The one-time link of an invitation. A button, for mail programs open links to look at them."""
    if request.method == "POST":
        try:
            juror = people.use_way_in(token=token)
        except Refused as refused:
            return render(request, "contests/jury/join.html", {"refused": refused}, status=410)
        login(request, juror.user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("contest_jury")
    return render(request, "contests/jury/join.html")


@require_safe
@for_jurors
def entries(request, contest_id: int):
    """The works of one contest, by number, with a search in what the juror may read."""
    jury = _jury_or_404(request, contest_id)
    own = blind.entries(request.user, jury)
    query = request.GET.get("q", "").strip()
    state = request.GET.get("state", "")
    found = [one for one in own if one.fits(query) and state in {"", one.state}]
    return render(
        request,
        "contests/jury/entries.html",
        {
            "jury": jury,
            "entries": found,
            "total": len(own),
            "query": query,
            "state": state,
            "states": [choice for choice in Assignment.State.choices if choice[0] != "conflict"],
            "waiting": next((one for one in own if one.state == Assignment.State.OPEN), None),
        },
    )


@require_safe
@for_jurors
def scores_csv(request, contest_id: int):
    """The juror's own scores as a table."""
    jury = _jury_or_404(request, contest_id)
    rows = blind.table(blind.entries(request.user, jury))
    name = f'attachment; filename="scores-{jury.contest_id}.csv"'
    return HttpResponse(
        to_csv(rows), content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_jurors
def entry(request, contest_id: int, number: int):
    """One work: look, score, go on. Scripts save here too, and get JSON."""
    jury = _jury_or_404(request, contest_id)
    own = _entry_or_404(request, jury, number)
    if request.method != "POST":
        return _page(request, jury, own, _form(own))
    form = ScoreForm(own.criteria, request.POST)
    status, words = _save(request, own, form)
    if request.accepts("application/json") and not request.accepts("text/html"):
        return _answer(request, jury, own, form, status, words)
    if status == 200:
        messages.success(request, _("Work no. %d: saved.") % number)
        return _to_next(blind.way(request.user, jury, number))
    if status == 403:
        messages.error(request, words)
        return redirect("contest_jury_entries", contest_id)
    if status == 409:
        messages.warning(request, words)
        form.data = {**form.data.dict(), "revision": own.revision}
    return _page(request, jury, own, form, status=status)


def _form(own: blind.Own) -> ScoreForm:
    scores = {f"{PREFIX}{one.key}": "" if one.value is None else one.value for one in own.criteria}
    return ScoreForm(own.criteria, initial={"revision": own.revision, "comment": own.comment, **scores})


def _save(request, own: blind.Own, form: ScoreForm) -> tuple[int, str]:
    """Save a form: the status of the answer, and what is to be said."""
    if not form.is_valid():
        return 400, _("Some scores are not right and were not saved.")
    try:
        judging.save_scores(
            assignment=Assignment(pk=own.key),
            by=request.user,
            revision=form.cleaned_data["revision"],
            values=form.values,
            comment=form.cleaned_data["comment"],
        )
    except Stale:
        return 409, _(
            "These scores were changed in another window. Below is what you chose here: save again to keep "
            "it."
        )
    except ValidationError as error:
        for key, faults in error.message_dict.items():
            form.add_error(f"{PREFIX}{key}", faults)
        return 400, _("Some scores are not right and were not saved.")
    except Refused as refused:
        return 403, str(refused)
    return 200, _("Saved")


def _answer(request, jury: blind.Jury, own: blind.Own, form: ScoreForm, status: int, words: str):
    answer = {"message": words}
    if status == 400:
        answer["errors"] = form.errors
    if status == 200:
        saved = _entry_or_404(request, jury, own.entry.number)
        answer.update(revision=saved.revision, state=saved.state, label=saved.label)
    return JsonResponse(answer, status=status)


def _to_next(way: blind.Way) -> HttpResponse:
    return redirect(way.waiting_url) if way.waiting_url else redirect("contest_jury_entries", way.contest_id)


def _page(request, jury: blind.Jury, own: blind.Own, form: ScoreForm, *, status: int = 200):
    context = {
        "jury": jury,
        "own": own,
        "work": own.entry,
        "form": form,
        "way": blind.way(request.user, jury, own.entry.number),
    }
    return render(request, "contests/jury/entry.html", context, status=status)


@require_POST
@for_jurors
def abstain(request, contest_id: int, number: int):
    """Give no score, for a reason."""
    return _decide(request, contest_id, number, judging.abstain, _("Work no. %d: you abstained."))


@require_POST
@for_jurors
def conflict(request, contest_id: int, number: int):
    """Declare a conflict of interest: the work goes to another juror."""
    words = _("Work no. %d has been given to another juror.")
    return _decide(request, contest_id, number, giving.declare_conflict, words)


def _decide(request, contest_id: int, number: int, decide, words: str) -> HttpResponse:
    jury = _jury_or_404(request, contest_id)
    own = _entry_or_404(request, jury, number)
    way = blind.way(request.user, jury, number)
    try:
        decide(
            assignment=Assignment(pk=own.key), by=request.user, reason=request.POST.get("reason", "")[:2000]
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(own.url)
    messages.success(request, words % number)
    return _to_next(way)


@require_safe
@for_jurors
def file(request, contest_id: int, number: int, place: int, suffix: str):
    """A picture of a work, under a name that tells nothing."""
    stored = blind.stored_file(request.user, _jury_or_404(request, contest_id), number, place)
    if stored is None or not stored.name.endswith(f".{suffix}"):
        raise Http404
    try:
        content = stored.storage.open(stored.name)
    except FileNotFoundError as error:
        raise Http404 from error
    name = blind.file_name(number, place, suffix)
    response = FileResponse(content, content_type=PICTURE_TYPES[suffix])
    response["Content-Disposition"] = f'inline; filename="{name}"'
    for header, value in FILE_HEADERS.items():
        response[header] = value
    return response
