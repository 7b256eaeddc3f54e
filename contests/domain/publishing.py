"""The moment at which readers learn of the awards, and the way back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.cache import tags
from cms.cache.refresh import bump
from contests.domain import findables
from contests.domain.transitions import Refused, locked_contest
from contests.models import Contest, State


@transaction.atomic
def publish_results(*, contest: Contest, by: Any, now: datetime | None = None) -> Contest:
    """Open the results and the gallery to readers.

    Raises:
        Refused: nothing is signed off or awarded, or the results have been published already.
    """
    now = now or timezone.now()
    contest = locked_contest(contest.pk)
    if contest.results_published_at is not None:
        raise Refused(_("The results have been published already."))
    if not contest.sign_offs.exists():
        raise Refused(_("The scores have not been signed off yet."))
    if not contest.entries.filter(state=State.PLACED).exists():
        raise Refused(_("Nobody has a place or a prize yet: give the awards first."))
    return _set(contest, now, action="contest.results_published", by=by, now=now)


@transaction.atomic
def unpublish_results(*, contest: Contest, by: Any, reason: str, now: datetime | None = None) -> Contest:
    """Take the results back: readers see neither them nor the works until they are published anew.

    Raises:
        Refused: they are not published, or their personal data has been removed; or no reason is given.
    """
    now = now or timezone.now()
    contest = locked_contest(contest.pk)
    if not contest.has_results:
        raise Refused(_("The results are not published."))
    if not reason.strip():
        raise Refused(_("Say why the results are taken back."))
    return _set(contest, None, action="contest.results_unpublished", by=by, reason=reason.strip(), now=now)


def _set(
    contest: Contest, moment: datetime | None, *, action: str, by: Any, now: datetime, reason: str = ""
) -> Contest:
    before, contest.results_published_at = contest.results_published_at, moment
    contest.save(update_fields=["results_published_at"])
    audit.record(
        action=action,
        subject=contest,
        actor=by,
        before=before.isoformat() if before else "",
        after=moment.isoformat() if moment else "",
        reason=reason,
        now=now,
    )
    findables.refresh(contest=contest, now=now)
    bump(tags.CONTENT, f"contest:{contest.pk}")
    return contest
