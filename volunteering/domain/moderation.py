"""What coordinators decide about proposals: publish or refuse, consider, answer with reasons."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from volunteering.domain import letters
from volunteering.domain.transitions import ANSWERS, State, locked_consultation, move
from volunteering.models import Consultation, Proposal


def _locked(proposal: Proposal) -> Proposal:
    consultation = locked_consultation(proposal.consultation)
    return consultation.proposals.select_related("consultation__site", "clause").get(pk=proposal.pk)


@transaction.atomic
def publish(*, proposal: Proposal, by: Any, now: datetime | None = None) -> Proposal:
    """Show it to readers under the next number of its consultation; whoever proposed it is told.

    Raises:
        Refused: it does not wait for that.
    """
    now = now or timezone.now()
    proposal = _locked(proposal)
    number = proposal.number or _next_number(proposal.consultation)
    move(proposal, "publish", by=by, now=now, number=number, published_at=now)
    letters.tell_proposer(proposal, "published", now=now)
    return proposal


def _next_number(consultation: Consultation) -> int:
    return (consultation.proposals.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def refuse(*, proposal: Proposal, reason: str, by: Any, now: datetime | None = None) -> Proposal:
    """Do not show it, or show it no more; whoever proposed it is told why.

    Raises:
        Refused: its state does not allow it.
        ValidationError: without a reason.
    """
    now = now or timezone.now()
    reason = _required(reason, "reason", _("Say why: whoever proposed it reads this."))
    proposal = _locked(proposal)
    # The reason stays beside the proposal and is erased with it: the audit is kept longer.
    move(proposal, "refuse", by=by, now=now, refusal=reason)
    letters.tell_proposer(proposal, "refused", now=now, reason=reason)
    return proposal


@transaction.atomic
def consider(*, proposal: Proposal, by: Any, now: datetime | None = None) -> Proposal:
    """Readers see that it is being considered.

    Raises:
        Refused: its state does not allow it.
    """
    return move(_locked(proposal), "consider", by=by, now=now or timezone.now())


@transaction.atomic
def answer(
    *, proposal: Proposal, verdict: str, answer_uk: str, answer_en: str = "", by: Any,
    now: datetime | None = None,
) -> Proposal:  # fmt: skip
    """Answer in public, with reasons; whoever proposed it, and supporters who asked for it, get a letter.

    Args:
        proposal: which readers see.
        verdict: one of :data:`ANSWERS`.
        answer_uk: the reasons in Ukrainian.
        answer_en: the same in English, if there is a translation.
        by: the coordinator.

    Raises:
        Refused: its state does not allow it.
        ValidationError: without reasons.
    """
    now = now or timezone.now()
    if verdict not in ANSWERS:
        raise ValidationError({"verdict": [_("Choose what was decided.")]})
    answer_uk = _required(answer_uk, "answer_uk", _("Give the reasons: everybody reads them."))
    proposal = move(
        _locked(proposal), verdict, by=by, now=now, reason=answer_uk,
        answer_uk=answer_uk, answer_en=answer_en.strip(), answered_at=now,
    )  # fmt: skip
    letters.tell_answer(proposal, now=now)
    return proposal


@transaction.atomic
def reconsider(*, proposal: Proposal, reason: str, by: Any, now: datetime | None = None) -> Proposal:
    """Take an answer back, to give another one.

    Raises:
        Refused: it is not answered.
        ValidationError: without a reason, which the audit keeps.
    """
    now = now or timezone.now()
    reason = _required(reason, "reason", _("Say why the answer is taken back."))
    changes = {"answer_uk": "", "answer_en": "", "answered_at": None}
    return move(_locked(proposal), "reconsider", by=by, reason=reason, now=now, **changes)


def _required(words: str, field: str, message: str) -> str:
    words = words.strip()
    if not words:
        raise ValidationError({field: [message]})
    return words


def unanswered(consultation: Consultation) -> int:
    """How many proposals still wait for moderation or for an answer."""
    waiting = (State.RECEIVED, State.PUBLISHED, State.CONSIDERED)
    return consultation.proposals.filter(state__in=waiting).count()
