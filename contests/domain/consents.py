"""Guardians' consents for pupils: which are valid, how they come in, and what a withdrawal takes away."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.consent import Consent, Scope
from contests.domain.transitions import Refused
from contests.models import ConsentPaper, Participant

SUBJECT_TYPE = "contests.participant"


def of(participant: Participant) -> models.QuerySet[Consent]:
    """All consents on record for a pupil of one entry."""
    return Consent.objects.filter(subject_type=SUBJECT_TYPE, subject_id=str(participant.pk))


def scopes_of(participants: Iterable[Participant], *, now: datetime) -> dict[int, frozenset[str]]:
    """What each pupil's valid consents allow, by the participant's primary key, in one query."""
    keys = {str(participant.pk): participant.pk for participant in participants}
    found: dict[int, set[str]] = {pk: set() for pk in keys.values()}
    valid = Consent.objects.valid(on=timezone.localdate(now)).filter(
        subject_type=SUBJECT_TYPE, subject_id__in=list(keys)
    )
    for subject_id, scopes in valid.values_list("subject_id", "scopes"):
        found[keys[subject_id]].update(scopes)
    return {pk: frozenset(scopes) for pk, scopes in found.items()}


def allows(participant: Participant, scope: str, *, now: datetime) -> bool:
    """Whether a valid consent for the pupil names ``scope`` at ``now``."""
    return scope in scopes_of([participant], now=now)[participant.pk]


@transaction.atomic
def attest_papers(
    *,
    participants: Iterable[Participant],
    paper: ConsentPaper,
    scopes: Iterable[str],
    by: Any,
    now: datetime | None = None,
) -> list[Consent]:
    """Record consents that guardians signed on paper and the institution holds.

    Args:
        participants: the pupils whose guardians signed.
        paper: the scan, of one paper or of a whole class, or where the papers are kept.
        scopes: what they allow.
        by: who attests it.

    Raises:
        Refused: a pupil belongs to another institution or contest than the paper, or taking part is
            not among the scopes.
    """
    now = now or timezone.now()
    scopes = sorted(set(scopes))
    if Scope.TAKE_PART not in scopes:
        raise Refused(_("Without the consent to take part the others mean nothing."))
    recorded = []
    for participant in participants:
        entry = participant.entry
        if (entry.contest_id, entry.institution_id) != (paper.contest_id, paper.institution_id):
            raise Refused(_("This pupil belongs to another institution or contest."))
        consent = Consent(
            subject_name=participant.full_name,
            subject_type=SUBJECT_TYPE,
            subject_id=str(participant.pk),
            text=paper.contest.consent_text,
            scopes=scopes,
            giver=Consent.Giver.INSTITUTION,
            giver_name=str(paper.institution),
            evidence_note=paper.kept_where or _("scan no. %d") % paper.pk,
            site=paper.contest.site,
            given_on=timezone.localdate(now),
            recorded_by=by if getattr(by, "is_authenticated", False) else None,
        )
        consent.full_clean()
        consent.save()
        paper.participants.add(participant)
        audit.record(
            action="consent.attested", subject=consent, actor=by, after="valid",
            data={"participant": participant.pk, "paper": paper.pk, "scopes": scopes}, now=now,
        )  # fmt: skip
        recorded.append(consent)
    return recorded
