"""Consents as those keep them who enter works: institutions and guardians; and moderators."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms import audit
from contests import queries
from contests.consent_forms import AskForm, PapersForm, WithdrawalForm
from contests.consent_states import fetch_states
from contests.domain import consents, guardians, withdrawal
from contests.domain.class_table import natural
from contests.domain.transitions import Refused
from contests.models import ConsentPaper, Contest, Participant, State
from contests.permissions import keeps_consents, moderates, submits
from institutions.models import Institution
from institutions.permissions import acts_for
from institutions.queries import institutions_of

private = cache_control(private=True, no_store=True)


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """All pupils of an institution's entries (or of a guardian's own) with their consents; papers."""
    contest = get_object_or_404(Contest.objects.select_related("site", "consent_text"), pk=pk)
    institutions = list(queries.institutions_with_consents(request.user, contest))
    institution = _chosen(institutions, request.GET.get("institution"))
    pupils = list(queries.pupils_for(request.user, contest, institution))
    submitted = queries.submitted_pupils_for(request.user, contest, institution)
    fetch_states([*pupils, *submitted])
    if institution is None and not pupils and not submitted:
        raise Http404
    can_attest = institution is not None and acts_for(request.user, institution)
    form = None
    if can_attest:
        form = PapersForm(request.POST or None, request.FILES or None, contest=contest, pupils=pupils)
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid() and _attest(request, form, contest, institution):
            return redirect(request.get_full_path())
    context = {
        "contest": contest, "institution": institution, "institutions": institutions, "form": form,
        "submitted": [pupil for pupil in submitted if pupil.consent_state.is_given],
        "classes": _by_class(pupils), "chosen": {pupil.pk for pupil in form.chosen} if form else set(),
        "lacking": sum(not pupil.consent_state.is_given for pupil in pupils), "total": len(pupils),
        "papers": queries.papers_of(contest, institution) if institution else [],
    }  # fmt: skip
    return render(request, "contests/consents/overview.html", context)


def _chosen(institutions: list[Institution], wanted: str | None) -> Institution | None:
    if wanted is None:
        return institutions[0] if institutions else None
    found = next((one for one in institutions if str(one.pk) == wanted), None)
    if found is None:
        raise Http404
    return found


def _by_class(pupils: list[Participant]) -> list[tuple[str, list[Participant]]]:
    classes: dict[str, list[Participant]] = {}
    for pupil in pupils:
        classes.setdefault(pupil.school_class, []).append(pupil)
    return sorted(classes.items(), key=lambda item: (not item[0], natural(item[0])))


def _attest(request: HttpRequest, form: PapersForm, contest: Contest, institution: Institution) -> bool:
    paper = form.paper(contest, institution, request.user)
    try:
        recorded = consents.attest_papers(
            participants=form.chosen, paper=paper, scopes=form.scopes, by=request.user
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(
        request,
        ngettext(
            "The consent for %d pupil is recorded.", "Consents for %d pupils are recorded.", len(recorded)
        )
        % len(recorded),
    )
    return True


@private
@login_required
@require_safe
def printable(request: HttpRequest, pk: int) -> HttpResponse:
    """The contest's text of the consent with blanks, to print and hand to parents."""
    contest = get_object_or_404(Contest.objects.select_related("consent_text"), pk=pk)
    institution = institutions_of(request.user).first()
    context = {"contest": contest, "text": contest.consent_text, "institution": institution}
    return render(request, "contests/consents/printable.html", context)


@private
@login_required
@require_safe
def scan(request: HttpRequest, key) -> HttpResponse:
    """A scan of papers, for the institution and the contest's moderators; every opening is recorded."""
    paper = get_object_or_404(ConsentPaper.objects.select_related("contest", "institution"), key=key)
    if not paper.scan or not (
        acts_for(request.user, paper.institution) or moderates(request.user, paper.contest)
    ):
        raise Http404
    try:
        content = paper.scan.storage.open(paper.scan.name)
    except FileNotFoundError as error:
        raise Http404 from error
    audit.record(action="consent.scan_opened", subject=paper, actor=request.user)
    extension = paper.scan.name.rpartition(".")[2]
    response = FileResponse(
        content, as_attachment=True, filename=f"consents-{paper.pk}.{extension}",
        content_type="application/octet-stream",
    )  # fmt: skip
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, key) -> HttpResponse:
    """Send a guardian a link."""
    pupil = _pupil(key)
    if not submits(request.user, pupil.entry):
        raise Http404
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            guardians.ask(participant=pupil, email=form.cleaned_data["email"], by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The letter to the guardian is on its way."))
            return _back_to(pupil)
    return render(request, "contests/consents/ask.html", {"form": form, "pupil": pupil})


@private
@login_required
@require_POST
def sign(request: HttpRequest, key) -> HttpResponse:
    """A guardian who entered the work goes on to the same questions as one who got a link."""
    pupil = _pupil(key)
    if not submits(request.user, pupil.entry) or pupil.entry.institution_id is not None:
        raise Http404
    try:
        token = guardians.ask_oneself(participant=pupil, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return _back_to(pupil)
    return redirect("guardian_answer", token)


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, key) -> HttpResponse:
    """Record that a guardian has withdrawn, by paper or word.

    The consent may be for the child as submitted, whom the draft has renamed or dropped since:
    ``?submitted`` asks for that one first.
    """
    pupil = _pupil_with_consent(key, submitted="submitted" in request.GET)
    if not keeps_consents(request.user, pupil.entry):
        raise Http404
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdrawal.withdraw_consents(
                child=consents.Child.of(pupil), by=request.user, reason=form.cleaned_data["reason"]
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The consent is withdrawn; what it covered is shown no more."))
            return _back_to(pupil)
    fetch_states([pupil])
    return render(request, "contests/consents/withdraw.html", {"form": form, "pupil": pupil})


def _pupil(key) -> Participant:
    rows = Participant.objects.select_related("entry__contest__site", "entry__institution")
    return get_object_or_404(rows, key=key)


def _pupil_with_consent(key, *, submitted: bool) -> Participant:
    pupils = fetch_states(queries.pupils_with_key(key))
    if not pupils:
        raise Http404
    if submitted:
        pupils.reverse()
    return next((pupil for pupil in pupils if pupil.consent_state.is_given), pupils[0])


def _back_to(pupil: Participant) -> HttpResponse:
    response = redirect("contest_consents", pupil.entry.contest_id)
    if pupil.entry.institution_id and pupil.entry.state != State.WITHDRAWN:
        response["Location"] += f"?institution={pupil.entry.institution_id}"
    return response
