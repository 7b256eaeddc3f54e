"""What a juror may know of an entry, and nothing else: the read model of the jury.

Jurors' pages get these dataclasses and never a row of the database, so what is not listed here
cannot reach them: no author, institution, teacher, group, file name, reference, tag or note. The
words are of the standing version, redacted where a moderator redacted them, and nothing is shown of
one at which no moderator has looked; the draft is never read. It opens while the jury scores, to an
active juror, for the entries given to that juror.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from django.utils.translation import gettext as _

from contests.domain import phases
from contests.domain.files import PICTURE_TYPES
from contests.models import Assignment, Contest, ContestStage, EntryFile, EntryVersion, SignOff
from contests.queries import assignments_for, juries_of

State = Assignment.State


@dataclass(frozen=True)
class BlindFile:
    """A picture of a work, under a name that tells nothing."""

    name: str
    url: str
    width: int | None
    height: int | None


@dataclass(frozen=True)
class BlindEntry:
    """A work as the jury sees it: these fields are all there is."""

    number: int
    title: str
    nomination: str
    category: str
    technique: str
    text: str
    link: str
    files: tuple[BlindFile, ...]


@dataclass(frozen=True)
class BlindCriterion:
    """What is scored, and the juror's own score."""

    key: int
    name: str
    hint: str
    lowest: int
    highest: int
    weight: str
    value: int | None


@dataclass(frozen=True)
class Own:
    """What the juror has made of an entry."""

    key: int
    contest_id: int
    entry: BlindEntry
    criteria: tuple[BlindCriterion, ...]
    state: str
    label: str
    comment: str
    reason: str
    revision: int

    @property
    def url(self) -> str:
        return reverse("contest_jury_entry", args=[self.contest_id, self.entry.number])

    def fits(self, query: str) -> bool:
        """Whether the work is found by a number, or by words of what the jury reads."""
        if query.isdecimal():
            return self.entry.number == int(query)
        read = (self.entry.title, self.entry.nomination, self.entry.category, self.entry.text, self.comment)
        return all(word in " ".join(read).casefold() for word in query.casefold().split())


@dataclass(frozen=True)
class Jury:
    """One contest as its juror sees it: how far they are, and whether the jury scores now."""

    contest_id: int
    name: str
    starts_on: date | None
    ends_on: date | None
    is_open: bool
    given: int
    done: int

    @property
    def url(self) -> str:
        return reverse("contest_jury_entries", args=[self.contest_id])

    @property
    def left(self) -> int:
        return self.given - self.done


@dataclass(frozen=True)
class Way:
    """The numbers around a work: the one before, the one after, the next that waits for scores."""

    contest_id: int
    before: int | None
    after: int | None
    waiting: int | None
    decided: int
    given: int

    def _url(self, number: int | None) -> str:
        return reverse("contest_jury_entry", args=[self.contest_id, number]) if number else ""

    @property
    def before_url(self) -> str:
        return self._url(self.before)

    @property
    def after_url(self) -> str:
        return self._url(self.after)

    @property
    def waiting_url(self) -> str:
        return self._url(self.waiting)


def juries(user: Any, *, now: datetime) -> list[Jury]:
    """The contests that ``user`` judges, those that are open first. No entry is read."""
    signed = Prefetch("sign_offs", SignOff.objects.only("contest"))
    contests = (
        Contest.objects.filter(jurors__in=juries_of(user)).distinct().prefetch_related("stages", signed)
    )
    states = assignments_for(user).values_list("juror__contest", "state")
    decided: dict[int, list[bool]] = {}
    for contest_id, state in states.order_by():
        decided.setdefault(contest_id, []).append(state != State.OPEN)
    found = [_jury(contest, decided.get(contest.pk, []), now=now) for contest in contests]
    return sorted(found, key=lambda jury: (not jury.is_open, -jury.left, jury.name))


def _jury(contest: Contest, decided: list[bool], *, now: datetime) -> Jury:
    judging = phases.stage(contest, ContestStage.Kind.JUDGING)
    return Jury(
        contest_id=contest.pk,
        name=contest.name,
        starts_on=judging.starts_on if judging else None,
        ends_on=judging.last_day if judging else None,
        is_open=phases.takes_scores(contest, now=now),
        given=len(decided),
        done=sum(decided),
    )


def jury(user: Any, contest_id: int, *, now: datetime) -> Jury | None:
    """One of the contests that ``user`` judges; ``None`` for any other."""
    return next((one for one in juries(user, now=now) if one.contest_id == contest_id), None)


def _given(user: Any, jury: Jury) -> QuerySet[Assignment]:
    """The assignments that ``user`` may open now; none while the jury does not score."""
    given = assignments_for(user).filter(juror__contest=jury.contest_id).exclude(entry__blind_number=None)
    return given if jury.is_open else given.none()


def entries(user: Any, jury: Jury) -> list[Own]:
    """The works given to ``user`` in a contest, by their numbers; none while the jury does not score."""
    return _read(_given(user, jury))


def entry(user: Any, jury: Jury, number: int) -> Own | None:
    """The work of that number; ``None`` for whoever may not see it, or not now."""
    found = _read(_given(user, jury).filter(entry__blind_number=number))
    return found[0] if found else None


def way(user: Any, jury: Jury, number: int) -> Way:
    """How the juror goes on from the work of that number."""
    given = _given(user, jury).order_by("entry__blind_number")
    steps = list(given.values_list("entry__blind_number", "state"))
    others = [one for one in steps if one[0] != number]
    waiting = [one for one, state in others if state == State.OPEN]
    return Way(
        contest_id=jury.contest_id,
        before=max((one for one, _state in others if one < number), default=None),
        after=min((one for one, _state in others if one > number), default=None),
        waiting=next((one for one in waiting if one > number), waiting[0] if waiting else None),
        decided=sum(state != State.OPEN for _number, state in steps),
        given=len(steps),
    )


ALLOWED = (
    "entry", "nomination__name_uk", "nomination__name_en", "category__name_uk", "category__name_en", "title",
    "blind_title", "technique", "blind_technique", "text", "blind_text", "link", "link_is_blind",
)  # fmt: skip
"""The only columns of a submitted version that are read from the database for a juror."""


def _standing(entry_ids: Iterable[int]) -> dict[int, EntryVersion]:
    """The versions that count, by their entries, with the pictures that are ready."""
    ready = EntryFile.objects.filter(status=EntryFile.Status.READY).only("clean", "blind", "width", "height")
    versions = (
        EntryVersion.objects.standing()
        .filter(entry__in=entry_ids)
        .select_related("nomination", "category")
        .only(*ALLOWED)
        .prefetch_related(Prefetch("files", ready, to_attr="shown_files"))
    )
    return {version.entry_id: version for version in versions}


def _read(assignments) -> list[Own]:
    """Read what is allowed of the entries given: five queries, whatever their number."""
    given = list(
        assignments.annotate(number=F("entry__blind_number"), contest_id=F("juror__contest"))
        .prefetch_related("scores")
        .order_by("number")
    )
    versions = _standing([one.entry_id for one in given])
    contests = Contest.objects.filter(pk__in={one.contest_id for one in given}).prefetch_related("criteria")
    criteria = {contest.pk: list(contest.criteria.all()) for contest in contests}
    return [_own(one, versions[one.entry_id], criteria[one.contest_id]) for one in given]


def _own(assignment: Assignment, version: EntryVersion, criteria: Iterable) -> Own:
    scored = {score.criterion_id: score.value for score in assignment.scores.all()}
    return Own(
        key=assignment.pk,
        contest_id=assignment.contest_id,
        entry=_entry(version, assignment.number, assignment.contest_id),
        criteria=tuple(
            BlindCriterion(
                key=one.pk, name=one.name, hint=one.hint, lowest=one.lowest, highest=one.highest,
                weight=f"{one.weight.normalize():f}", value=scored.get(one.pk),
            )
            for one in criteria
        ),
        state=assignment.state,
        label=assignment.get_state_display(),
        comment=assignment.comment,
        reason=assignment.reason,
        revision=assignment.revision,
    )  # fmt: skip


def _entry(version: EntryVersion, number: int, contest_id: int) -> BlindEntry:
    return BlindEntry(
        number=number,
        title=_redacted(version.blind_title, version.title),
        nomination=version.nomination.name,
        category=version.category.name if version.category else "",
        technique=_redacted(version.blind_technique, version.technique),
        text=_redacted(version.blind_text, version.text),
        link=version.link if version.link_is_blind else "",
        files=tuple(
            BlindFile(
                name=file_name(number, place, suffix_of(file)),
                url=reverse("contest_jury_file", args=[contest_id, number, place, suffix_of(file)]),
                width=file.width,
                height=file.height,
            )
            for place, file in enumerate(_pictures(version), start=1)
        ),
    )


def _redacted(redacted: str | None, original: str) -> str:
    """What a moderator put in its place, were it nothing at all; else what was submitted."""
    return original if redacted is None else redacted


def _pictures(version: EntryVersion) -> list[EntryFile]:
    return [file for file in version.shown_files if suffix_of(file) in PICTURE_TYPES]


def _stored(file: EntryFile) -> FieldFile:
    """The redacted picture if there is one, else the clean one; never what was uploaded."""
    return file.blind or file.clean


def suffix_of(file: EntryFile) -> str:
    """How the name of what the jury would get of a file ends; empty while there is nothing."""
    return (_stored(file).name or "").rpartition(".")[2]


def file_name(number: int, place: int, suffix: str) -> str:
    """What a file is called: ``entry-017.webp``, and ``entry-017-2.webp`` for the second."""
    return f"entry-{number:03d}{'' if place == 1 else f'-{place}'}.{suffix}"


def stored_file(user: Any, jury: Jury, number: int, place: int) -> FieldFile | None:
    """The picture behind one of the addresses in :class:`BlindFile`; ``None`` for whoever may not see it."""
    given = _given(user, jury).filter(entry__blind_number=number).first()
    pictures = _pictures(_standing([given.entry_id])[given.entry_id]) if given else []
    return _stored(pictures[place - 1]) if 1 <= place <= len(pictures) else None


def table(own: Iterable[Own]) -> list[list[object]]:
    """A juror's own scores as a table with a heading: a row a work, all of one contest."""
    own = list(own)
    names = [criterion.name for criterion in own[0].criteria] if own else []
    rows: list[list[object]] = [
        [_("No."), _("Title"), _("Nomination"), _("Category"), *names, _("State"), _("Comment")]
    ]
    for one in own:
        work = one.entry
        scores = ["" if criterion.value is None else criterion.value for criterion in one.criteria]
        rows.append(
            [work.number, work.title, work.nomination, work.category, *scores, one.label, one.comment]
        )
    return rows
