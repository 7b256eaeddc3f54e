"""The formula and the tie rule: from scores to places. Pure arithmetic, exact, no database.

A score is taken as a share of its criterion's highest score, in points from 0 to 100. A criterion's
mean is over the jurors who scored it; the result is the mean of the criteria's means by their
weights. What nobody gave is not in any sum: a missing score, an abstention or a conflict neither
counts as zero nor lowers anything.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

FULL = 100
FORMULA = _(
    "Each score is turned into points: the score divided by the criterion’s highest score, times 100. "
    "The points of a criterion are the mean over the jurors who scored it. The result is the mean of the "
    "criteria’s points by their weights. A score that was not given, an abstention and a conflict of "
    "interest are in no sum: they neither count as zero nor lower the result."
)
TIE_RULE = _(
    "Of equal results the higher is the one with more points in the criterion of the greatest weight (of "
    "equal weights, the one that comes first in the list); if these are equal too, the one with the greater "
    "share of highest scores among all scores it was given. If that is equal as well, the place is shared, "
    "and as many places after it are left out: 1, 1, 3."
)


@dataclass(frozen=True)
class Rule:
    """A criterion as the formula knows it, in the order of the contest's list."""

    key: int
    weight: Fraction
    highest: int


@dataclass(frozen=True)
class Result:
    """What came of one entry's scores, in points from 0 to 100.

    Args:
        mean: the result; ``None`` when nobody scored the entry.
        by_criterion: the mean of each criterion that anybody scored.
        top_share: which share of all its scores are the highest possible ones.
    """

    mean: Fraction | None
    by_criterion: Mapping[int, Fraction]
    top_share: Fraction


@dataclass(frozen=True)
class Placed:
    """An entry's place in its group; ``None`` when nobody scored it."""

    key: Hashable
    result: Result
    place: int | None


def result_of(rules: Iterable[Rule], scores: Iterable[tuple[int, int]]) -> Result:
    """The result of one entry.

    Args:
        rules: the contest's criteria.
        scores: (criterion, score) of every score given, whoever gave it, in any order.

    Raises:
        KeyError: a score by a criterion that is not among the rules.
    """
    rules = list(rules)
    given: dict[int, list[Fraction]] = {rule.key: [] for rule in rules}
    highest = {rule.key: rule.highest for rule in rules}
    for key, value in scores:
        given[key].append(Fraction(value * FULL, highest[key]))
    means = {key: sum(points) / len(points) for key, points in given.items() if points}
    if not means:
        return Result(mean=None, by_criterion={}, top_share=Fraction(0))
    weights = {rule.key: rule.weight for rule in rules if rule.key in means}
    mean = sum(means[key] * weight for key, weight in weights.items()) / sum(weights.values())
    points = [point for scored in given.values() for point in scored]
    return Result(
        mean=mean, by_criterion=means, top_share=Fraction(sum(p == FULL for p in points), len(points))
    )


def precedence(rules: Iterable[Rule], result: Result) -> tuple[Fraction, Fraction, Fraction]:
    """What two results are compared by, one after another: the formula, then the tie rule.

    Where nobody scored the criterion of the greatest weight, the result itself stands for it: what
    is missing lowers nothing.
    """
    heaviest = max(rules, key=lambda rule: rule.weight)
    return (result.mean, result.by_criterion.get(heaviest.key, result.mean), result.top_share)


def places(rules: Iterable[Rule], results: Mapping[Hashable, Result]) -> list[Placed]:
    """Rank the entries of one group, best first; those that nobody scored come last, without a place.

    Args:
        rules: the contest's criteria.
        results: by whatever names the entries; equal ones stay in the order of these names.
    """
    rules = list(rules)
    scored = {key: precedence(rules, result) for key, result in results.items() if result.mean is not None}
    place_of: dict[tuple, int] = {}
    for place, value in enumerate(sorted(scored.values(), reverse=True), start=1):
        place_of.setdefault(value, place)
    placed = [Placed(key, results[key], place_of[value]) for key, value in scored.items()]
    placed.sort(key=lambda one: (one.place, one.key))
    unscored = sorted(key for key in results if key not in scored)
    return [*placed, *(Placed(key, results[key], None) for key in unscored)]


def shown(points: Fraction | None) -> Decimal | None:
    """Points as people read them: two decimals, halves up. Only for showing, never for comparing."""
    if points is None:
        return None
    exact = Decimal(points.numerator) / Decimal(points.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
