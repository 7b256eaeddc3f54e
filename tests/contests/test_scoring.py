"""The formula and the tie rule."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from contests.domain.scoring import Rule, places, result_of, shown

THEME, ORIGINAL = Rule(1, Fraction(2), 10), Rule(2, Fraction(1), 5)
RULES = [THEME, ORIGINAL]

marks = st.one_of(
    st.tuples(st.just(1), st.integers(1, 10)),
    st.tuples(st.just(2), st.integers(1, 5)),
)
score_lists = st.lists(marks, max_size=8)
some_scores = st.lists(marks, min_size=1, max_size=8)
groups = st.dictionaries(st.integers(1, 9), score_lists, max_size=6)


def ranked(group, rules=RULES):
    return {
        one.key: one.place for one in places(rules, {key: result_of(rules, s) for key, s in group.items()})
    }


def test_the_result_is_the_mean_of_the_criterias_means_by_their_weights():
    # Theme: (8 + 9) / 2 of 10 is 85 points; originality: 3 of 5 is 60; (2 * 85 + 60) / 3.
    result = result_of(RULES, [(1, 8), (1, 9), (2, 3)])
    assert result.by_criterion == {1: 85, 2: 60}
    assert result.mean == Fraction(230, 3)
    assert shown(result.mean) == Decimal("76.67")


def test_a_missing_score_is_in_no_sum():
    one_juror = [(1, 8), (2, 4)]
    second_scored_the_theme_only = [*one_juror, (1, 8)]
    assert result_of(RULES, second_scored_the_theme_only).mean == result_of(RULES, one_juror).mean == 80


def test_a_criterion_that_nobody_scored_takes_its_weight_along():
    assert result_of(RULES, [(1, 7)]).mean == 70


def test_an_entry_that_nobody_scored_has_no_result_and_no_place():
    assert result_of(RULES, []).mean is None
    assert ranked({17: [], 18: [(1, 1)]}) == {18: 1, 17: None}


def test_halves_are_shown_rounded_up():
    assert (shown(Fraction(2665, 200)), shown(Fraction(1, 8)), shown(None)) == (
        Decimal("13.33"), Decimal("0.13"), None,
    )  # fmt: skip


def test_of_equal_results_the_one_better_by_the_greatest_weight_is_higher():
    # Theme 80 and originality 40, or theme 60 and originality 80: both come to 66.67.
    group = {1: [(1, 6), (2, 4)], 2: [(1, 8), (2, 2)]}
    assert {result_of(RULES, scores).mean for scores in group.values()} == {Fraction(200, 3)}
    assert ranked(group) == {2: 1, 1: 2}


def test_of_those_the_one_with_the_greater_share_of_highest_scores_is_higher():
    group = {1: [(1, 9), (1, 9)], 2: [(1, 8), (1, 10)]}
    assert ranked(group) == {2: 1, 1: 2}


def test_what_is_still_equal_shares_the_place_and_the_next_ones_are_left_out():
    same = [(1, 9), (2, 4)]
    assert ranked({3: [(1, 1)], 2: same, 1: same}) == {1: 1, 2: 1, 3: 3}


def test_where_nobody_scored_the_heaviest_criterion_the_tie_rule_lowers_nobody():
    group = {1: [(2, 4)], 2: [(1, 8), (2, 4)]}
    assert ranked(group) == {1: 1, 2: 1}


@given(some_scores, st.randoms())
def test_the_order_of_rows_changes_nothing(scores, chance):
    shuffled = list(scores)
    chance.shuffle(shuffled)
    assert result_of(RULES, shuffled) == result_of(RULES, scores)


@given(groups, st.fractions(min_value=Fraction(1, 50), max_value=50))
def test_scaling_all_weights_changes_nothing(group, factor):
    scaled = [Rule(rule.key, rule.weight * factor, rule.highest) for rule in RULES]
    for scores in group.values():
        assert result_of(scaled, scores) == result_of(RULES, scores)
    assert ranked(group, scaled) == ranked(group)


@given(some_scores)
def test_a_result_lies_between_the_lowest_and_the_highest_of_its_scores(scores):
    points = [Fraction(value * 100, {1: 10, 2: 5}[key]) for key, value in scores]
    assert min(points) <= result_of(RULES, scores).mean <= max(points)


@given(some_scores, st.integers(1, 9))
def test_an_abstention_never_lowers_below_what_a_zero_would_make(scores, juror):
    key, _value = scores[juror % len(scores)]
    with_zero = result_of(RULES, [*scores, (key, 0)])
    assert result_of(RULES, scores).mean >= with_zero.mean


@given(st.dictionaries(st.integers(1, 9), st.integers(1, 10), max_size=6), st.integers(1, 10))
def test_a_juror_who_gives_everybody_the_same_score_changes_no_place(scored, constant):
    before = {key: [(1, value)] for key, value in scored.items()}
    after = {key: [(1, value), (1, constant)] for key, value in scored.items()}
    means_before = {key: result_of(RULES, scores).mean for key, scores in before.items()}
    means_after = {key: result_of(RULES, scores).mean for key, scores in after.items()}
    for one in scored:
        for other in scored:
            assert (means_before[one] < means_before[other]) == (means_after[one] < means_after[other])


@given(groups)
def test_places_count_those_strictly_better(group):
    found = ranked(group)
    placed = sorted(place for place in found.values() if place is not None)
    assert all(place == 1 or placed[place - 2] < place for place in placed)
    assert placed == sorted(1 + sum(other < place for other in placed) for place in placed)


@given(groups, st.integers(1, 9), marks)
def test_a_better_score_never_worsens_a_place(group, key, mark):
    if not group.get(key):
        return
    criterion, _value = mark
    best = [(criterion, 10 if criterion == 1 else 5)]
    before, after = ranked(group), ranked({**group, key: [*group[key], *best]})
    top = result_of(RULES, group[key]).by_criterion.get(criterion)
    if top is not None:
        assert after[key] <= before[key]
