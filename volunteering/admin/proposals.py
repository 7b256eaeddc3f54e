"""Proposals in the editor: the table with its counts, one proposal, and what is decided about it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Case, Count, Q, QuerySet, When
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.audit import AuditRecord
from cms.transitions import Refused, may
from volunteering.domain import moderation
from volunteering.domain.transitions import ANSWERS, TRANSITIONS, State
from volunteering.models import Proposal
from volunteering.permissions import consultations_for, moderates_any, proposals_for

PER_PAGE = 50
STATES = [choice for choice in State.choices if choice[0] != State.ASKED]
HISTORY = {
    "proposal.confirm": _("came in"),
    "proposal.publish": _("published"),
    "proposal.refuse": _("not published"),
    "proposal.consider": _("taken under consideration"),
    "proposal.accept": _("accepted"),
    "proposal.accept_partly": _("accepted in part"),
    "proposal.decline": _("declined"),
    "proposal.reconsider": _("answer taken back"),
}
DONE = {
    "publish": _("The proposal is published, and whoever proposed it is told."),
    "refuse": _("The proposal is not shown, and the letter with the reason is on its way."),
    "consider": _("Readers see that the proposal is under consideration."),
    "answer": _("The answer is public, and the letters with it are on their way."),
    "reconsider": _("The answer is taken back."),
}


class ProposalsForm(forms.Form):
    """What the table shows; what is not known is as if it were empty."""

    q = forms.CharField(
        label=_("Clause or words"), required=False, max_length=200,
        widget=forms.TextInput({"type": "search"}),
    )  # fmt: skip
    consultation = forms.ModelChoiceField(
        queryset=None, label=_("Consultation"), required=False, empty_label=_("all")
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *STATES])

    def __init__(self, data: Any, *, user: Any):
        super().__init__(data)
        self.user = user
        self.fields["consultation"].queryset = consultations_for(user)
        self.is_valid()

    def whatever_state(self) -> QuerySet[Proposal]:
        found = proposals_for(self.user)
        if consultation := self.cleaned_data.get("consultation"):
            found = found.filter(consultation=consultation)
        if words := self.cleaned_data.get("q"):
            found = found.filter(
                Q(clause__number=words) | Q(text__icontains=words) | Q(reason__icontains=words)
            )
        return found

    def proposals(self) -> QuerySet[Proposal]:
        """Those that fit: first what waits for moderation, then the longest known."""
        found = self.whatever_state()
        if state := self.cleaned_data.get("state"):
            found = found.filter(state=state)
        supporters = Count("supports", filter=Q(supports__confirmed_at__isnull=False))
        waits_first = Case(When(state=State.RECEIVED, then=0), default=1)
        return found.annotate(supporters=supporters).order_by(waits_first, "confirmed_at", "pk")

    def state_counts(self) -> list[tuple[str, str, int]]:
        """Each state with its name and how many of what fits otherwise are in it."""
        rows = self.whatever_state().order_by().values_list("state")
        counts = dict(rows.annotate(Count("pk")))
        return [(value, str(label), counts.get(value, 0)) for value, label in STATES]


class _ModeratorsView(WagtailAdminTemplateMixin, TemplateView):
    """Closed to whoever moderates no site's proposals; of other sites nothing is found."""

    header_icon = "comment"

    def dispatch(self, request, *args, **kwargs):
        if not moderates_any(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ProposalsView(_ModeratorsView):
    """All proposals that the person moderates, filtered, counted by states, page by page."""

    page_title = _("Proposals")
    template_name = "volunteering/admin/proposals.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        form = ProposalsForm(self.request.GET, user=self.request.user)
        counts = form.state_counts()
        query = self.request.GET.copy()
        for name in ("p", "state"):
            query.pop(name, None)
        return super().get_context_data(
            form=form,
            counts=counts,
            all_count=sum(count for _value, _label, count in counts),
            page=Paginator(form.proposals(), PER_PAGE).get_page(self.request.GET.get("p")),
            filters=query.urlencode(),
            **kwargs,
        )


class ProposalView(_ModeratorsView):
    """One proposal beside the clause, what happened to it, and the decisions that its state allows."""

    template_name = "volunteering/admin/proposal.html"

    @cached_property
    def proposal(self) -> Proposal:
        return get_object_or_404(proposals_for(self.request.user), pk=self.kwargs["pk"])

    def get_page_title(self):
        return capfirst(self.proposal.what)

    def get_page_subtitle(self):
        return self.proposal.consultation.name

    def get_breadcrumbs_items(self):
        table = {"url": reverse("volunteering_proposals"), "label": _("Proposals")}
        return [*self.breadcrumbs_items, table, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        proposal = self.proposal
        return super().get_context_data(
            proposal=proposal,
            supporters=proposal.supports.exclude(confirmed_at=None).count(),
            may={action: may(proposal, action, TRANSITIONS) for action in TRANSITIONS},
            verdicts=[(verdict, HISTORY[f"proposal.{verdict}"]) for verdict in sorted(ANSWERS)],
            history=[
                {"record": record, "label": HISTORY.get(record.action, record.action)}
                for record in AuditRecord.objects.for_subject(proposal)
            ],
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Do what the button says; a refusal stands above the same page, with what was typed."""
        decision, words = request.POST.get("decision", ""), request.POST.get("reason", "")
        if decision not in DONE:
            raise Http404
        try:
            self._act(decision, words)
        except Refused as refused:
            messages.error(request, str(refused))
        except ValidationError as invalid:
            messages.error(request, " ".join(invalid.messages))
            context = self.get_context_data(typed=request.POST, **kwargs)
            return self.render_to_response(context, status=422)
        else:
            messages.success(request, DONE[decision])
        return redirect("volunteering_proposal", pk=self.proposal.pk)

    def _act(self, decision: str, words: str) -> None:
        who = {"proposal": self.proposal, "by": self.request.user}
        if decision == "answer":
            data = self.request.POST
            moderation.answer(
                verdict=data.get("verdict", ""), answer_uk=data.get("answer_uk", ""),
                answer_en=data.get("answer_en", ""), **who,
            )  # fmt: skip
        elif decision in ("refuse", "reconsider"):
            getattr(moderation, decision)(reason=words, **who)
        else:
            getattr(moderation, decision)(**who)
