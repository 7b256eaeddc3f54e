"""From «I would write it so» to a proposal that waits for moderation: written, confirmed by link."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.transitions import Refused
from volunteering.domain import letters
from volunteering.domain.transitions import State, locked_consultation, move
from volunteering.models import Clause, Consultation, Proposal

Kind = Proposal.Kind


def require_open(consultation: Consultation, *, now: datetime) -> None:
    """Raises:
    Refused: nothing is proposed or supported on that day.
    """
    today = timezone.localdate(now)
    if today < consultation.opens_on:
        raise Refused(_("The consultation has not opened yet."))
    if not consultation.is_open(on=today):
        raise Refused(_("The consultation is closed: nothing can be proposed or supported any more."))


@transaction.atomic
def propose(
    *,
    consultation: Consultation,
    clause: Clause,
    reason: str,
    email: str,
    kind: str = Kind.CHANGE,
    text: str = "",
    shown_name: str = "",
    language: str = "uk",
    now: datetime | None = None,
) -> Proposal:
    """Take down a proposal, and write a letter with the link that confirms it. Until then nobody sees it.

    Args:
        consultation: that runs.
        clause: of its statute: the one to change or to drop, or after which a new one should stand.
        reason: why.
        email: whose link confirms it; told to nobody.
        kind: one of ``Proposal.Kind``.
        text: how the clause, or the new one, should read, in ``language``; empty for one to drop.
        shown_name: what readers are told of who proposed it; empty for nothing.
        language: of the text and of the letters.

    Raises:
        Refused: the consultation is not open, or the clause has no words in force.
        ValidationError: by field, in words that say what to do.
    """
    now = now or timezone.now()
    require_open(consultation, now=now)
    version = clause.version_on(timezone.localdate(now))
    if clause.statute_id != consultation.statute_id or version is None or version.is_repealed:
        raise Refused(_("This clause has no words in force that could be changed."))
    proposal = Proposal(
        consultation=consultation, kind=kind, clause=clause, version=version, language=language,
        text="" if kind == Kind.DROP else _plain(text), reason=_plain(reason),
        shown_name=" ".join(shown_name.split()), email=email.strip().lower(), asked_at=now,
    )  # fmt: skip
    _check(proposal)
    proposal.save()
    letters.ask_to_confirm(proposal, now=now)
    return proposal


def _plain(text: str) -> str:
    """With line breaks as all systems read them, and nothing around."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _check(proposal: Proposal) -> None:
    faults = {}
    if proposal.kind != Kind.DROP and not proposal.text:
        faults["text"] = [_("Write how the clause should read.")]
    elif proposal.kind == Kind.CHANGE and proposal.text.split() == proposal.old_text.split():
        faults["text"] = [_("This is the clause as it stands. Change what should read differently.")]
    if not proposal.reason:
        faults["reason"] = [_("Say why: whoever answers has to weigh it.")]
    if faults:
        raise ValidationError(faults)


@transaction.atomic
def confirm(*, proposal: Proposal, now: datetime | None = None) -> Proposal | None:
    """Confirm by the link. Confirming again changes nothing.

    Whoever wrote in time may follow the link after the last day, while the link works.

    Returns:
        The proposal; ``None`` when it has been forgotten meanwhile.
    """
    now = now or timezone.now()
    consultation = locked_consultation(proposal.consultation)
    proposal = consultation.proposals.filter(pk=proposal.pk).first()
    if proposal is None or proposal.state != State.ASKED:
        return proposal
    move(proposal, "confirm", now=now, confirmed_at=now)
    letters.tell_proposer(proposal, "received", now=now)
    return proposal
