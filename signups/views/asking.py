"""What somebody without an account sees: the form, and where the links of the letters lead.

A link that was altered, is too old or serves another action is answered alike.
"""

import functools
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from cms import calendars, sites
from cms.transitions import Refused
from cms.uncached import uncached
from signups.domain import asking, guardians, links, opening, places
from signups.events import event_of
from signups.forms import AgreeForm, SignUpForm
from signups.models import Session, SignUp


@uncached
def ask(request: HttpRequest, key: UUID) -> HttpResponse:
    """The form; then what to do next."""
    sessions = Session.objects.select_related("institution", "guardian_text", "site")
    session = get_object_or_404(sessions, key=key, site=sites.site_for_request(request))
    form = SignUpForm(request.POST or None, session=session, request=request)
    now = timezone.now()
    refusal = _closed_words(session, now)
    if request.method == "POST" and not refusal and form.is_valid():
        try:
            asking.ask(session=session, values=form.cleaned_data, language=translation.get_language())
        except ValidationError as invalid:
            for name, words in invalid.message_dict.items():
                form.add_error(name if name in form.fields else None, words)
        except Refused as refused:
            refusal = str(refused)
        else:
            context = {"session": session, "email": form.cleaned_data["email"]}
            return render(request, "signups/asked.html", context)
    context = {
        "session": session,
        "form": form,
        "refusal": refusal,
        "free": places.free_places(session),
        "is_open": opening.is_open(session, now=now),
    }
    status = 409 if refusal and request.method == "POST" else form.status
    return render(request, "signups/ask.html", context, status=status)


@require_safe
def calendar_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The session for one's own calendar; also when it is over or called off."""
    sessions = Session.objects.select_related("institution", "site")
    session = get_object_or_404(sessions, key=key, site=sites.site_for_request(request))
    body = calendars.calendar([event_of(session)], now=timezone.now())
    return calendars.answer(body, file_name=f"{session.kind}-{session.pk}.ics")


def _closed_words(session: Session, now) -> str:
    try:
        opening.require_open(session, now=now)
    except Refused as refused:
        return str(refused)
    return ""


def by_link(action: str):
    """The view is given whose link it is; a link that does not work gets the one answer."""

    def decorate(view):
        @functools.wraps(view)
        @uncached
        def answered(request: HttpRequest, token: str) -> HttpResponse:
            sign_up = links.find(token, action)
            if sign_up is None:
                return render(request, "signups/gone.html", status=404)
            try:
                return view(request, sign_up)
            except SignUp.DoesNotExist:  # forgotten between the two
                return render(request, "signups/gone.html", status=404)
            except Refused as refused:
                context = {"sign_up": sign_up, "session": sign_up.session, "refusal": str(refused)}
                return render(request, "signups/mine.html", context, status=409)

        return answered

    return decorate


@by_link(links.CONFIRM)
def confirm(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    """Ask once more, for programs that check letters follow links too; then confirm."""
    if request.method == "POST":
        sign_up = asking.confirm(sign_up=sign_up)
        return render(request, "signups/mine.html", _mine(sign_up))
    return render(request, "signups/confirm.html", {"sign_up": sign_up, "session": sign_up.session})


@by_link(links.AGREE)
def agree(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    """What a guardian consents to, or not; then thanks."""
    form = AgreeForm(request.POST or None, initial={"giver_name": sign_up.guardian_name})
    context = {"sign_up": sign_up, "session": sign_up.session, "form": form}
    if request.method == "POST" and "refuses" in request.POST:
        guardians.refuse(sign_up=sign_up)
        return render(request, "signups/refused.html", context)
    if request.method == "POST" and form.is_valid():
        asking.agree(sign_up=sign_up, giver_name=form.cleaned_data["giver_name"])
        return render(request, "signups/agreed.html", context)
    guardians.require_text(sign_up.session)
    return render(request, "signups/agree.html", context)


@by_link(links.MANAGE)
def manage(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    """What became of it; and the way to cancel."""
    if request.method == "POST":
        sign_up = places.cancel(sign_up=sign_up)
    return render(request, "signups/mine.html", _mine(sign_up))


def _mine(sign_up: SignUp) -> dict:
    state = SignUp.State
    waits_for_guardian = sign_up.state == state.ASKED and sign_up.confirmed_at is not None
    cancellable = sign_up.state in (state.PLACED, state.WAITING) or waits_for_guardian
    return {
        "sign_up": sign_up,
        "session": sign_up.session,
        "cancel_url": links.path_of(sign_up, links.MANAGE) if cancellable else "",
    }
