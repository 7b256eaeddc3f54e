"""How far words lie from each other, and which sound alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.spelling import distance, edges, slips_allowed, sound

words = st.text(alphabet="абвгшкол", max_size=9)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("школа", "школа", 0),
        ("школа", "шкоал", 1),
        ("школа", "школла", 1),
        ("школа", "шкла", 1),
        ("школа", "шкіла", 1),
        ("школа", "кшоал", 2),
        ("школа", "шкільна", 3),
        ("школа", "дорога", 3),
        ("", "шк", 2),
    ],
)
def test_slips_are_counted_up_to_those_that_matter(one, other, slips):
    assert distance(one, other, 2) == distance(other, one, 2) == slips


@given(one=words, other=words)
def test_the_bound_changes_nothing_within_it(one, other):
    exactly = distance(one, other, 20)
    assert distance(one, other, 2) == min(exactly, 3)
    assert (exactly == 0) == (one == other)
    assert abs(len(one) - len(other)) <= exactly <= max(len(one), len(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("пам'ятка", "памятка"),
        ("зимова", "зімова"),
        ("їдальня", "идальня"),
        ("ґанок", "ганок"),
        ("екскурсія", "єкскурсия"),
        ("голосування", "голосуваня"),
        ("школьы", "школи"),
        ("проєкт", "проэкт"),
    ],
)
def test_what_is_mixed_up_sounds_alike(one, other):
    assert sound(one) == sound(other)


def test_vowels_that_sound_alike_begin_alike():
    assert edges(sound("волонтер")) == edges(sound("валонтер")) == ("ва", "тер")


@pytest.mark.parametrize(
    ("word", "is_word", "slips"), [("школа", False, 1), ("канікул", False, 2), ("школа", True, 0)]
)
def test_the_longer_the_word_the_more_slips(word, is_word, slips):
    assert slips_allowed(word, is_word=is_word) == slips
