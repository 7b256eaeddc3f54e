"""A difference is exact, and reads like a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.differences import word_differences

words = st.lists(st.sampled_from(["один", "два", " ", "\n", "три.", "  "])).map("".join)


@given(words, words)
def test_both_texts_can_be_read_off_it(old, new):
    pieces = word_differences(old, new)

    assert "".join(words for kind, words in pieces if kind in "=-") == old
    assert "".join(words for kind, words in pieces if kind in "=+") == new


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("на один рік.", "на три роки.", [("=", "на "), ("-", "один рік."), ("+", "три роки.")]),
        ("за рік", "щороку за рік", [("+", "щороку "), ("=", "за рік")]),
        ("а б в", "а б в", [("=", "а б в")]),
        ("", "нове", [("+", "нове")]),
    ],
)
def test_changed_words_that_stand_together_are_one_change(old, new, pieces):
    assert word_differences(old, new) == pieces
