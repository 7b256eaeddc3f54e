"""An attacker knows everything that is shown, and the rule; what is hidden stays in doubt."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.surveys.suppression import LEAST, hidden, shown, shown_of


def tables(people: int, answers: int):
    """Every way in which so many people can have answered."""
    if answers == 1:
        yield (people,)
        return
    for first in range(people + 1):
        for rest in tables(people - first, answers - 1):
            yield (first, *rest)


class TestOneChoice:
    @pytest.mark.parametrize(
        ("people", "answers"),
        [*product(range(LEAST, 27), (2, 3, 4)), *product(range(LEAST, 19), (5,))],
    )
    def test_whoever_solves_for_a_hidden_number_finds_several(self, people, answers):
        """The attacker tries every table with the same sum and keeps those that would be shown alike."""
        alike = defaultdict(list)
        for table in tables(people, answers):
            alike[tuple(shown(table))].append(table)
        for what_is_shown, candidates in alike.items():
            for place, number in enumerate(what_is_shown):
                if number is None:
                    assert len({table[place] for table in candidates}) > 1, (what_is_shown, candidates)

    @given(st.lists(st.integers(0, 60), min_size=2, max_size=12).filter(lambda column: sum(column) >= LEAST))
    def test_nothing_below_five_is_shown_nor_told_by_the_sum(self, column):
        numbers = shown(column)
        assert all(number is None or number >= LEAST for number in numbers)
        rest = sum(column) - sum(number for number in numbers if number is not None)
        places = hidden(column)
        assert len(places) != 1
        assert rest == 0 or rest >= LEAST

    @given(st.lists(st.integers(0, 60), min_size=2, max_size=12).filter(lambda column: sum(column) >= LEAST))
    def test_hidden_numbers_may_change_places_and_nobody_sees_it(self, column):
        places = sorted(hidden(column))
        turned = list(column)
        for place, other in zip(places, places[1:] + places[:1], strict=True):
            turned[place] = column[other]
        assert shown(turned) == shown(column)

    def test_a_column_without_small_numbers_is_shown_whole(self):
        assert shown([30, 5, 12]) == [30, 5, 12]

    def test_one_small_number_takes_the_next_one_along(self):
        assert shown([30, 2, 12]) == [30, None, None]

    def test_two_small_numbers_that_make_less_than_five_take_a_third(self):
        assert shown([30, 1, 2, 9]) == [30, None, None, None]

    def test_equal_small_numbers_would_tell_each_other(self):
        assert shown([4, 4, 20, 9]) == [None, None, 20, None]


def selections(people: int, choices: int):
    """How often each of several choices was made, for all that is possible: nobody must choose any."""
    return product(range(people + 1), repeat=choices)


@pytest.mark.parametrize("must_choose", [False, True])
@pytest.mark.parametrize(("people", "choices"), [(7, 2), (9, 2), (10, 3), (12, 3), (16, 2)])
def test_several_choices_cannot_be_solved_either(people, choices, must_choose):
    alike = defaultdict(list)
    for counts in selections(people, choices):
        if not must_choose or sum(counts) >= people:
            alike[tuple(shown_of(count, people) for count in counts)].append(counts)
    for what_is_shown, candidates in alike.items():
        for place, number in enumerate(what_is_shown):
            if number is None:
                assert len({counts[place] for counts in candidates}) > 1
