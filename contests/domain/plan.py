"""Whether what editors plan for a contest holds together, and what may not change any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contests.models import AgeCategory, Contest, ContestStage, Entry, EntryVersion, Nomination, Score

Kind = ContestStage.Kind
ORDER = (Kind.ANNOUNCED, Kind.INTAKE, Kind.MODERATION, Kind.JUDGING, Kind.RESULTS, Kind.CEREMONY)
"""Stages in the order in which they begin; entries may be checked while others still come in."""

NUMBERING = frozenset({"code", "year", "site"})
SCORING = frozenset({"weight", "lowest", "highest"})

Faults = dict[str, list[str]]
"""Sentences by the name of a field of the contest, or of the relation whose rows are at fault."""


@dataclass(frozen=True)
class Plan:
    """The rows of a contest as they would be saved."""

    stages: list[ContestStage]
    nominations: list[Nomination]
    categories: list[AgeCategory]


@dataclass(frozen=True)
class Change:
    """What somebody wants to change of a contest.

    Args:
        fields: names of the contest's own fields.
        removed: rows to be removed, by the name of their relation.
        altered: rows with the names of their fields to be changed, by the name of their relation.
        added: how many rows are added, by the name of their relation.
    """

    fields: Iterable[str] = ()
    removed: Mapping[str, list[Any]] = field(default_factory=dict)
    altered: Mapping[str, list[tuple[Any, set[str]]]] = field(default_factory=dict)
    added: Mapping[str, int] = field(default_factory=dict)


def faults_of_plan(plan: Plan) -> Faults:
    """What does not hold together: stages out of order, no intake, categories that overlap."""
    faults = {
        "stages": _stage_faults(plan.stages),
        "nominations": _nomination_faults(plan),
        "categories": _category_faults(plan.categories),
    }
    return {name: words for name, words in faults.items() if words}


def _stage_faults(stages: list[ContestStage]) -> list[str]:
    kinds = [stage.kind for stage in stages]
    if Kind.HELD in kinds and len(kinds) > 1:
        return [_("A contest of which no days are known has no other stages.")]
    if Kind.HELD not in kinds and Kind.INTAKE not in kinds:
        return [_("Say from which day to which day entries are taken.")]
    in_order = sorted((stage for stage in stages if stage.kind in ORDER), key=lambda s: ORDER.index(s.kind))
    faults = [
        _("“%(later)s” begins on %(day)s, before “%(earlier)s” does.")
        % {"later": later, "earlier": earlier, "day": _day(later.starts_on)}
        for earlier, later in pairwise(in_order)
        if later.starts_on < earlier.starts_on
    ]
    return faults or _judging_faults({stage.kind: stage for stage in stages})


def _judging_faults(by_kind: Mapping[str, ContestStage]) -> list[str]:
    intake, judging, results = (by_kind.get(kind) for kind in (Kind.INTAKE, Kind.JUDGING, Kind.RESULTS))
    faults = []
    if intake and judging and judging.starts_on <= intake.last_day:
        faults.append(_("The jury begins before the last day on which entries are taken, %s.")
                      % _day(intake.last_day))  # fmt: skip
    if judging and results and results.starts_on < judging.last_day:
        faults.append(_("The results come before the jury’s last day, %s.") % _day(judging.last_day))
    return faults


def _nomination_faults(plan: Plan) -> list[str]:
    takes_entries = any(stage.kind == Kind.INTAKE for stage in plan.stages)
    return [_("Add a nomination: what may be entered.")] if takes_entries and not plan.nominations else []


def _category_faults(categories: list[AgeCategory]) -> list[str]:
    if len({category.by for category in categories}) > 1:
        return [_("Sort pupils either by age or by class: one pupil would belong to two categories.")]
    return [
        _("“%(one)s” and “%(other)s” overlap: %(both)s belongs to both.")
        % {"one": one, "other": other, "both": _shared(one, other)}
        for one, other in combinations(sorted(categories, key=lambda c: (c.lowest, c.highest)), 2)
        if other.lowest <= one.highest
    ]


def _shared(one: AgeCategory, other: AgeCategory) -> str:
    lowest, highest = other.lowest, min(one.highest, other.highest)
    span = str(lowest) if lowest == highest else f"{lowest}–{highest}"
    words = _("age %s") if one.by == AgeCategory.By.AGE else _("class %s")
    return words % span


def _day(day) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")


def faults_of_change(contest: Contest, change: Change) -> Faults:
    """What of ``change`` comes too late, and why."""
    faults = {
        **_numbering_faults(contest, change),
        "nominations": _removal_faults(change, "nominations", _used_nominations(contest)),
        "categories": _removal_faults(change, "categories", _used_categories(contest)),
        "criteria": _criteria_faults(contest, change),
    }
    return {name: words for name, words in faults.items() if words}


def _numbering_faults(contest: Contest, change: Change) -> Faults:
    late = sorted(NUMBERING.intersection(change.fields))
    if not late or not contest.entries.exists():
        return {}
    words = _("The contest has entries, and their references hold this: it cannot change any more.")
    return {name: [words] for name in late}


def _used_nominations(contest: Contest) -> set[int]:
    return set(Entry.objects.filter(contest=contest).values_list("nomination", flat=True)) | set(
        EntryVersion.objects.filter(entry__contest=contest).values_list("nomination", flat=True)
    )


def _used_categories(contest: Contest) -> set[int]:
    return set(Entry.objects.filter(contest=contest).values_list("category", flat=True)) | set(
        EntryVersion.objects.filter(entry__contest=contest).values_list("category", flat=True)
    )


def _removal_faults(change: Change, relation: str, used: set[int]) -> list[str]:
    return [
        _("“%s” has entries: it cannot be removed.") % row
        for row in change.removed.get(relation, ())
        if row.pk in used
    ]


def _criteria_faults(contest: Contest, change: Change) -> list[str]:
    altered = [row for row, names in change.altered.get("criteria", ()) if SCORING & names]
    if not (altered or change.removed.get("criteria") or change.added.get("criteria")):
        return []
    if not Score.objects.filter(assignment__juror__contest=contest).exists():
        return []
    return [_("The jury has begun to score: criteria, weights and ranges stay as they are.")]
