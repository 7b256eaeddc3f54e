"""An organiser's room: own sessions, who comes, who came. To everybody else it does not exist."""

import functools
from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cms import audit
from cms.spreadsheets import to_csv
from cms.transitions import Refused
from cms.uncached import personal
from signups import queries
from signups.certificates import hours_of, paper_of
from signups.domain import asking, attendance, places, sessions
from signups.forms import AttendanceForm, ReasonForm
from signups.models import Session, SignUp


@require_safe
@personal
def index(request: HttpRequest) -> HttpResponse:
    """Own sessions: those to come, then those that are over."""
    now = timezone.now()
    own = queries.sessions_organised_by(request.user).with_taken().select_related("institution")
    by_time = list(own.order_by("starts_at", "pk"))  # a query that counts leaves the model's order aside
    context = {
        "ahead": [session for session in by_time if session.ends_at > now],
        "over": [session for session in reversed(by_time) if session.ends_at <= now],
    }
    return render(request, "signups/room/index.html", context)


@require_safe
@personal
def people(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who comes to a session."""
    return _people(request, _own(request, key))


def _own(request: HttpRequest, key: UUID) -> Session:
    rows = queries.sessions_organised_by(request.user).select_related("institution", "site", "guardian_text")
    return get_object_or_404(rows, key=key)


def _people(request: HttpRequest, session: Session, *, refusal: str = "", form=None) -> HttpResponse:
    now = timezone.now()
    listed = queries.people_of(session)
    context = {
        "session": session,
        "people": listed,
        "refusal": refusal,
        "has_begun": session.starts_at <= now,
        "is_over": session.ends_at <= now,
        "form": form or AttendanceForm(rows=listed.placed, session=session),
        "reason": ReasonForm(),
    }
    status = 409 if refusal else 422 if form else 200
    return render(request, "signups/room/people.html", context, status=status)


def _acting(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view is given the user's own session; where its act is refused, the list says why."""

    @personal
    @functools.wraps(view)
    def answered(request: HttpRequest, key: UUID, **kwargs) -> HttpResponse:
        session = _own(request, key)
        try:
            return view(request, session, **kwargs)
        except Refused as refused:
            return _people(request, session, refusal=str(refused))
        except SignUp.DoesNotExist:  # its term or its person's wish has just removed it
            return _people(request, session, refusal=_("This sign-up has just been removed."))
        except Session.DoesNotExist as gone:
            raise Http404 from gone

    return answered


@require_POST
@_acting
def confirm(request: HttpRequest, session: Session, pk: int) -> HttpResponse:
    """Somebody who left a phone only said on it that they come."""
    row = get_object_or_404(session.sign_ups.filter(email=""), pk=pk)
    row = asking.confirm(sign_up=row, by=request.user)
    messages.success(request, f"{row.name}: {row.get_state_display()}")
    return redirect("session_people", key=session.key)


@_acting
def cancel_one(request: HttpRequest, session: Session, pk: int) -> HttpResponse:
    """Take somebody off the list, with a reason that they read."""
    row = get_object_or_404(session.sign_ups.exclude(state=SignUp.State.CANCELLED), pk=pk)
    return _with_reason(
        request,
        session,
        title=_("Take off the list: %s") % row.called,
        act=lambda why: places.cancel(sign_up=row, by=request.user, reason=why),
    )


@_acting
def cancel(request: HttpRequest, session: Session) -> HttpResponse:
    """Call the session off, with a reason that everybody reads."""
    return _with_reason(
        request, session, title=_("Call it off"),
        act=lambda why: sessions.cancel_session(session=session, reason=why, by=request.user),
    )  # fmt: skip


def _with_reason(request: HttpRequest, session: Session, *, title: str, act) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act(form.cleaned_data["reason"])
        messages.success(request, _("Done. Whoever it concerns is written to."))
        return redirect("session_people", key=session.key)
    context = {"session": session, "form": form, "title": title}
    return render(request, "signups/room/reason.html", context, status=422 if form.errors else 200)


@require_POST
@_acting
def note(request: HttpRequest, session: Session) -> HttpResponse:
    """Who came, and for how long."""
    form = AttendanceForm(request.POST, rows=queries.people_of(session).placed, session=session)
    if not form.is_valid():
        return _people(request, session, form=form)
    attendance.note_attendance(session=session, came=form.came, minutes=form.minutes, by=request.user)
    messages.success(request, _("The list is saved."))
    return redirect("session_people", key=session.key)


@require_POST
@_acting
def certify(request: HttpRequest, session: Session) -> HttpResponse:
    """Certificates for all who came."""
    count = attendance.certify_all(session=session, by=request.user)
    words = ngettext("%d certificate is issued.", "%d certificates are issued.", count) % count
    messages.success(request, words if count else _("Everybody who came has a certificate already."))
    return redirect("session_people", key=session.key)


@require_safe
@personal
def certificate(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """One certificate, to print for somebody without e-mail."""
    rows = (
        _own(request, key)
        .sign_ups.filter(state=SignUp.State.PLACED)
        .exclude(certificate_code="")
        .exclude(name="")
    )
    rows = rows.select_related("session__institution")
    return as_pdf(get_object_or_404(rows, pk=pk))


def as_pdf(sign_up: SignUp) -> HttpResponse:
    """The certificate as a file."""
    disposition = f'inline; filename="certificate-{sign_up.certificate_code}.pdf"'
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(paper_of(sign_up), content_type="application/pdf", headers=headers)


@require_POST
@personal
def table(request: HttpRequest, key: UUID) -> HttpResponse:
    """The list as a file; that it was taken is written down."""
    session = _own(request, key)
    audit.record(action="session.export", subject=session, actor=request.user)
    contact = [_("E-mail"), _("Phone"), _("Guardian")]
    head = [_("Name"), _("State"), _("Age"), *contact, _("Came"), _("Hours given")]
    rows = [
        [
            row.name, str(row.get_state_display()), row.age, row.email, row.phone,
            " ".join(filter(None, [row.guardian_name, row.guardian_email])),
            "" if row.attended is None else _("yes") if row.attended else _("no"), hours_of(row),
        ]
        for row in queries.people_of(session).all
    ]  # fmt: skip
    headers = {"Content-Disposition": f'attachment; filename="session-{session.pk}.csv"'}
    return HttpResponse(to_csv([head, *rows]), content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
@personal
def printed(request: HttpRequest, key: UUID) -> HttpResponse:
    """The list on paper, with room to tick."""
    session = _own(request, key)
    context = {"session": session, "people": queries.people_of(session)}
    return render(request, "signups/room/printed.html", context)
