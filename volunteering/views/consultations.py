"""A consultation for readers: cached pages without forms. Nothing here says who proposed or supported."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import spreadsheets
from volunteering import queries
from volunteering.domain import supporting
from volunteering.domain.transitions import ANSWERED
from volunteering.models import ConsultationPage, Proposal


def overview(page: ConsultationPage) -> dict:
    """How to take part, what has been proposed and how much of it is answered."""
    consultation, today = page.consultation, timezone.localdate()
    proposals = list(queries.public_proposals(consultation))
    is_open = consultation.is_open(on=today)
    return {
        "consultation": consultation,
        "timeline": consultation.timeline(on=today),
        "is_open": is_open,
        "is_closed": today > consultation.closes_on,
        "proposals": proposals,
        "answered": sum(proposal.state in ANSWERED for proposal in proposals),
        "clauses": _open_clauses(page) if is_open else (),
        "statute_page": queries.statute_page_above(page),
    }


def _open_clauses(page: ConsultationPage) -> list:
    """The clauses to which changes may be proposed."""
    clauses = queries.clauses_of(page.consultation.statute_id)
    current = [(clause, clause.current) for clause in clauses]
    return [(clause, version) for clause, version in current if version and not version.is_repealed]


def proposal(page: ConsultationPage, request: HttpRequest, number: int):
    """One proposal: what it changes and why, how many support it, what was answered.

    Raises:
        Http404: there is none of this number that readers see.
    """
    found = queries.public_proposals(page.consultation).filter(number=number).first()
    if found is None:
        raise Http404
    found.consultation = page.consultation
    context = {
        "proposal": found,
        "is_answered": found.state in ANSWERED,
        "is_closed": timezone.localdate() > page.consultation.closes_on,
        "is_supportable": supporting.is_supportable(found, now=timezone.now()),
        "statute_page": queries.statute_page_above(page),
        "canonical_query": f"{page.PROPOSAL}{number}/",
    }
    return page.render(
        request, template="volunteering/consultations/proposal.html", context_overrides=context
    )


def outcome(page: ConsultationPage, request: HttpRequest):
    """The table of all proposals with what was answered: to read, to print.

    Raises:
        Http404: the consultation still runs.
    """
    proposals = list(_finished(page))
    context = {
        "proposals": proposals,
        "answered": sum(row.state in ANSWERED for row in proposals),
        "canonical_query": page.OUTCOME,
    }
    return page.render(request, template="volunteering/consultations/outcome.html", context_overrides=context)


def table(page: ConsultationPage) -> HttpResponse:
    """The same as CSV.

    Raises:
        Http404: the consultation still runs.
    """
    heading = [
        _("No."), _("Clause"), _("What is proposed"), _("Text as it stands"), _("Proposed text"), _("Reason"),
        _("Proposed by"), _("Supporters"), _("Status"), _("Answer"), _("Answered on"),
    ]  # fmt: skip
    rows = [heading, *(_row(proposal) for proposal in _finished(page))]
    response = HttpResponse(spreadsheets.to_csv(rows), content_type="text/csv; charset=utf-8")
    name = f"proposals-{page.consultation.opens_on.year}-{page.consultation_id}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _finished(page: ConsultationPage):
    if timezone.localdate() <= page.consultation.closes_on:
        raise Http404
    return queries.public_proposals(page.consultation)


def _row(proposal: Proposal) -> list:
    answered = timezone.localdate(proposal.answered_at) if proposal.answered_at else None
    return [
        proposal.number, proposal.clause.number, proposal.get_kind_display(), proposal.old_text,
        proposal.text, proposal.reason, proposal.shown_name, proposal.supporters,
        proposal.get_state_display(), proposal.answer,
        answered.isoformat() if answered else "",
    ]  # fmt: skip
