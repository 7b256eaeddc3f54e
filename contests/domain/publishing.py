"""Awards, and the moment at which readers learn of them.

The jury's signed scores propose places; an editor gives them, for a commission may leave a place
empty, and special prizes are nobody's arithmetic. What was published may be put right, for a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.cache import tags
from cms.cache.refresh import bump
from contests.domain import diplomas, scoring
from contests.domain.sign_off import JUDGED
from contests.domain.transitions import Refused, Why, locked, may, move
from contests.models import Award, Contest, Entry, SignOff, State

LAST_PLACE = 3
"""The last place that is proposed; an editor may give further ones."""


@dataclass(frozen=True)
class Given:
    """What one entry is given: a place, a special prize, both or nothing."""

    place: int | None = None
    special_uk: str = ""
    special_en: str = ""


def tag_of(contest: Contest) -> str:
    """What readers' pages of a contest's results are made from."""
    return f"contest:{contest.pk}"


def proposals(signed: SignOff) -> dict[int, int]:
    """The places that the signed scores come to, by entry; equal results share one."""
    rows = signed.payload["entries"]
    return {row["id"]: row["place"] for row in rows if row.get("place") and row["place"] <= LAST_PLACE}


def points(signed: SignOff) -> dict[int, Any]:
    """Each entry's points as people read them, by entry."""
    return {
        row["id"]: scoring.shown(Fraction(row["mean"]))
        for row in signed.payload["entries"]
        if row.get("mean")
    }


def awards_of(contest: Contest) -> dict[int, Given]:
    """What has been given so far, by entry."""
    given: dict[int, Given] = {}
    for award in Award.objects.filter(entry__contest=contest):
        before = given.get(award.entry_id, Given())
        given[award.entry_id] = Given(
            place=award.place or before.place,
            special_uk=award.special_uk or before.special_uk,
            special_en=award.special_en or before.special_en,
        )
    return given


@transaction.atomic
def give_awards(
    *, contest: Contest, given: Mapping[int, Given], by: Any, reason: str = "", now: datetime | None = None
) -> int:
    """Give places and special prizes; whoever is not among ``given`` keeps what it has.

    Args:
        contest: the contest; its row is locked meanwhile.
        given: by entry.
        by: the editor.
        reason: why, when the results have been published already.

    Returns:
        How many entries have something else now.

    Raises:
        Refused: the scores are not signed off, an entry is not among the judged, a special prize has
            no Ukrainian name, or published results would change without a reason.
    """
    now = now or timezone.now()
    contest = Contest.objects.select_for_update().get(pk=contest.pk)
    if not contest.sign_offs.exists():
        raise Refused(_("The scores have not been signed off yet: there is nothing to give places by."))
    before = awards_of(contest)
    changed = {pk: award for pk, award in given.items() if award != before.get(pk, Given())}
    if changed and contest.results_published_at is not None and not reason.strip():
        raise Refused(_("The results are published: say why they change."))
    why = Why(by=by, reason=reason.strip(), now=now)
    for pk, award in changed.items():
        _give(contest, pk, award, why, before.get(pk, Given()))
    if changed:
        bump(tags.CONTENT, tag_of(contest))
    return len(changed)


def _give(contest: Contest, pk: int, award: Given, why: Why, before: Given) -> None:
    entry = locked(Entry(pk=pk))
    if entry.contest_id != contest.pk or entry.state not in JUDGED:
        raise Refused(_("An entry among these has not been judged in this contest."))
    if award.special_en and not award.special_uk:
        raise Refused(_("Give the special prize a Ukrainian name too."))
    entry.awards.all().delete()
    if award != Given():
        Award.objects.create(
            entry=entry, place=award.place, special_uk=award.special_uk, special_en=award.special_en,
            given_by=why.by, given_at=why.now,
        )  # fmt: skip
    action = "place" if award != Given() else "judge"
    if may(entry, action):
        move(entry, action, why)
    audit.record(
        action="entry.awarded", subject=entry, actor=why.by, reason=why.reason, now=why.now,
        before=str(before.place or ""), after=str(award.place or ""),
        data={"special": [before.special_uk, award.special_uk]},
    )  # fmt: skip
    diplomas.revoke_of(entry, now=why.now)


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
    bump(tags.CONTENT, tag_of(contest))
    return contest
