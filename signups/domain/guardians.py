"""A guardian does not consent, or no longer: whoever signed up gives the place back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.consent import Consent, withdraw
from cms.transitions import Refused
from signups.domain import letters
from signups.domain.places import fill
from signups.domain.transitions import State, locked_session, move
from signups.models import Session, SignUp

SUBJECT_TYPE = SignUp._meta.label_lower


def require_text(session: Session) -> None:
    """Make sure that a consent to the session's text would allow taking part.

    Raises:
        Refused: the text was chosen before that was asked of it, or has been changed since.
    """
    if not session.can_be_consented_to:
        raise Refused(
            _("The text of the consent does not speak of taking part, so nobody can consent by it. "
              "Tell the organisers: once they have mended it, this link works again.")
        )  # fmt: skip


@transaction.atomic
def refuse(*, sign_up: SignUp, now: datetime | None = None) -> None:
    """Take down that a guardian, who came by the link, does not consent, or withdraws the consent.

    Raises:
        Refused: there is nothing to consent to any more.
        SignUp.DoesNotExist: forgotten in this very moment.
    """
    now = now or timezone.now()
    session = locked_session(sign_up.session)
    sign_up = session.sign_ups.get(pk=sign_up.pk)
    if not sign_up.needs_guardian or sign_up.confirmed_at is None or sign_up.state == State.CANCELLED:
        raise Refused(_("There is nothing to consent to any more."))
    given = list(Consent.objects.filter(subject_type=SUBJECT_TYPE, subject_id=sign_up.key, withdrawn_at=None))
    for consent in given:
        withdraw(consent=consent, by=None, reason=_("By the link in a letter to the guardian."), now=now)
    if not given:
        _give_back(sign_up, session, by=None, now=now)


def lock_session_of(consent: Consent) -> None:
    """Lock the session for which a consent was given, before the consent itself."""
    if consent.subject_type == SUBJECT_TYPE:
        session = Session.objects.filter(sign_ups__key=consent.subject_id).first()
        if session is not None:
            locked_session(session)


def consent_ended(consent: Consent, by: Any, now: datetime) -> None:
    """Give back the place that rested on a consent that has just been withdrawn or deleted.

    Once the session is over, or its personal data is removed, how many came stays.
    """
    if consent.subject_type != SUBJECT_TYPE:
        return
    sign_up = SignUp.objects.select_related("session").filter(key=consent.subject_id).first()
    if sign_up is None or sign_up.state == State.CANCELLED:
        return
    session = locked_session(sign_up.session)
    if session.cleaned_at is None and now < session.ends_at:
        _give_back(session.sign_ups.get(pk=sign_up.pk), session, by=by, now=now)


def _give_back(sign_up: SignUp, session: Session, *, by: Any, now: datetime) -> None:
    move(sign_up, "cancel", by=by, now=now)
    letters.write(sign_up, "unconsented", now=now)
    fill(session=session, now=now)
