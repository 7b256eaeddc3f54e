"""What a juror does with an entry given to them: scores it, or abstains."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from contests.domain import phases
from contests.domain.entries import Stale
from contests.domain.transitions import Refused, locked_contest, wrong_state
from contests.models import Assignment, Criterion, EntryVersion, Score
from contests.permissions import scores as may_score

State = Assignment.State

TRANSITIONS = {
    #            from                                       to
    "score":    ({State.OPEN, State.DONE, State.ABSTAINED}, {State.OPEN, State.DONE}),
    "abstain":  ({State.OPEN, State.DONE, State.ABSTAINED}, {State.ABSTAINED}),
    "conflict": ({State.OPEN, State.DONE, State.ABSTAINED}, {State.CONFLICT}),
    "reopen":   ({State.OPEN, State.DONE, State.ABSTAINED}, {State.OPEN}),
}  # fmt: skip
"""What may become of an entry given to a juror. From a conflict there is no way back."""


@transaction.atomic
def save_scores(
    *,
    assignment: Assignment,
    by: Any,
    revision: int,
    values: Mapping[int, int | None],
    comment: str | None = None,
    now: datetime | None = None,
) -> Assignment:
    """Save what a juror has scored so far; it is done when every criterion has its score.

    Args:
        assignment: which entry, and whose.
        by: the juror.
        revision: the assignment's revision when the page was opened or last saved.
        values: scores by the criterion's primary key; ``None`` takes one out, those not named stay.
        comment: the juror's words; ``None`` leaves them.

    Returns:
        The assignment with its new revision and state.

    Raises:
        Stale: it has been saved since ``revision``, in another tab.
        ValidationError: a score out of its criterion's range; by the criterion's key.
        Refused: the jury does not score now, or the entry is not this juror's.
    """
    now = now or timezone.now()
    assignment = locked_for_juror(assignment, by=by, now=now)
    if assignment.revision != revision:
        raise Stale(_("The scores have been changed in another window."))
    before, after = put_scores(assignment, values)
    if comment is not None:
        assignment.comment = comment.strip()
    criteria = assignment.juror.contest.criteria.values_list("pk", flat=True)
    state = State.DONE if after.keys() >= set(map(str, criteria)) else State.OPEN
    if assignment.state == State.DONE and before != after:
        audit.record(
            action="assignment.rescore", subject=assignment, actor=by, now=now,
            data={"before": before, "after": after},
        )  # fmt: skip
    return move(assignment, "score", to=state, by=by, now=now)


def put_scores(
    assignment: Assignment, values: Mapping[int, int | None]
) -> tuple[dict[str, int], dict[str, int]]:
    """Write scores into their rows, and nothing else; whoever calls this has asked whether it may be.

    Returns:
        All scores before and after, by the criterion's key as text: as audit records keep them.

    Raises:
        ValidationError: a score out of its criterion's range; by the criterion's key.
        Refused: a criterion of another contest.
    """
    _check(values, {one.pk: one for one in assignment.juror.contest.criteria.all()})
    before = dict(assignment.scores.values_list("criterion_id", "value"))
    after = {key: value for key, value in {**before, **values}.items() if value is not None}
    assignment.scores.exclude(criterion__in=after).delete()
    Score.objects.bulk_create(
        [Score(assignment=assignment, criterion_id=key, value=value) for key, value in after.items()],
        update_conflicts=True,
        unique_fields=["assignment", "criterion"],
        update_fields=["value"],
    )
    return _named(before), _named(after)


def _check(values: Mapping[int, int | None], criteria: Mapping[int, Criterion]) -> None:
    faults = {}
    for key, value in values.items():
        criterion = criteria.get(key)
        if criterion is None:
            raise Refused(_("This criterion belongs to another contest."))
        if value is not None and not criterion.lowest <= value <= criterion.highest:
            faults[str(key)] = _("%(name)s: give a whole number from %(lowest)d to %(highest)d.") % {
                "name": criterion.name, "lowest": criterion.lowest, "highest": criterion.highest,
            }  # fmt: skip
    if faults:
        raise ValidationError(faults)


def _named(values: Mapping[int, int]) -> dict[str, int]:
    return {str(key): value for key, value in sorted(values.items())}


@transaction.atomic
def abstain(*, assignment: Assignment, by: Any, reason: str, now: datetime | None = None) -> Assignment:
    """Give no score to an entry. That changes nobody's result; scoring takes it back.

    Raises:
        Refused: no reason, the jury does not score now, or the entry is not this juror's.
    """
    now = now or timezone.now()
    assignment = locked_for_juror(assignment, by=by, now=now)
    if not reason.strip():
        raise Refused(_("Say why you abstain."))
    assignment.scores.all().delete()
    return move(assignment, "abstain", to=State.ABSTAINED, by=by, reason=reason, now=now)


def reopen(*, version: EntryVersion, by: Any, now: datetime) -> None:
    """Take back the scores that were given to an earlier version: jurors score what stands.

    What they wrote beside stays, to be gone on with; the scores stay in the audit record.

    Args:
        version: the one that stands, admitted just now; its entry is locked.
        by: the moderator who admitted it.
    """
    earlier = Assignment.objects.filter(entry=version.entry_id, updated_at__lt=version.submitted_at)
    for assignment in earlier.exclude(state=State.CONFLICT).select_for_update():
        before = _named(dict(assignment.scores.values_list("criterion_id", "value")))
        if not before and assignment.state == State.OPEN:
            continue
        assignment.scores.all().delete()
        move(assignment, "reopen", to=State.OPEN, by=by, now=now, reason=_("A newer version was admitted."))
        audit.record(
            action="assignment.scores_void", subject=assignment, actor=by, data={"before": before}, now=now
        )


def locked_for_juror(assignment: Assignment, *, by: Any, now: datetime) -> Assignment:
    """The assignment's row, locked until the transaction ends, after a look at who asks and when.

    Raises:
        Refused: the jury does not score now, or the entry is not this juror's.
    """
    contest = Assignment.objects.filter(pk=assignment.pk).values_list("juror__contest", flat=True).first()
    if contest is not None:
        # No score slips in after the snapshot of whoever signs off.
        locked_contest(contest)
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("juror__contest", "juror__user")
    assignment = rows.filter(pk=assignment.pk).first()
    # Given to somebody else meanwhile, it is gone.
    if assignment is None or not may_score(by, assignment):
        raise Refused(_("This entry is not yours to score."))
    if not phases.takes_scores(assignment.juror.contest, now=now):
        raise Refused(_("The jury does not score now."))
    return assignment


def move(
    assignment: Assignment, action: str, *, to: str, by: Any, now: datetime, reason: str = ""
) -> Assignment:
    """Move a locked assignment by one row of the table; the change of state is written down.

    Raises:
        Refused: the table knows no such way.
    """
    sources, targets = TRANSITIONS[action]
    before = assignment.state
    if before not in sources or to not in targets:
        raise wrong_state(assignment)
    assignment.state = to
    assignment.reason = reason.strip()
    assignment.revision += 1
    assignment.save()
    if before != to:
        audit.record(
            action=f"assignment.{action}", subject=assignment, actor=by, before=before, after=to,
            reason=reason.strip(), now=now,
        )  # fmt: skip
    return assignment
