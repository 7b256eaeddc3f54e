"""The states of a proposal. To be read in ten seconds."""

from datetime import datetime
from typing import Any

from cms import transitions
from cms.cache.refresh import bump
from volunteering.models import Consultation, Proposal

State = Proposal.State

PUBLIC = (State.PUBLISHED, State.CONSIDERED, State.ACCEPTED, State.PARTLY, State.DECLINED)
"""The states in which readers see a proposal."""
ANSWERED = (State.ACCEPTED, State.PARTLY, State.DECLINED)
_OPEN = {State.PUBLISHED, State.CONSIDERED}

#                     action        from                to
TRANSITIONS = {
    "confirm":       ({State.ASKED},                    State.RECEIVED),
    "publish":       ({State.RECEIVED},                 State.PUBLISHED),
    "refuse":        ({State.RECEIVED, *_OPEN},         State.REFUSED),
    "consider":      ({State.PUBLISHED},                State.CONSIDERED),
    "accept":        (_OPEN,                            State.ACCEPTED),
    "accept_partly": (_OPEN,                            State.PARTLY),
    "decline":       (_OPEN,                            State.DECLINED),
    "reconsider":    (set(ANSWERED),                    State.CONSIDERED),
}  # fmt: skip
"""What may be done to a proposal in which state, and what it is afterwards."""

ANSWERS = {"accept", "accept_partly", "decline"}


def locked_consultation(consultation: Consultation) -> Consultation:
    """The row of ``consultation``, locked: whoever changes one of its proposals waits here."""
    return Consultation.objects.select_for_update().get(pk=consultation.pk)


def move(
    proposal: Proposal, action: str, *, by: Any = None, reason: str = "", now: datetime, **changes: Any
) -> Proposal:
    """Move a proposal, whose consultation is locked, by one row of the table, and write it down.

    Raises:
        Refused: the table knows no such way from its state.
    """
    transitions.move(proposal, action, TRANSITIONS, by=by, reason=reason, now=now, changes=changes)
    refresh(proposal.consultation_id)
    return proposal


def refresh(consultation_id: int) -> None:
    """What readers see of a consultation's proposals has changed."""
    bump(f"consultation:{consultation_id}")
