"""More time to submit, for everybody or for one institution."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from contests.domain import phases
from contests.domain.transitions import Refused, locked_contest
from contests.models import Contest, Extension


@transaction.atomic
def extend(
    *, contest: Contest, until: date, reason: str, by: Any, institution=None, now: datetime | None = None
) -> Extension:
    """Take entries until a later day than planned.

    Args:
        contest: which contest.
        until: the last day, included.
        reason: why; it is asked of whoever gives it, and kept.
        by: who gives it.
        institution: for whom; ``None`` for everybody.

    Raises:
        Refused: nothing to extend, no later day, no reason, or the jury or the results came before it.
    """
    now = now or timezone.now()
    contest = locked_contest(contest.pk)
    closes = phases.closes_at(contest, institution)
    if closes is None:
        raise Refused(_("The contest takes no entries: there is nothing to extend."))
    if contest.results_published_at is not None:
        raise Refused(_("The results are published: nothing can be entered any more."))
    if not reason.strip():
        raise Refused(_("Say why."))
    if phases.end_of(until) <= max(closes, now):
        raise Refused(_("Choose a day that is still to come, and later than entries are taken now."))
    judging = phases.stage(contest, phases.Kind.JUDGING)
    if judging and until >= judging.starts_on and institution is None:
        raise Refused(_("The jury begins before that day: move its stage first."))
    extension = Extension.objects.create(
        contest=contest, institution=institution, until=until, reason=reason.strip(), given_by=by
    )
    audit.record(
        action="contest.extend", subject=contest, actor=by, reason=extension.reason, now=now,
        before=timezone.localdate(closes - timedelta(microseconds=1)).isoformat(),
        after=until.isoformat(), data={"institution": institution.pk if institution else None},
    )  # fmt: skip
    return extension
