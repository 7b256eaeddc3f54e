"""What somebody without an account sees: the two forms, and where the links of the letters lead.

A link that was altered, is too old or serves another action is answered alike.
"""

from collections.abc import Callable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation

from cms import sites
from cms.transitions import Refused
from cms.uncached import uncached
from volunteering import queries
from volunteering.domain import links, proposing, supporting
from volunteering.domain.transitions import PUBLIC
from volunteering.forms import PROPOSALS, SupportConfirmation, SupportForm
from volunteering.models import Clause, Consultation, Proposal

Kind = Proposal.Kind


@uncached
def propose(request: HttpRequest, key: UUID, number: str, kind: Kind = Kind.CHANGE) -> HttpResponse:
    """The form of a kind of proposal, with the clause as it stands; then what to do next."""
    rows = Consultation.objects.select_related("statute", "site")
    consultation = get_object_or_404(rows, key=key, site=sites.site_for_request(request))
    clause = get_object_or_404(Clause, statute=consultation.statute, number=number)
    version = clause.current
    if version is None or version.is_repealed:
        return render(request, "volunteering/taking_part/gone.html", status=404)
    context = {"consultation": consultation, "clause": clause, "page": _page_of(consultation), "kind": kind}
    context |= {"heading": PROPOSALS[kind].heading % {"number": number}, "text": version.text}
    if refusal := _refusal(consultation):
        return render(request, "volunteering/taking_part/propose.html", context | {"refusal": refusal})
    initial = {"text": version.text} if kind == Kind.CHANGE else None
    form = PROPOSALS[kind](request.POST or None, request=request, initial=initial)
    context["form"] = form
    language = translation.get_language()
    if form.is_valid() and _do(
        form, proposing.propose, consultation=consultation, kind=kind, clause=clause, language=language
    ):
        return render(request, "volunteering/taking_part/sent.html", context | {"what": "proposal"})
    return render(request, "volunteering/taking_part/propose.html", context, status=form.status)


@uncached
def support(request: HttpRequest, key: UUID) -> HttpResponse:
    """The form; then what to do next, whether the address is known or not."""
    rows = Proposal.objects.filter(state__in=PUBLIC).select_related("consultation__site", "clause", "version")
    site = sites.site_for_request(request)
    proposal = get_object_or_404(rows, key=key, consultation__site=site)
    context = {"proposal": proposal, "consultation": proposal.consultation}
    context["page"] = _page_of(proposal.consultation)
    if not supporting.is_supportable(proposal, now=timezone.now()):
        return render(request, "volunteering/taking_part/support.html", context | {"refusal": True})
    form = SupportForm(request.POST or None, request=request)
    context["form"] = form
    language = translation.get_language()
    if form.is_valid() and _do(form, supporting.support, proposal=proposal, language=language):
        return render(request, "volunteering/taking_part/sent.html", context | {"what": "support"})
    return render(request, "volunteering/taking_part/support.html", context, status=form.status)


def _do(form, act: Callable, **kwargs) -> bool:
    """Hand the form's values to the domain; what that refuses stands in the form."""
    try:
        act(**kwargs, **form.cleaned_data)
    except ValidationError as invalid:
        for name, words in invalid.message_dict.items():
            form.add_error(name if name in form.fields else None, words)
        return False
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _refusal(consultation: Consultation) -> str:
    try:
        proposing.require_open(consultation, now=timezone.now())
    except Refused as refused:
        return str(refused)
    return ""


def _page_of(consultation: Consultation):
    return queries.consultation_page_for(consultation, translation.get_language())


@uncached
def confirm_proposal(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, for programs that check letters follow links too; then confirm."""
    proposal = links.proposal_of(token)
    if proposal is not None and request.method == "POST":
        proposal = proposing.confirm(proposal=proposal)
    if proposal is None:
        return render(request, "volunteering/taking_part/gone.html", status=404)
    return _confirmation(request, proposal, "proposal", proposal.confirmed_at is not None)


@uncached
def confirm_support(request: HttpRequest, token: str) -> HttpResponse:
    """The same for support."""
    row = links.support_of(token)
    form = SupportConfirmation(request.POST or None)
    try:
        if row is not None and request.method == "POST":
            wants_answer = form.is_valid() and form.cleaned_data["wants_answer"]
            row = supporting.confirm(support=row, wants_answer=wants_answer)
    except Refused as refused:
        context = {"proposal": row.proposal, "refusal": str(refused), "what": "support"}
        return render(request, "volunteering/taking_part/confirm.html", context, status=409)
    if row is None:
        return render(request, "volunteering/taking_part/gone.html", status=404)
    return _confirmation(request, row.proposal, "support", row.confirmed_at is not None, form)


def _confirmation(
    request: HttpRequest, proposal: Proposal, what: str, is_done: bool, form: Form | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "proposal": proposal,
        "what": what,
        "is_done": is_done,
        "page": _page_of(proposal.consultation),
    }
    return render(request, "volunteering/taking_part/confirm.html", context)
