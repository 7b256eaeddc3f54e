"""After a session's term nothing names those who came; how many there were stays."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.mail import retention as mail
from cms.mail.models import Letter
from signups.domain.forgetting import forget_people
from signups.domain.links import AGREE, CONFIRM, LASTS
from signups.domain.transitions import State, locked_session
from signups.models import Session, SignUp


def forget_unconfirmed(*, now: datetime | None = None) -> int:
    """Delete sign-ups whose link, or whose guardian's link, has run out unused.

    Those who left a phone only wait for the organiser.

    Their letters lose words and addresses.

    Returns:
        How many were deleted.
    """
    now = now or timezone.now()
    unanswered = Q(confirmed_at=None, asked_at__lt=now - LASTS[CONFIRM])
    unagreed = Q(confirmed_at__lt=now - LASTS[AGREE], guardian_agreed_at=None)
    stale = SignUp.objects.filter(unanswered | unagreed, state=State.ASKED).exclude(email="")
    return sum(_forget(row, stale, now) for row in stale.select_related("session"))


@transaction.atomic
def _forget(row: SignUp, stale: QuerySet, now: datetime) -> bool:
    locked_session(row.session)
    if not stale.filter(pk=row.pk).exists():  # answered meanwhile
        return False
    mail.blank(Letter.objects.about(row), reason=_("Nobody confirmed the sign-up."), now=now)
    row.delete()
    return True


def clean_all(*, now: datetime | None = None) -> int:
    """Remove the personal data of sessions whose term is over.

    Returns:
        How many sessions were cleaned.
    """
    now = now or timezone.now()
    over = [
        session
        for session in Session.objects.filter(cleaned_at=None, ends_at__lt=now)
        if session.ends_at + timedelta(days=session.keep_days) <= now
    ]
    for session in over:
        _clean(session, now)
    return len(over)


@transaction.atomic
def _clean(session: Session, now: datetime) -> None:
    locked_session(session)
    # First of all: what follows the end of a consent asks for it.
    Session.objects.filter(pk=session.pk).update(cleaned_at=now)
    rows = list(session.sign_ups.all())
    reason = _("The session’s term is over.")
    mail.blank(Letter.objects.about(session), reason=reason, now=now)
    forget_people(rows, keys=[row.key for row in rows], reason=reason, now=now)
    audit.record(
        action="session.cleaned", subject=session, after="cleaned", data={"rows": len(rows)}, now=now
    )
