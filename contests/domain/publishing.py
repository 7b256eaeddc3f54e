"""The moment at which readers learn of the awards."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.cache import tags
from cms.cache.refresh import bump
from contests.domain.transitions import Refused
from contests.models import Contest, State


@transaction.atomic
def publish_results(*, contest: Contest, by: Any, now: datetime | None = None) -> Contest:
    """Open the results and the gallery to readers.

    Raises:
        Refused: nothing is signed off or awarded, or the results have been published already.
    """
    now = now or timezone.now()
    contest = Contest.objects.select_for_update().get(pk=contest.pk)
    if contest.results_published_at is not None:
        raise Refused(_("The results have been published already."))
    if not contest.sign_offs.exists():
        raise Refused(_("The scores have not been signed off yet."))
    if not contest.entries.filter(state=State.PLACED).exists():
        raise Refused(_("Nobody has a place or a prize yet: give the awards first."))
    contest.results_published_at = now
    contest.save(update_fields=["results_published_at"])
    audit.record(
        action="contest.results_published", subject=contest, actor=by, after=now.isoformat(), now=now
    )
    bump(tags.CONTENT, f"contest:{contest.pk}")
    return contest
