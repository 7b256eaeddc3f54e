"""From «I want to come» to a place: asked, confirmed by link, consented to by a guardian where needed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.consent import Consent, Scope
from cms.transitions import Refused, wrong_state
from signups.domain import guardians, letters, opening
from signups.domain.places import settle, takes_more
from signups.domain.transitions import State, locked_session
from signups.models import Session, SignUp

GUARDIAN = ("guardian_name", "guardian_email")
FIELDS = ("name", "email", "phone", "age", *GUARDIAN)


@transaction.atomic
def ask(
    *, session: Session, values: Mapping[str, Any], language: str = "uk", now: datetime | None = None
) -> SignUp | None:
    """Take down that somebody wants to come, and write a letter with the link that confirms it.

    No place is held before that. Whoever asks twice gets the letter again and is in the list once. What
    has been confirmed stays as it is: its person gets a letter with the way to it, and cancels to sign up
    otherwise. So a stranger who types the address neither learns nor changes anything.

    Args:
        session: what they want to come to.
        values: of :data:`FIELDS`.
        language: of the letters.

    Returns:
        The sign-up; ``None`` when the address has been confirmed before.

    Raises:
        Refused: sign-up is not open, or everything is full and there is no waiting list.
        ValidationError: by field, in words that say what to do.
    """
    now = now or timezone.now()
    session = locked_session(session)
    opening.require_open(session, now=now)
    values = {name: values.get(name) for name in FIELDS}
    _check(session, values)
    values = {name: value if name == "age" else (value or "").strip() for name, value in values.items()}
    values["email"] = values["email"].lower()
    # Before anybody is looked for: a full session answers the known and the unknown alike.
    if not takes_more(session):
        raise Refused(_("All places are taken."))
    known = _known(session, values["email"])
    if known is not None and (known.state != State.ASKED or known.confirmed_at is not None):
        _write_again(known, values, now)
        return None
    sign_up = known or SignUp(session=session)
    if known is not None and any(getattr(known, name) != value for name, value in values.items()):
        # Only the letter about these very words confirms them, whoever has written the earlier ones.
        sign_up.key = uuid4()
    for name, value in {**values, "language": language, "asked_at": now}.items():
        setattr(sign_up, name, value)
    sign_up.save()
    if values["email"]:
        letters.write_confirmation(sign_up, now=now)
    return sign_up


def _known(session: Session, email: str) -> SignUp | None:
    if not email:
        return None
    return session.sign_ups.filter(email=email).exclude(state=State.CANCELLED).first()


def _write_again(known: SignUp, values: Mapping[str, Any], now: datetime) -> None:
    letters.write(known, "known", now=now)
    waits = known.state == State.ASKED and known.needs_guardian
    same = all(getattr(known, name) == values[name] for name in ("name", "age", *GUARDIAN))
    if waits and same:
        letters.write_to_guardian(known, now=now)


def _check(session: Session, values: Mapping[str, Any]) -> None:
    faults = {}
    if not (values["name"] or "").strip():
        faults["name"] = [_("Give your surname and first name.")]
    if not (values["email"] or "").strip() and not (values["phone"] or "").strip():
        faults["email"] = [_("Give an e-mail address or a phone number.")]
    if wrong := opening.age_faults(session, values["age"]):
        faults["age"] = wrong
    if not wrong and SignUp(session=session, age=values["age"]).needs_guardian:
        if not session.can_be_consented_to:
            faults["age"] = [
                _("Those under eighteen cannot sign up yet: the organisers have to mend the text by which "
                  "guardians consent.")
            ]  # fmt: skip
        if not (values["guardian_name"] or "").strip():
            faults["guardian_name"] = [_("Give the name of a parent or guardian.")]
        if not (values["guardian_email"] or "").strip():
            faults["guardian_email"] = [_("Give the e-mail of a parent or guardian: they consent by a link.")]
    if faults:
        raise ValidationError(faults)


@transaction.atomic
def confirm(*, sign_up: SignUp, by: Any = None, now: datetime | None = None) -> SignUp:
    """Confirm by the link, or for somebody who left a phone only: then an organiser does.

    Whoever needs a guardian's consent waits for it; everybody else gets a place, or one in the queue.
    Confirming again changes nothing.

    Raises:
        Refused: cancelled meanwhile, closed, or full.
        SignUp.DoesNotExist: forgotten in this very moment.
    """
    now = now or timezone.now()
    session = locked_session(sign_up.session)
    sign_up = session.sign_ups.get(pk=sign_up.pk)
    if sign_up.state in (State.PLACED, State.WAITING):
        return sign_up
    if sign_up.state != State.ASKED:
        raise wrong_state(sign_up)
    opening.require_open(session, now=now)
    if sign_up.confirmed_at is None:
        sign_up.confirmed_at = now
        sign_up.save(update_fields=["confirmed_at"])
        audit.record(action="signup.confirm", subject=sign_up, actor=by, after=sign_up.state, now=now)
        if sign_up.needs_guardian:
            letters.write_to_guardian(sign_up, now=now)
    if sign_up.needs_guardian and sign_up.guardian_agreed_at is None:
        return sign_up
    return settle(sign_up, session, now=now)


@transaction.atomic
def agree(*, sign_up: SignUp, giver_name: str, now: datetime | None = None) -> SignUp:
    """Record a guardian's consent, who came by the link; then the place is given.

    Raises:
        Refused: nothing waits for it, its text does not speak of taking part, or sign-up is closed or full.
        SignUp.DoesNotExist: forgotten in this very moment.
    """
    now = now or timezone.now()
    session = locked_session(sign_up.session)
    sign_up = session.sign_ups.get(pk=sign_up.pk)
    if sign_up.guardian_agreed_at is not None and sign_up.state != State.CANCELLED:
        return sign_up
    if not sign_up.needs_guardian or sign_up.confirmed_at is None or sign_up.state != State.ASKED:
        raise Refused(_("There is nothing to consent to any more."))
    guardians.require_text(session)
    opening.require_open(session, now=now)
    consent = Consent(
        subject_name=sign_up.name, subject_type=SignUp._meta.label_lower, subject_id=str(sign_up.key),
        text=session.guardian_text, scopes=[Scope.TAKE_PART], giver=Consent.Giver.GUARDIAN,
        giver_name=giver_name.strip(), site=session.site,
        evidence_note=_("By the link in a letter to the guardian."),
        given_on=timezone.localdate(now),
    )  # fmt: skip
    consent.full_clean()
    consent.save()
    sign_up.guardian_agreed_at = now
    sign_up.save(update_fields=["guardian_agreed_at"])
    return settle(sign_up, session, now=now)
