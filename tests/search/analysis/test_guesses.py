"""What may have been meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.guesses import guesses


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("irjkf", "школа"),
        ("GHJTRN", "проект"),
        ("kswtq 25", "ліцей 25"),
        ("gjldsh`z", "подвір'я"),
        ("сщтеуіе", "contest"),
        ("litni shkoly", "літні школи"),
        ("litsei 25", "ліцей 25"),
        ("ivano-frankivsk", "івано-франківськ"),
        ("podviria", "подвір'я"),
        ("flikery", "флікери"),
        ("dytiachyi sadok", "дитячий садок"),
        ("biudzhet uchasti", "бюджет участі"),
        ("byudzhet uchasti", "бюджет участі"),
        ("yidalni", "їдальні"),
        ("tsnap", "цнап"),
        ("uchasnyky", "учасники"),
    ],
)
def test_another_layout_or_script(typed, meant):
    assert guesses(typed)[0] == meant


@pytest.mark.parametrize("typed", ["школа", "ліцей 25", "school", "contest", "", "25", "?!", "ґ", "x" * 5000])
def test_nothing_is_guessed_of_words(typed):
    assert guesses(typed) == []


@given(st.text(max_size=200) | st.text("abcdefghijklmnopqrstuvwxyz-' ", max_size=200))
def test_whatever_is_typed_is_guessed_at_or_not(typed):
    assert all(guess.strip() for guess in guesses(typed))
