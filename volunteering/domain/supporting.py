"""Support of a proposal: by a confirmed address, one each, told to nobody."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from cms.transitions import Refused
from volunteering.domain import letters
from volunteering.domain.proposing import require_open
from volunteering.domain.transitions import ANSWERED, PUBLIC, locked_consultation, refresh
from volunteering.models import Proposal, Support


def fingerprint_of(email: str, proposal: Proposal) -> str:
    """What is kept of an address: the same for one address and proposal, and nothing to turn back."""
    return salted_hmac(
        f"volunteering.support.{proposal.key}", email.strip().lower(), algorithm="sha256"
    ).hexdigest()


@transaction.atomic
def support(
    *,
    proposal: Proposal,
    email: str,
    language: str = "uk",
    now: datetime | None = None,
) -> Support:
    """Take down that somebody supports a proposal, and write a letter with the link that confirms it.

    Whoever asks again gets a letter again; who supports already is told so by letter only.

    Args:
        proposal: that readers see.
        email: kept until its link is followed or runs out, then only where the answer is awaited.
        language: of the letters.

    Raises:
        Refused: the consultation is not open, or the proposal is answered.
    """
    now = now or timezone.now()
    _require_supportable(proposal, now=now)
    email = email.strip().lower()
    row, is_new = Support.objects.get_or_create(
        proposal=proposal,
        fingerprint=fingerprint_of(email, proposal),
        defaults={"asked_at": now, "language": language, "email": email},
    )
    if row.confirmed_at is not None:
        letters.tell_known_supporter(row, email, now=now)
        return row
    if not is_new:
        row.asked_at, row.language, row.email = now, language, email
        row.save(update_fields=["asked_at", "language", "email"])
    letters.ask_supporter(row, email, now=now)
    return row


@transaction.atomic
def confirm(*, support: Support, wants_answer: bool = False, now: datetime | None = None) -> Support | None:
    """Count the support, whose link was followed. Following it again changes nothing.

    Args:
        support: asked for.
        wants_answer: whether the answer comes by letter; only so the address stays.
        now: the moment (aware); by default the present one.

    Returns:
        The support; ``None`` when it has been forgotten meanwhile.

    Raises:
        Refused: the proposal is no longer there, or answered.
    """
    now = now or timezone.now()
    locked_consultation(support.proposal.consultation)
    row = Support.objects.select_related("proposal__consultation").filter(pk=support.pk).first()
    if row is None or row.confirmed_at is not None:
        return row
    if row.proposal.state not in PUBLIC or row.proposal.state in ANSWERED:
        raise Refused(_("This proposal cannot be supported any more."))
    row.confirmed_at, row.email = now, row.email if wants_answer else ""
    row.save(update_fields=["confirmed_at", "email"])
    refresh(row.proposal.consultation_id)
    return row


def is_supportable(proposal: Proposal, *, now: datetime) -> bool:
    """Whether readers may support it now."""
    return (
        proposal.state in PUBLIC
        and proposal.state not in ANSWERED
        and proposal.consultation.is_open(on=timezone.localdate(now))
    )


def _require_supportable(proposal: Proposal, *, now: datetime) -> None:
    require_open(proposal.consultation, now=now)
    if not is_supportable(proposal, now=now):
        raise Refused(_("This proposal cannot be supported any more."))
