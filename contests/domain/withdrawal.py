"""A consent is withdrawn: what rested on it disappears at once, by whatever door the withdrawal came.

Pages ask ``consents.what_may_be_public`` anew, for their cached copies end here. Files that were made
for readers are deleted by those who made them: they register in :data:`derivatives`.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.cache import tags
from cms.cache.refresh import bump
from cms.consent import Consent, Scope, withdraw
from cms.registries import Registry
from contests.domain import consents
from contests.domain.consents import SUBJECT_TYPE, Child
from contests.domain.transitions import Refused, Why, locked_contest, locked_in_contest, may, move
from contests.models import Entry, EntryVersion, Participant

derivatives: Registry[Callable[[Entry], None]] = Registry()
"""Deletes what was made of an entry for readers and may not be shown now: files, index rows. Called in
the transaction; asks ``what_may_be_public`` itself, and deletes from the disk on commit."""


@transaction.atomic
def withdraw_consents(
    *,
    child: Child,
    by: Any,
    reason: str,
    keep: Iterable[str] = (),
    now: datetime | None = None,
) -> list[Consent]:
    """Withdraw all that was consented to for a child, or all but ``keep``.

    Args:
        child: as named when the consent was given.
        by: who records it; ``None`` for a guardian, who came by a link.
        reason: the words given for it.
        keep: scopes that stand: they are recorded anew, with the same giver, before the rest goes.
        now: the moment (aware); by default the present one.

    Returns:
        Those withdrawn.

    Raises:
        Refused: there is nothing to withdraw, or what is kept goes beyond it.
    """
    now = now or timezone.now()
    _lock_contest_of_pupil(child.key)
    valid = consents.valid_for(child, now=now)
    if not valid:
        raise Refused(_("There is no consent to withdraw: it has been withdrawn already."))
    keep = set(keep)
    if keep:
        newest = valid[0]
        if not keep < set(newest.scopes):
            raise Refused(_("What stays must be less than what was consented to."))
        renewed = _narrowed(newest, keep, by, now)
        valid = [consent for consent in valid if consent.pk != renewed.pk]
    return [withdraw(consent=consent, by=by, reason=reason, now=now) for consent in valid]


def _narrowed(consent: Consent, scopes: set[str], by: Any, now: datetime) -> Consent:
    """A consent for fewer scopes by the same giver and to the same text, not yet the only one."""
    renewed = Consent(
        **{
            name: getattr(consent, name)
            for name in (
                "subject_name", "subject_type", "subject_id", "text", "giver", "giver_name",
                "evidence_note", "site", "expires_on",
            )
        },
        scopes=sorted(scopes),
        given_on=timezone.localdate(now),
        recorded_by=by if getattr(by, "is_authenticated", False) else None,
    )  # fmt: skip
    renewed.full_clean()
    renewed.save()
    return renewed


def lock_contest_of(consent: Consent) -> None:
    """Lock the contest for which a pupil's consent was given, before the consent itself."""
    if consent.subject_type == SUBJECT_TYPE:
        _lock_contest_of_pupil(consent.subject_id)


def _lock_contest_of_pupil(key: str) -> None:
    entry = entry_of(key)
    if entry is not None:
        locked_contest(entry.contest_id)


def consent_ended(consent: Consent, by: Any, now: datetime) -> None:
    """Take away what rested on a pupil's consent that has just been withdrawn or deleted.

    Without the consent to take part an entry is withdrawn while the results are not published;
    afterwards its place stays, and readers see nothing of it.
    """
    if consent.subject_type != SUBJECT_TYPE:
        return
    entry = entry_of(consent.subject_id)
    if entry is None:
        return
    entry, _contest = locked_in_contest(entry)
    if _must_be_withdrawn(entry, now):
        move(entry, "withdraw", Why(by=by, reason=_("A guardian withdrew the consent."), now=now))
    show_anew(entry)


def show_anew(entry: Entry) -> None:
    """What readers may see of an entry has changed: what was made of it for them goes, copies end."""
    for _name, delete in derivatives:
        delete(entry)
    bump(tags.CONTENT, f"contest:{entry.contest_id}", f"entry:{entry.pk}")


def entry_of(key: str) -> Entry | None:
    """The entry in which a pupil with ``key`` takes part, by its draft or by any version."""
    participant = Participant.objects.select_related("entry__contest").filter(key=key).first()
    if participant is not None:
        return participant.entry
    version = EntryVersion.objects.select_related("entry__contest").filter(participants__icontains=key)
    found = version.first()
    return found.entry if found else None


def _must_be_withdrawn(entry: Entry, now: datetime) -> bool:
    if entry.contest.results_published_at is not None or not may(entry, "withdraw"):
        return False
    children = consents.authors_of(entry)
    scopes = consents.allowed(children, now=now)
    return any(Scope.TAKE_PART not in scopes[child] for child in children)
