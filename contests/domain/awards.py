"""Places and special prizes, given by editors from what was signed off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.cache import tags
from cms.cache.refresh import bump
from contests.domain import diplomas
from contests.domain.sign_off import group_of
from contests.domain.transitions import Refused, Why, locked, locked_contest, move, wrong_state
from contests.models import Award, Contest, Entry, SignOff, State

LAST_PLACE = 3
"""Places that are proposed by themselves: first to third."""


def proposed(signed: SignOff) -> dict[int, int]:
    """The places that follow from what was signed, by the entry's primary key: first to third."""
    rows = signed.payload["entries"]
    return {row["id"]: row["place"] for row in rows if row["place"] and row["place"] <= LAST_PLACE}


@transaction.atomic
def set_places(
    *, contest: Contest, places: Mapping[int, int | None], by: Any, now: datetime | None = None
) -> int:
    """Give places. A place may be shared, or given to nobody; none goes against the jury.

    Args:
        contest: the contest; its row is locked meanwhile.
        places: by the entry's primary key; ``None`` takes a place back. Those not named keep theirs.

    Returns:
        How many changed.

    Raises:
        Refused: nothing has been signed off, an entry was not in it, or has left; or an entry would
            stand before one of its group with a higher result.
    """
    now = now or timezone.now()
    contest = locked_contest(contest.pk)
    rows = _signed_rows(contest)
    if unknown := set(places) - set(rows):
        raise Refused(_("These works are not in the signed scores: %s.") % ", ".join(map(str, unknown)))
    held = dict(
        Award.objects.filter(entry__contest=contest).exclude(place=None).values_list("entry", "place")
    )
    wanted = {**held, **places}
    _keep_order(rows, wanted)
    changed = [pk for pk in places if held.get(pk) != places[pk]]
    for pk in changed:
        Award.objects.filter(entry=pk).exclude(place=None).delete()
        if wanted[pk] is not None:
            Award.objects.create(entry_id=pk, place=wanted[pk], given_by=by, given_at=now)
        _follow(pk, by=by, now=now, before=held.get(pk), after=wanted[pk])
    return len(changed)


def _signed_rows(contest: Contest) -> dict[int, dict[str, Any]]:
    signed = contest.sign_offs.last()
    if signed is None:
        raise Refused(_("Places are given when the scores have been signed off."))
    return {row["id"]: row for row in signed.payload["entries"]}


def _keep_order(rows: Mapping[int, Mapping[str, Any]], wanted: Mapping[int, int | None]) -> None:
    """Refuse places that go against the jury's: a lower result before a higher one of the same group."""
    groups: dict[tuple, list] = {}
    for pk, row in rows.items():
        if row["place"] is not None:
            groups.setdefault(group_of(row), []).append((row["place"], row["number"], wanted.get(pk)))
    for group in groups.values():
        best = 0
        for _ranked, number, place in sorted(group, key=lambda one: (one[0], one[1])):
            if place is not None and place < best:
                raise Refused(_("Work no. %d would stand before works with a higher result.") % number)
            best = max(best, place or 0)


@transaction.atomic
def give_special(
    *, entry: Entry, special_uk: str, by: Any, special_en: str = "", now: datetime | None = None
) -> Award:
    """Give a special prize, beside a place or without one.

    Raises:
        Refused: nothing has been signed off, or the entry was not in it; the prize has no name.
    """
    now = now or timezone.now()
    if entry.pk not in _signed_rows(locked_contest(entry.contest_id)):
        raise Refused(_("These works are not in the signed scores: %s.") % entry)
    if not special_uk.strip():
        raise Refused(_("Name the special prize."))
    award = Award.objects.create(
        entry=entry, special_uk=special_uk.strip(), special_en=special_en.strip(), given_by=by, given_at=now
    )
    _follow(entry.pk, by=by, now=now, before=None, after=award.special_uk)
    return award


@transaction.atomic
def take_special(*, award: Award, by: Any, now: datetime | None = None) -> None:
    """Take a special prize back.

    Raises:
        Refused: it is a place: places are set together.
    """
    if award.place is not None:
        raise Refused(_("A place is taken back among the places."))
    entry_id, name = award.entry_id, award.special_uk
    locked_contest(award.entry.contest_id)
    award.delete()
    _follow(entry_id, by=by, now=now or timezone.now(), before=name, after=None)


def _follow(entry_id: int, *, by: Any, now: datetime, before: object, after: object) -> None:
    """Let the entry's state follow its awards, and write down what changed.

    Papers that say otherwise are revoked, and readers' pages made anew.
    """
    entry = locked(Entry(pk=entry_id))
    has_award = entry.awards.exists()
    if has_award and entry.state in {State.ADMITTED, State.JUDGED}:
        move(entry, "place", Why(by=by, now=now))
    elif not has_award and entry.state == State.PLACED:
        move(entry, "judge", Why(by=by, now=now))
    elif entry.state != State.PLACED:
        raise wrong_state(entry)
    audit.record(
        action="entry.award",
        subject=entry,
        actor=by,
        before=str(before or ""),
        after=str(after or ""),
        now=now,
    )
    diplomas.revoke_of(entry, now=now)
    bump(tags.CONTENT, f"contest:{entry.contest_id}")
