"""The jury in the editor: its people, who scores what, the protocol, the sign-off, the awards."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, F, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from contests import protocol
from contests.admin.jury_forms import CorrectionForm, InviteForm, LetGoForm, ReassignForm
from contests.domain import assignment as giving
from contests.domain import awards, scoring, sign_off
from contests.domain import jury as people
from contests.domain.transitions import Refused
from contests.models import Assignment, Award, Contest, State
from contests.permissions import sites_moderated_by
from contests.queries import contests_for_editor, looked_at

DONE = Q(assignments__state__in=[Assignment.State.DONE, Assignment.State.ABSTAINED])
HELD = ~Q(assignments__state=Assignment.State.CONFLICT)


def of_contest(view):
    """Give the view the contest of that number, to those who moderate it; to others there is none."""

    @wraps(view)
    def found(request, contest_id: int, **kwargs):
        contests = contests_for_editor(request.user).select_related("site")
        return view(request, get_object_or_404(contests, pk=contest_id), **kwargs)

    return found


def _jurors(contest: Contest):
    return (
        contest.jurors.select_related("user", "institution")
        .annotate(
            given=Count("assignments", filter=HELD),
            done=Count("assignments", filter=DONE),
            conflicts=Count("assignments", filter=~HELD & Q(assignments__isnull=False)),
            left=Count("assignments", filter=Q(assignments__state=Assignment.State.OPEN)),
        )
        .order_by("-active", "user__last_name", "pk")
    )


def _entries(contest: Contest):
    """Entries before the jury, those that lack jurors or scores first."""
    return (
        contest.entries.filter(state__in=sign_off.JUDGED)
        .annotate(given=Count("assignments", filter=HELD & Q(assignments__isnull=False)))
        .annotate(done=Count("assignments", filter=DONE))
        .annotate(waits=Q(state=State.ADMITTED) & ~looked_at("pk"))
        .order_by("done", F("blind_number").asc(nulls_first=True))
    )


@require_safe
def index(request):
    """The contests whose juries one runs."""
    contests = (
        contests_for_editor(request.user)
        .annotate(
            people=Count("jurors", filter=Q(jurors__active=True), distinct=True),
            works=Count("entries", filter=Q(entries__state__in=sign_off.JUDGED), distinct=True),
            signed=Count("sign_offs", distinct=True),
        )
        .order_by("-year", "name_uk")
    )
    return render(request, "contests/admin/jury/index.html", {"contests": contests})


@require_safe
@of_contest
def overview(request, contest: Contest):
    """Jurors, how far they are, and which works still lack jurors or scores."""
    return _overview(request, contest)


def _overview(request, contest: Contest, *, status: int = 200, **forms):
    entries = list(_entries(contest))
    context = {
        "contest": contest,
        "jurors": _jurors(contest),
        "entries": entries,
        "waiting": sum(entry.waits for entry in entries),
        "invite": InviteForm(),
        "reassign": ReassignForm(contest),
        "signed": contest.sign_offs.last(),
        **forms,
    }
    return render(request, "contests/admin/jury/overview.html", context, status=status)


@require_POST
@of_contest
def invite(request, contest: Contest):
    """Invite somebody, or write to them again."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _overview(request, contest, invite=form, status=400)
    return _do(
        request, contest, _("The letter will be sent."),
        lambda: people.invite(contest=contest, by=request.user, **form.cleaned_data),
    )  # fmt: skip


def _do(request, contest: Contest, words: str, act, *, to: str = "contest_admin_jury"):
    """Run one act of the domain, and say what came of it."""
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return redirect(to, contest.pk)


@require_POST
@of_contest
def invite_again(request, contest: Contest, juror_id: int):
    """Another letter, with a new link."""
    juror = get_object_or_404(contest.jurors.select_related("user"), pk=juror_id)
    return _do(
        request, contest, _("The letter will be sent."),
        lambda: people.invite(contest=contest, email=juror.user.email, by=request.user),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@of_contest
def let_go(request, contest: Contest, juror_id: int):
    """Take somebody off the jury, after saying what becomes of the works and scores."""
    juror = get_object_or_404(_jurors(contest).filter(active=True), pk=juror_id)
    form = LetGoForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"contest": contest, "juror": juror, "form": form}
        return render(request, "contests/admin/jury/let_go.html", context)
    return _do(
        request, contest, _("This juror scores no more; what was left has been given to others."),
        lambda: people.let_go(juror=juror, by=request.user, **form.cleaned_data),
    )  # fmt: skip


@require_POST
@of_contest
def give(request, contest: Contest):
    """Give the admitted entries out."""
    try:
        given = giving.give_entries(contest=contest, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("contest_admin_jury", contest.pk)
    messages.success(request, _("Assignments made: %d.") % given.made)
    if given.conflicts:
        messages.warning(request, _("Taken back for a conflict of interest: %d.") % given.conflicts)
    if given.short:
        numbers = ", ".join(map(str, given.short))
        messages.warning(request, _("Works that still have too few jurors: %s.") % numbers)
    return redirect("contest_admin_jury", contest.pk)


@require_POST
@of_contest
def reassign(request, contest: Contest):
    """Give one work to another juror."""
    form = ReassignForm(contest, request.POST)
    if not form.is_valid():
        return _overview(request, contest, reassign=form, status=400)
    return _do(
        request, contest, _("The work has been given to another juror."),
        lambda: giving.reassign(by=request.user, **form.cleaned_data),
    )  # fmt: skip


@require_POST
@of_contest
def remind(request, contest: Contest):
    """Write to those who have works left."""
    words = _("Jurors with works left have a letter of today.")
    return _do(request, contest, words, lambda: people.remind(contest=contest, by=request.user))


@require_safe
@of_contest
def show_protocol(request, contest: Contest):
    """The formula and every number, on one page to print; of the last sign-off, or of this moment."""
    signed = contest.sign_offs.select_related("signed_by").last()
    payload = signed.payload if signed else sign_off.snapshot(contest)
    given = Award.objects.filter(entry__contest=contest).select_related("entry")
    specials = [award for award in given if award.place is None]
    words: dict[int, tuple[str, ...]] = {}
    for award in specials:
        words[award.entry_id] = (*words.get(award.entry_id, ()), award.special_uk)
    context = {
        "contest": contest,
        "protocol": protocol.protocol_of(
            payload,
            places={award.entry_id: award.place for award in given if award.place is not None},
            specials=words,
        ),
        "specials": specials,
        "signed": signed,
        "sign_offs": contest.sign_offs.defer("payload").select_related("signed_by"),
        "intact": signed is None or sign_off.is_intact(signed),
        "differs": signed is not None and sign_off.digest_of(sign_off.snapshot(contest)) != signed.digest,
        "problems": [] if signed else sign_off.problems(contest, payload, now=timezone.now()),
        "places": range(1, 11),
        "formula": scoring.FORMULA,
        "tie_rule": scoring.TIE_RULE,
    }
    return render(request, "contests/admin/jury/protocol.html", context)


@require_POST
@of_contest
def sign(request, contest: Contest):
    """Sign the scores off, for the first time or anew with a reason."""
    reason = request.POST.get("reason", "")[:2000]
    return _do(
        request, contest, _("The scores have been signed off."),
        lambda: sign_off.sign_off(contest=contest, by=request.user, reason=reason),
        to="contest_admin_protocol",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@of_contest
def correct(request, contest: Contest, number: int, juror_id: int):
    """Change signed scores of one juror for one work, with a reason."""
    found = Assignment.objects.filter(juror__contest=contest).select_related("juror__contest", "juror__user")
    one = get_object_or_404(found, entry__blind_number=number, juror=juror_id)
    form = CorrectionForm(one, request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            try:
                sign_off.correct(assignment=one, values=form.values, by=request.user, reason=reason)
            except (Refused, ValidationError) as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, _("The scores have been changed and signed off anew."))
                return redirect("contest_admin_protocol", contest.pk)
    context = {"contest": contest, "form": form, "number": number, "juror": one.juror}
    return render(request, "contests/admin/jury/correct.html", context, status=status)


@require_POST
@of_contest
def set_places(request, contest: Contest):
    """Give the places of the form, or those that follow from the signed scores."""
    signed = contest.sign_offs.last()
    if "propose" in request.POST and signed is not None:
        places = awards.proposed(signed)
    else:
        fields = {name.removeprefix("place-"): value for name, value in request.POST.items()
                  if name.startswith("place-")}  # fmt: skip
        places = {
            int(pk): int(value) if value.isdecimal() and int(value) else None
            for pk, value in fields.items()
            if pk.isdecimal()
        }
    return _do(
        request, contest, _("The places have been saved."),
        lambda: awards.set_places(contest=contest, places=places, by=request.user),
        to="contest_admin_protocol",
    )  # fmt: skip


@require_POST
@of_contest
def give_special(request, contest: Contest):
    """Give a special prize to the work of a number."""
    number = request.POST.get("number", "")
    entry = get_object_or_404(contest.entries, blind_number=int(number) if number.isdecimal() else 0)
    return _do(
        request, contest, _("The special prize has been saved."),
        lambda: awards.give_special(
            entry=entry, by=request.user,
            special_uk=request.POST.get("special_uk", "")[:200],
            special_en=request.POST.get("special_en", "")[:200],
        ),
        to="contest_admin_protocol",
    )  # fmt: skip


@require_POST
@of_contest
def take_special(request, contest: Contest, award_id: int):
    """Take a special prize back."""
    award = get_object_or_404(Award, pk=award_id, entry__contest=contest)
    return _do(
        request, contest, _("The special prize has been taken back."),
        lambda: awards.take_special(award=award, by=request.user),
        to="contest_admin_protocol",
    )  # fmt: skip


class JuryMenuItem(MenuItem):
    """The way to the juries, for those who run them."""

    def is_shown(self, request):
        return sites_moderated_by(request.user).exists()


@hooks.register("register_admin_menu_item")
def register_jury_menu_item():
    return JuryMenuItem(
        gettext_lazy("Juries"), reverse_lazy("contest_admin_juries"), icon_name="group", order=330
    )


@hooks.register("register_admin_urls")
def register_jury():
    """All pages of those who run a jury."""
    return [
        path("juries/", index, name="contest_admin_juries"),
        path("juries/<int:contest_id>/", overview, name="contest_admin_jury"),
        path("juries/<int:contest_id>/invite/", invite, name="contest_admin_jury_invite"),
        path(
            "juries/<int:contest_id>/<int:juror_id>/invite-again/",
            invite_again,
            name="contest_admin_jury_invite_again",
        ),
        path("juries/<int:contest_id>/<int:juror_id>/let-go/", let_go, name="contest_admin_jury_let_go"),
        path("juries/<int:contest_id>/give/", give, name="contest_admin_jury_give"),
        path("juries/<int:contest_id>/reassign/", reassign, name="contest_admin_jury_reassign"),
        path("juries/<int:contest_id>/remind/", remind, name="contest_admin_jury_remind"),
        path("juries/<int:contest_id>/protocol/", show_protocol, name="contest_admin_protocol"),
        path("juries/<int:contest_id>/sign-off/", sign, name="contest_admin_sign_off"),
        path(
            "juries/<int:contest_id>/correct/<int:number>/<int:juror_id>/",
            correct,
            name="contest_admin_correct",
        ),
        path("juries/<int:contest_id>/places/", set_places, name="contest_admin_places"),
        path("juries/<int:contest_id>/special/", give_special, name="contest_admin_special"),
        path(
            "juries/<int:contest_id>/special/<int:award_id>/take-back/",
            take_special,
            name="contest_admin_take_special",
        ),
    ]
