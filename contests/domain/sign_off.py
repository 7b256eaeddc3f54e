"""What the jury came to, frozen: entry numbers and scores under a hash, and what changes it later."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from contests.domain import phases, scoring
from contests.domain.assignment import Ties, counts
from contests.domain.judging import put_scores
from contests.domain.transitions import Refused, Why, locked, locked_contest, may, move
from contests.models import Assignment, Contest, Entry, EntryVersion, SignOff, State
from contests.queries import entries_before_jury, entries_for_jury

JUDGED = (State.ADMITTED, State.JUDGED, State.PLACED)


def canonical(payload: Mapping[str, Any]) -> bytes:
    """The one way to write a payload down: keys sorted, no spaces, UTF-8."""
    return json.dumps(payload, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest_of(payload: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal: anybody can compute it again."""
    return hashlib.sha256(canonical(payload)).hexdigest()


def is_intact(signed: SignOff) -> bool:
    """Whether what was signed is still what its hash was made of."""
    return digest_of(signed.payload) == signed.digest


def snapshot(contest: Contest) -> dict[str, Any]:
    """Everything that the results follow from, as it is now, with the results. Names no child.

    Scores of a juror who turned out to have to do with the entry count as little as after a conflict.
    The words are Ukrainian whatever language the reader has, so that the hash is the same.
    """
    assignments = Assignment.objects.select_related("juror__user").prefetch_related("scores")
    versions = EntryVersion.objects.select_related("nomination", "category")
    entries = (
        contest.entries.filter(state__in=JUDGED)
        .exclude(blind_number=None)
        .order_by("blind_number")
        .prefetch_related(Prefetch("assignments", assignments), Prefetch("versions", versions))
    )
    ties = Ties(contest.jurors.all())
    rows = [_entry(entry, ties) for entry in entries]
    criteria = [
        {"id": one.pk, "name": one.name_uk, "weight": str(Fraction(one.weight)), "lowest": one.lowest,
         "highest": one.highest}
        for one in contest.criteria.all()
    ]  # fmt: skip
    _add_results(rows, criteria)
    scoring_jurors = contest.jurors.filter(assignments__entry__in=entries).distinct().select_related("user")
    return {
        "contest": {"id": contest.pk, "code": contest.code, "year": contest.year, "name": contest.name_uk},
        "criteria": criteria,
        "jurors": [
            {"id": juror.pk, "name": juror.public_name or str(juror.user)}
            for juror in scoring_jurors.order_by("pk")
        ],
        "entries": rows,
    }


def _entry(entry: Entry, ties: Ties) -> dict[str, Any]:
    version = entry.standing
    category = version.category
    return {
        "id": entry.pk,
        "number": entry.blind_number,
        "reference": entry.reference,
        "nomination": {"id": version.nomination_id, "name": version.nomination.name_uk},
        "category": {"id": category.pk, "name": category.name_uk} if category else None,
        "scores": [
            _scores(one, is_tied=ties.bind(one.juror, entry))
            for one in sorted(entry.assignments.all(), key=lambda one: one.juror_id)
            if counts(one) or one.state == Assignment.State.CONFLICT
        ],
    }


def _scores(one: Assignment, *, is_tied: bool) -> dict[str, Any]:
    if is_tied:
        return {"juror": one.juror_id, "state": Assignment.State.CONFLICT.value, "values": {}}
    values = {str(score.criterion_id): score.value for score in one.scores.all()}
    return {"juror": one.juror_id, "state": one.state, "values": values}


def rules_of(criteria: list[Mapping[str, Any]]) -> list[scoring.Rule]:
    """A payload's criteria, for the formula."""
    return [
        scoring.Rule(key=one["id"], weight=Fraction(one["weight"]), highest=one["highest"])
        for one in criteria
    ]


def _add_results(rows: list[dict[str, Any]], criteria: list[dict[str, Any]]) -> None:
    """Write each entry's result and its place, in its nomination and category, into its row."""
    rules = rules_of(criteria)
    groups: dict[tuple, dict[int, scoring.Result]] = defaultdict(dict)
    by_number = {row["number"]: row for row in rows}
    for row in rows:
        given = [(int(key), value) for one in row["scores"] for key, value in one["values"].items()]
        groups[group_of(row)][row["number"]] = scoring.result_of(rules, given)
    for results in groups.values():
        for placed in scoring.places(rules, results):
            mean = placed.result.mean
            by_number[placed.key].update(
                mean=None if mean is None else str(mean),
                means={str(key): str(value) for key, value in placed.result.by_criterion.items()},
                place=placed.place,
            )


def group_of(row: Mapping[str, Any]) -> tuple[int, int]:
    """Whom an entry of a payload is ranked beside: the same nomination and category (0: none)."""
    return (row["nomination"]["id"], row["category"]["id"] if row["category"] else 0)


def problems(contest: Contest, payload: Mapping[str, Any], *, now: datetime) -> list[str]:
    """What keeps the scores from being signed off for the first time, in sentences."""
    if not payload["entries"]:
        return [_("No entry has been given to the jury.")]
    found = []
    waiting = [
        row["number"]
        for row in payload["entries"]
        if any(one["state"] == Assignment.State.OPEN for one in row["scores"])
    ]
    if waiting and phases.takes_scores(contest, now=now):
        found.append(_("The jury still scores, and these works have scores to come: %s.") % _list(waiting))
    unscored = [row["number"] for row in payload["entries"] if row["mean"] is None]
    if unscored:
        found.append(_("Nobody has scored these works: %s.") % _list(unscored))
    if unseen := entries_before_jury(contest).count():
        found.append(_("Admitted works that wait for redaction before the jury: %d.") % unseen)
    unnumbered = entries_for_jury(contest).filter(blind_number=None).count()
    if unnumbered:
        found.append(_("Admitted works that have not been given to the jury: %d.") % unnumbered)
    return found


def _list(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


@transaction.atomic
def sign_off(*, contest: Contest, by: Any, reason: str = "", now: datetime | None = None) -> SignOff:
    """Freeze the scores: entries are judged, and no score changes any more.

    Doing it again, after an entry was withdrawn say, adds another sign-off; the earlier one stays.

    Args:
        contest: the contest; its row is locked meanwhile.
        by: the editor who signs.
        reason: what has changed since the last one; the first needs none.

    Raises:
        Refused: scores are missing or still come in; or again, without a reason or any change.
    """
    now = now or timezone.now()
    contest = locked_contest(contest.pk)
    payload = snapshot(contest)
    last = contest.sign_offs.last()
    if last is None and (found := problems(contest, payload, now=now)):
        raise Refused(" ".join(found))
    if last is not None and not reason.strip():
        raise Refused(_("The scores have been signed off: say why they are signed off anew."))
    digest = digest_of(payload)
    if last is not None and last.digest == digest:
        raise Refused(_("Nothing has changed since the last sign-off."))
    signed = SignOff.objects.create(
        contest=contest, number=last.number + 1 if last else 1, payload=payload, digest=digest,
        reason=reason.strip(), signed_by=by, signed_at=now,
    )  # fmt: skip
    why = Why(by=by, reason=signed.reason, now=now)
    for row in payload["entries"]:
        entry = locked(Entry(pk=row["id"]))
        if entry.state == State.ADMITTED and may(entry, "judge"):
            move(entry, "judge", why)
    audit.record(
        action="contest.signed_off", subject=contest, actor=by, before=last.digest if last else "",
        after=digest, reason=signed.reason, now=now,
    )  # fmt: skip
    return signed


@transaction.atomic
def correct(
    *,
    assignment: Assignment,
    values: Mapping[int, int | None],
    by: Any,
    reason: str,
    now: datetime | None = None,
) -> SignOff:
    """Change scores that have been signed off, for a reason, and sign them off anew; both are kept.

    Args:
        assignment: whose scores of which entry.
        values: scores by criterion; ``None`` takes one out.
        by: the editor.
        reason: why, for the protocol.

    Raises:
        Refused: nothing has been signed off, no reason is given, or nothing changes.
        ValidationError: a score out of its criterion's range; by the criterion's key.
    """
    now = now or timezone.now()
    contest = locked_contest(assignment.juror.contest_id)
    if not contest.sign_offs.exists():
        raise Refused(_("The scores have not been signed off: jurors change their own."))
    if assignment.state == Assignment.State.CONFLICT:
        raise Refused(_("Whoever has a conflict of interest gives no scores."))
    before, after = put_scores(assignment, values)
    audit.record(
        action="assignment.corrected", subject=assignment, actor=by, reason=reason.strip(), now=now,
        data={"before": before, "after": after},
    )  # fmt: skip
    return sign_off(contest=contest, by=by, reason=reason, now=now)
