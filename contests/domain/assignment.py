"""Which juror scores which entry: blind numbers, a fair share for each, nobody's own institution."""

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from contests.domain.judging import locked_for_juror, move
from contests.domain.jury_letters import write_works
from contests.domain.moderation import Outcome
from contests.domain.transitions import Gone, Refused, locked_contest
from contests.models import Assignment, Contest, Entry, EntryVersion, Juror
from contests.permissions import knows_authors
from contests.queries import entries_before_jury, entries_for_jury
from institutions.models import Representative

# Chance hides the order of submission from the jury, and must not be guessed from earlier numbers.
_chance = random.SystemRandom()


@dataclass(frozen=True)
class Given:
    """What giving entries out came to.

    Args:
        made: how many assignments were made.
        conflicts: how many were taken back because the juror belongs to the entry's institution.
        short: blind numbers of entries that still have too few jurors.
    """

    made: int
    conflicts: int
    short: tuple[int, ...]


class Ties:
    """Which entries have to do with which juror, as far as the system knows. Three queries."""

    def __init__(self, jurors: Iterable[Juror]):
        self._institutions: dict[int, set[int]] = defaultdict(set)
        by_user = defaultdict(list)
        for juror in jurors:
            by_user[juror.user_id].append(juror.pk)
            if juror.institution_id:
                self._institutions[juror.pk].add(juror.institution_id)
        acting = Representative.objects.filter(user__in=by_user, state=Representative.State.CONFIRMED)
        for user_id, institution_id in acting.values_list("user", "institution"):
            for pk in by_user[user_id]:
                self._institutions[pk].add(institution_id)

    def bind(self, juror: Juror, entry: Entry) -> bool:
        """Whether the entry is of the juror's own institution, or the juror's own."""
        return entry.institution_id in self._institutions[juror.pk] or entry.owner_id == juror.user_id


@transaction.atomic
def give_entries(
    *, contest: Contest, by: Any, only: Collection[int] | None = None, now: datetime | None = None
) -> Given:
    """Give each admitted entry to as many jurors as the contest asks for; what is given stays.

    Only what a moderator has looked at is given, and nothing to a juror who by now could see the authors.
    Entries get their numbers for the jury here, in random
    order. Everybody's share is as even as conflicts allow. It may be done again at any time: after late
    admissions, new jurors, conflicts.

    Args:
        contest: the contest; its row is locked meanwhile.
        by: who asked; ``None`` when the system does it after a conflict.
        only: primary keys of the entries to give; ``None``: all that may be given.

    Raises:
        Refused: the scores have been signed off.
    """
    now = now or timezone.now()
    contest = locked_contest(contest.pk)
    if contest.sign_offs.exists():
        raise Refused(_("The scores have been signed off: nothing can be given out any more."))
    number_entries(contest)
    ready = entries_for_jury(contest)
    entries = list(ready if only is None else ready.filter(pk__in=only))
    _chance.shuffle(entries)
    jurors = list(contest.jurors.filter(active=True).select_related("user"))
    ties = Ties(jurors)
    conflicts = _take_back_own(contest, ties, by=by, now=now)
    unknowing = [juror for juror in jurors if not knows_authors(juror.user, contest)]
    made, short = _deal(contest, entries, unknowing, ties)
    Assignment.objects.bulk_create(made)
    write_works(contest, Counter(assignment.juror for assignment in made), now=now)
    if made or conflicts:
        audit.record(
            action="jury.assign", subject=contest, actor=by, now=now,
            data={"made": len(made), "conflicts": conflicts, "short": short},
        )  # fmt: skip
    return Given(made=len(made), conflicts=conflicts, short=tuple(short))


def give_many(*, versions: Iterable[EntryVersion], by: Any, now: datetime | None = None) -> list[Outcome]:
    """Give chosen entries, of one contest or several, to as many jurors as each contest asks for.

    Returns:
        What became of each, in order: those that the jury may not have, or that found too few jurors,
        say so.
    """
    versions = list(versions)
    refusals: dict[int, str] = {}
    contests = {version.entry.contest_id: version.entry.contest for version in versions}
    for contest in contests.values():
        chosen = [version.entry_id for version in versions if version.entry.contest_id == contest.pk]
        try:
            given = give_entries(contest=contest, by=by, only=chosen, now=now)
        except Refused as refusal:
            refusals |= dict.fromkeys(chosen, str(refusal))
        else:
            refusals |= _left_out(contest, chosen, given)
    return [Outcome(version, refusals.get(version.entry_id, "")) for version in versions]


def _left_out(contest: Contest, chosen: Collection[int], given: Given) -> dict[int, str]:
    """Why some of the chosen entries are not with enough jurors, by their primary keys."""
    ready = set(entries_for_jury(contest).filter(pk__in=chosen).values_list("pk", flat=True))
    unseen = set(entries_before_jury(contest).filter(pk__in=chosen).values_list("pk", flat=True))
    short = contest.entries.filter(pk__in=ready, blind_number__in=given.short).values_list("pk", flat=True)
    few = _("Too few jurors: %d are needed who have nothing to do with it.") % contest.jurors_per_entry
    return {
        **dict.fromkeys(set(chosen) - ready - unseen, _("It is not admitted.")),
        **dict.fromkeys(unseen, _("It waits for redaction.")),
        **dict.fromkeys(short, few),
    }


def number_entries(contest: Contest) -> None:
    """Give each entry that the jury may have, and has no number, one of the next, in random order."""
    nameless = list(entries_for_jury(contest).filter(blind_number=None))
    _chance.shuffle(nameless)
    last = contest.entries.aggregate(last=Max("blind_number"))["last"] or 0
    for number, entry in enumerate(nameless, start=last + 1):
        entry.blind_number = number
    Entry.objects.bulk_update(nameless, ["blind_number"], batch_size=500)


def _take_back_own(contest: Contest, ties: Ties, *, by: Any, now: datetime) -> int:
    """Turn what had been given before a tie was known into conflicts."""
    found = [
        assignment
        for assignment in Assignment.objects.filter(juror__contest=contest, juror__active=True)
        .exclude(state=Assignment.State.CONFLICT)
        .select_related("juror", "entry")
        if ties.bind(assignment.juror, assignment.entry)
    ]
    for assignment in found:
        assignment.scores.all().delete()
        move(assignment, "conflict", to=Assignment.State.CONFLICT, by=by,
             reason=_("The entry is of the juror’s own institution."), now=now)  # fmt: skip
    return len(found)


def _deal(contest: Contest, entries: list[Entry], jurors: list[Juror], ties: Ties):
    """New assignments, and the numbers of entries that lack jurors.

    What waits with somebody who is not among ``jurors`` will not be scored: somebody else gets it.
    """
    held = Assignment.objects.filter(juror__contest=contest).select_related("juror")
    known: dict[int, set[int]] = defaultdict(set)
    scoring: Counter[int] = Counter()
    load: Counter[int] = Counter()
    able = {juror.pk for juror in jurors}
    for assignment in held:
        known[assignment.entry_id].add(assignment.juror_id)
        is_left = assignment.state == Assignment.State.OPEN and assignment.juror_id not in able
        if counts(assignment) and not is_left:
            scoring[assignment.entry_id] += 1
            load[assignment.juror_id] += 1
    made, short = [], []
    for entry in entries:
        free = [juror for juror in jurors if juror.pk not in known[entry.pk] and not ties.bind(juror, entry)]
        _chance.shuffle(free)
        free.sort(key=lambda juror: load[juror.pk])
        needed = max(contest.jurors_per_entry - scoring[entry.pk], 0)
        for juror in free[:needed]:
            load[juror.pk] += 1
            made.append(Assignment(juror=juror, entry=entry))
        if len(free) < needed:
            short.append(entry.blind_number)
    return made, sorted(short)


def counts(assignment: Assignment) -> bool:
    """Whether the entry has this juror: scored by somebody who left still counts, a conflict never."""
    if assignment.state == Assignment.State.CONFLICT:
        return False
    return assignment.juror.active or assignment.state != Assignment.State.OPEN


@transaction.atomic
def declare_conflict(*, assignment: Assignment, by: Any, reason: str, now: datetime | None = None) -> Given:
    """A juror gives an entry back for a conflict of interest; another juror gets it.

    Returns:
        What giving it out again came to: when nobody is left, its number is among the short ones.

    Raises:
        Refused: no reason, the jury does not score now, or the entry is not this juror's.
    """
    now = now or timezone.now()
    assignment = locked_for_juror(assignment, by=by, now=now)
    if not reason.strip():
        raise Refused(_("Say what the conflict of interest is."))
    assignment.scores.all().delete()
    move(assignment, "conflict", to=Assignment.State.CONFLICT, by=by, reason=reason, now=now)
    return give_entries(contest=assignment.juror.contest, by=None, now=now)


@transaction.atomic
def reassign(
    *, assignment: Assignment, to: Juror, by: Any, reason: str, now: datetime | None = None
) -> Assignment:
    """Give one juror's entry to another one, whom an editor chose.

    Raises:
        Gone: another editor was faster.
        Refused: it has been scored, ``to`` has it already, belongs to its institution, is of another
            jury or could see the authors, or no reason is given.
    """
    now = now or timezone.now()
    contest = locked_contest(assignment.juror.contest_id)
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("juror", "entry")
    assignment = rows.filter(pk=assignment.pk).first()
    if assignment is None:
        raise Gone
    entry = assignment.entry
    if contest.sign_offs.exists():
        raise Refused(_("The scores have been signed off: nothing can be given out any more."))
    if not reason.strip():
        raise Refused(_("Say why another juror scores the entry."))
    if assignment.state == Assignment.State.DONE:
        raise Refused(_("This entry has been scored already."))
    if to.contest_id != contest.pk or not to.active:
        raise Refused(_("This juror does not score in this contest."))
    if knows_authors(to.user, contest):
        raise Refused(_("This juror can see who the authors are."))
    if Assignment.objects.filter(juror=to, entry=entry).exists():
        raise Refused(_("This juror has, or had, the entry already."))
    if Ties([to]).bind(to, entry):
        raise Refused(_("The entry is of the juror’s own institution."))
    made = Assignment.objects.create(juror=to, entry=entry)
    write_works(contest, {to: 1}, now=now)
    audit.record(
        action="jury.reassign", subject=made, actor=by, reason=reason.strip(), now=now,
        before=str(assignment.juror_id), after=str(to.pk),
    )  # fmt: skip
    # What a juror declared stays on record; what was only waiting goes.
    if assignment.state == Assignment.State.OPEN:
        assignment.delete()
    return made
