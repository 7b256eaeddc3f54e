"""Addresses go as soon as they have served; what was proposed, supported and answered stays."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.mail import retention as mail
from cms.mail.models import Letter
from volunteering.domain.letters import KIND
from volunteering.domain.links import LASTS
from volunteering.domain.transitions import State
from volunteering.models import Consultation, Proposal, Support

STUCK_FOR = timedelta(days=7)
"""How long somebody may look into why a letter could not be sent."""


def forget_unconfirmed(*, now: datetime | None = None) -> int:
    """Delete proposals and supports whose links have run out unused.

    Returns:
        How many were deleted.
    """
    before = (now or timezone.now()) - LASTS
    proposals = Proposal.objects.filter(state=State.ASKED, asked_at__lt=before).delete()[0]
    supports = Support.objects.filter(confirmed_at=None, asked_at__lt=before).delete()[0]
    return proposals + supports


def blank_sent_letters(*, now: datetime | None = None) -> int:
    """Take addressees and words out of letters that have gone, or have been stuck for a week.

    Who proposed or supported is told to nobody.

    Returns:
        How many were blanked.
    """
    now = now or timezone.now()
    ours = Letter.objects.filter(kind__startswith=KIND)
    sent, stuck = (ours.filter(state=state) for state in (Letter.State.SENT, Letter.State.STUCK))
    stuck = stuck.filter(created_at__lt=now - STUCK_FOR)
    blanked = mail.blank(sent, reason=_("It has been sent, and nobody needs to know to whom."), now=now)
    return blanked + mail.blank(stuck, reason=_("It could not be sent for a week."), now=now)


def clean_all(*, now: datetime | None = None) -> int:
    """Remove the personal data of consultations whose term is over.

    Returns:
        How many were cleaned.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    over = [
        consultation
        for consultation in Consultation.objects.filter(cleaned_at=None, answers_by__lt=today)
        if consultation.answers_by + timedelta(days=consultation.keep_days) < today
    ]
    for consultation in over:
        _clean(consultation, now)
    return len(over)


@transaction.atomic
def _clean(consultation: Consultation, now: datetime) -> None:
    mail.blank(Letter.objects.about(consultation), reason=_("The consultation’s term is over."), now=now)
    proposals = consultation.proposals.all()
    # What was never published has nobody to be kept for.
    unseen = proposals.filter(state__in=[State.ASKED, State.RECEIVED, State.REFUSED])
    audit.redact(Proposal._meta.label_lower, unseen.values_list("pk", flat=True))
    deleted = unseen.delete()[0]
    cleaned = proposals.update(email="")
    # Counted they stay, and none can be told from another.
    for support in Support.objects.filter(proposal__consultation=consultation).iterator():
        Support.objects.filter(pk=support.pk).update(email="", fingerprint=support.key.hex)
    Consultation.objects.filter(pk=consultation.pk).update(cleaned_at=now)
    audit.record(
        action="consultation.cleaned", subject=consultation, after="cleaned",
        data={"deleted": deleted, "rows": cleaned}, now=now,
    )  # fmt: skip
