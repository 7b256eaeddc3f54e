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


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("а б", "а б в", [("=", "а б"), ("+", " в")]),
        ("а б", "а\nб", [("=", "а"), ("-", " "), ("+", "\n"), ("=", "б")]),
        (" а", "а", [("-", " "), ("=", "а")]),
    ],
)
def test_a_word_is_kept_whatever_space_follows_it(old, new, pieces):
    assert word_differences(old, new) == pieces


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("слово а " * 150, "а " * 2500),
        ("а " * 2500, "а " * 2499),
        ("а б " * 150, "б а " * 150),
        (" ".join(f"а {n}" for n in range(440)), " ".join(f"а б {n}" for n in range(440))),
    ],
    ids=["many of one word", "only one word", "two words by turns", "every second word changed"],
)
def test_what_would_take_too_long_is_one_change(old, new):
    assert word_differences(old, new) == [("-", old), ("+", new)]


def test_a_long_clause_is_compared_word_by_word():
    sentence = "Посвідчення {0} видають на рік, а волонтер {0} і комісія {0} підписують його. "
    old = "".join(sentence.format(number) for number in range(30))
    new = old.replace("видають на рік", "видають на три роки", 1)

    assert [piece for piece in word_differences(old, new) if piece[0] != "="] == [
        ("-", "рік, "), ("+", "три роки, "),
    ]  # fmt: skip
