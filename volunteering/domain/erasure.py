"""Whoever proposed or supported asks to be erased: what they proposed stays, and whose it was is gone."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms import audit
from cms.mail import retention as mail
from cms.mail.models import Letter
from cms.personal_data import Held
from volunteering.domain.letters import KIND
from volunteering.domain.transitions import State, refresh
from volunteering.models import Proposal, Support

PROPOSALS, SUPPORTS = "proposals", "supports"


def held_proposals() -> Iterable[Held]:
    """The proposals that still name somebody."""
    for row in Proposal.objects.exclude(email="", shown_name="").order_by("pk"):
        yield Held(PROPOSALS, row.pk, _who(row.shown_name, row.email), _("Proposal"), row.asked_at)


def held_supports() -> Iterable[Held]:
    """The supports that still have an address."""
    for row in Support.objects.exclude(email="").order_by("pk"):
        yield Held(SUPPORTS, row.pk, _who(row.email), _("Support of a proposal"), row.asked_at)


def _who(*words: str) -> tuple[str, ...]:
    return tuple(filter(None, words))


@transaction.atomic
def erase_proposals(pks: Collection[int], *, by: Any, reason: str, now: datetime) -> int:
    """Take the name and the address off proposals; one that was never confirmed goes whole.

    Returns:
        How many.
    """
    found = list(Proposal.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
    for proposal in found:
        _blank_letters(proposal.email, by=by, reason=reason, now=now)
        audit.record(action="person.erased", subject=proposal, actor=by, reason=reason, now=now)
        if proposal.state == State.ASKED:
            proposal.delete()
        else:
            Proposal.objects.filter(pk=proposal.pk).update(email="", shown_name="")
            refresh(proposal.consultation_id)
    return len(found)


@transaction.atomic
def erase_supports(pks: Collection[int], *, by: Any, reason: str, now: datetime) -> int:
    """Take the address off supports, which stay counted; one that was never confirmed goes whole.

    Returns:
        How many.
    """
    found = list(Support.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
    for support in found:
        _blank_letters(support.email, by=by, reason=reason, now=now)
        audit.record(action="person.erased", subject=support, actor=by, reason=reason, now=now)
        if support.confirmed_at is None:
            support.delete()
        else:
            Support.objects.filter(pk=support.pk).update(email="", fingerprint=support.key.hex)
    return len(found)


def _blank_letters(address: str, *, by: Any, reason: str, now: datetime) -> None:
    """Letters are about the consultation, so they are found by whom they are to."""
    if address:
        ours = Letter.objects.filter(kind__startswith=KIND)
        letters = [pk for pk, to in ours.values_list("pk", "to") if address in to]
        mail.blank(ours.filter(pk__in=letters), by=by, reason=reason, now=now)
