"""A guardian answers by a link: asked, answered once, withdrawn at any time.

A link is a secret of 256 bits of which only the hash is kept. Whoever has it learns the child's first
name, the contest and the work's title, and nothing else.
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.consent import Consent, Scope
from cms.mail.outbox import write_letter
from cms.mail.rendering import render_letter
from contests.domain import consents
from contests.domain.consents import Child
from contests.domain.transitions import Refused, locked_contest
from contests.domain.withdrawal import withdraw_consents
from contests.models import GuardianRequest, Participant

LINK_LASTS = timedelta(days=14)
# Against bombing somebody's mailbox, and against a stolen account that sends to the whole town.
MOST_TO_ONE_ADDRESS = 10
MOST_BY_ONE_PERSON = 300
PERIOD = timedelta(days=1)
LETTER_KIND = "account.guardian"
"""A kind of letters that carry links: their words are shown to nobody and not kept once sent."""


def hash_of(token: str) -> str:
    """What is kept of a link's secret."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def ask(*, participant: Participant, email: str, by: Any, now: datetime | None = None) -> GuardianRequest:
    """Write a guardian a letter with a link. Links sent for the child before work no more.

    Raises:
        Refused: the pupil has no name yet, the contest is over, or too many letters were sent today.
    """
    now = now or timezone.now()
    _refuse_flood(email, by, now)
    request, token = _make_request(participant, email, by, now)
    _write(request, "guardian_link", {"url": _address(request, "guardian_answer", token)}, now)
    return request


@transaction.atomic
def ask_oneself(*, participant: Participant, by: Any, now: datetime | None = None) -> str:
    """Make a link for a guardian who entered the work and is here already.

    Returns:
        The link's secret.

    Raises:
        Refused: the entry is an institution's or somebody else's; or as for :func:`ask`.
    """
    now = now or timezone.now()
    entry = participant.entry
    if entry.institution_id is not None or entry.owner_id != by.pk:
        raise Refused(_("Only the guardian who entered the work signs here."))
    _request, token = _make_request(participant, by.email, by, now)
    return token


def _refuse_flood(email: str, by: Any, now: datetime) -> None:
    lately = GuardianRequest.objects.filter(asked_at__gt=now - PERIOD)
    if lately.filter(email__iexact=email).count() >= MOST_TO_ONE_ADDRESS:
        raise Refused(_("This address has got many letters today: try again tomorrow."))
    if lately.filter(asked_by=by).count() >= MOST_BY_ONE_PERSON:
        raise Refused(_("You have sent very many links today: try again tomorrow."))


def _make_request(
    participant: Participant, email: str, by: Any, now: datetime
) -> tuple[GuardianRequest, str]:
    contest = participant.entry.contest
    if not participant.full_name:
        raise Refused(_("Give each pupil’s surname and first name."))
    if contest.cleaned_at is not None:
        raise Refused(_("The contest is over, and its personal data has been removed."))
    token = secrets.token_urlsafe(32)
    waiting = GuardianRequest.objects.filter(participant_key=participant.key, answered_at=None)
    waiting.filter(expires_at__gt=now).update(expires_at=now)
    request = GuardianRequest.objects.create(
        contest=contest,
        participant=participant,
        participant_key=participant.key,
        participant_name=participant.full_name,
        email=email,
        token_hash=hash_of(token),
        asked_by=by,
        asked_at=now,
        expires_at=now + LINK_LASTS,
    )
    audit.record(action="consent.link_sent", subject=request, actor=by, after="waiting", now=now)
    return request, token


def find(token: str, *, now: datetime) -> GuardianRequest | None:
    """The request of a link that can be answered at ``now``: not answered, not too old, the same child."""
    request = _requests().filter(token_hash=hash_of(token), answered_at=None, expires_at__gt=now).first()
    return request if request and _is_of_same_child(request) else None


def find_for_withdrawal(token: str) -> GuardianRequest | None:
    """The request whose copy of the consent has the link with ``token``."""
    return _requests().filter(withdrawal_hash=hash_of(token)).first()


def _requests():
    return GuardianRequest.objects.select_related(
        "contest__site", "contest__consent_text", "participant__entry__nomination"
    )


def _is_of_same_child(request: GuardianRequest) -> bool:
    participant = request.participant
    if participant is None or request.contest.cleaned_at is not None:
        return False
    return consents.is_same_child(participant.full_name, request.participant_name)


def child_of(request: GuardianRequest) -> Child:
    """The child as named when the link was made."""
    return Child(str(request.participant_key), request.participant_name)


@transaction.atomic
def answer(
    *,
    token: str,
    scopes: Iterable[str],
    giver_name: str,
    language: str = settings.LANGUAGE_CODE,
    now: datetime | None = None,
) -> Consent:
    """Record a guardian's consent; the guardian gets a copy with a link to withdraw it.

    Args:
        token: the link's secret; it works once.
        scopes: what the guardian ticked.
        giver_name: the guardian's own name.
        language: in which the copy is written.
        now: the moment (aware); by default the present one.

    Raises:
        Refused: the link works no more, or taking part is not among the scopes.
    """
    now = now or timezone.now()
    request = find(token, now=now)
    if request is not None:
        locked_contest(request.contest_id)
    # Locked: of two presses of the button one finds the row answered.
    still_open = GuardianRequest.objects.select_for_update().filter(answered_at=None)
    if request is None or not still_open.filter(pk=request.pk).exists():
        raise Refused(_("This link works no more."))
    consent = consents.record(
        child=child_of(request), contest=request.contest, scopes=scopes,
        giver=Consent.Giver.GUARDIAN, giver_name=giver_name,
        evidence=_("by a link sent to %s") % request.email, by=None, now=now,
    )  # fmt: skip
    withdrawal = secrets.token_urlsafe(32)
    request.answered_at, request.withdrawal_hash = now, hash_of(withdrawal)
    request.save(update_fields=["answered_at", "withdrawal_hash"])
    audit.record(
        action="consent.answered", subject=request, before="waiting", after="answered",
        data={"consent": consent.pk}, now=now,
    )  # fmt: skip
    context = {
        "url": _address(request, "guardian_withdraw", withdrawal),
        "consent": consent,
        "scopes": [Scope(scope).label for scope in consent.scopes],
        "text": consent.text,
    }
    _write(request, "guardian_copy", context, now, language)
    return consent


def withdraw(*, token: str, keep: Iterable[str] = (), now: datetime | None = None) -> list[Consent]:
    """Withdraw by the link of the copy, at any time.

    Args:
        token: the link's secret.
        keep: scopes that stand, if the guardian withdraws but a part.
        now: the moment (aware); by default the present one.

    Raises:
        Refused: no such link, or nothing is left to withdraw.
    """
    request = find_for_withdrawal(token)
    if request is None:
        raise Refused(_("This link works no more."))
    return withdraw_consents(
        child=child_of(request), by=None, reason=_("By the guardian’s link."), keep=keep, now=now
    )


def _address(request: GuardianRequest, name: str, token: str) -> str:
    return request.contest.site.root_url + reverse(name, args=[token])


def _write(
    request: GuardianRequest, template: str, context: dict[str, Any], now: datetime,
    language: str = settings.LANGUAGE_CODE,
) -> None:  # fmt: skip
    letter = render_letter(
        f"contests/{template}",
        {"request": request, "contest": request.contest, "child": child_of(request),
         "title": request.participant.entry.title, **context},
        language,
    )  # fmt: skip
    write_letter(
        to=request.email,
        **letter._asdict(),
        kind=LETTER_KIND,
        about=request.contest,
        key=f"contest.{template}:{request.pk}",
        now=now,
    )
