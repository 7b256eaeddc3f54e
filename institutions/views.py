"""The personal pages of those who act for institutions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from institutions.domain import representatives
from institutions.domain.representatives import Refused
from institutions.forms import AskForm, DecisionForm, SearchForm
from institutions.models import Representative
from institutions.permissions import actions_on
from institutions.queries import institution_by_slug, institutions_of, people_of, representatives_for
from institutions.search import find_institutions

State = Representative.State
ORDER = [State.CONFIRMED, State.WAITING, State.REFUSED, State.ENDED]


@never_cache
@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The institutions that one acts for, or asked to; with one's colleagues there."""
    own = Representative.objects.filter(user=request.user).select_related("institution")
    own = sorted(own, key=lambda representative: ORDER.index(representative.state))
    people: dict[int, list[Representative]] = {}
    for person in people_of(institutions_of(request.user)):
        people.setdefault(person.institution_id, []).append(person)
    rooms = [
        {
            "own": representative,
            "acting": [
                p for p in people.get(representative.institution_id, []) if p.state == State.CONFIRMED
            ],
            "waiting": [p for p in people.get(representative.institution_id, []) if p.state == State.WAITING],
        }
        for representative in own
    ]
    return render(request, "institutions/mine.html", {"rooms": rooms})


@never_cache
@login_required
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Find the institution that one wants to act for."""
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    states = dict(Representative.objects.filter(user=request.user).values_list("institution_id", "state"))
    found = [
        {"institution": institution, "state": states.get(institution.pk)}
        for institution in find_institutions(query)
    ]
    return render(request, "institutions/choose.html", {"form": form, "query": query, "found": found})


@never_cache
@login_required
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask to act for an institution."""
    institution = institution_by_slug(slug)
    if institution is None:
        raise Http404
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            representatives.ask(
                institution=institution, by=request.user, position=form.cleaned_data["position"]
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Sent. When you are confirmed, we will write to you."))
        return redirect("institution_mine")
    return render(request, "institutions/ask.html", {"form": form, "institution": institution})


@never_cache
@login_required
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody who acts for an institution or asks to; confirm, refuse or end it."""
    representative = get_object_or_404(representatives_for(request.user), pk=pk)
    actions = actions_on(request.user, representative)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _decide(request, representative, form, actions)
        return redirect("institution_mine")
    context = {"representative": representative, "actions": actions, "form": form}
    return render(request, "institutions/person.html", context)


def _decide(request: HttpRequest, representative: Representative, form: DecisionForm, actions) -> None:
    action, reason = form.cleaned_data["action"], form.cleaned_data["reason"]
    if action not in actions:
        # Done meanwhile by somebody else, or never one's own to do: either way nothing happens.
        messages.error(request, _("This cannot be done any more."))
        return
    why = {} if action == "confirm" else {"reason": reason}
    try:
        getattr(representatives, action)(representative=representative, by=request.user, **why)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, DONE[action]())


DONE = {
    "confirm": lambda: _("Confirmed. The person has been written to."),
    "refuse": lambda: _("Refused. The person has been written to."),
    "end": lambda: _("Done: it has effect at once."),
}
