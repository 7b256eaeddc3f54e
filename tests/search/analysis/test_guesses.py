"""What may have been meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import guesses as module
from search.analysis.guesses import MOST_BEGINNINGS, guesses


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
        ("vidpovidalnist", "відповідальність"),
    ],
)
def test_another_layout_or_script(typed, meant):
    assert guesses(typed)[0] == meant


@pytest.mark.parametrize("typed", ["школа", "ліцей 25", "school", "contest", "", "25", "?!", "ґ", "x" * 5000])
def test_nothing_is_guessed_of_words(typed):
    assert guesses(typed) == []


@pytest.fixture
def looked_up(monkeypatch):
    """The beginnings of words that are looked up in the dictionary."""
    seen = []
    begins = module.begins_ukrainian
    monkeypatch.setattr(module, "begins_ukrainian", lambda letters: seen.append(letters) or begins(letters))
    module._in_ukrainian.cache_clear()
    return seen


def test_only_what_begins_a_word_is_spelled_on(looked_up):
    assert guesses("tsnap") == ["цнап"]
    assert looked_up == ["ц", "цн", "цнь", "цна", "цнап"]


def test_the_first_word_that_is_none_ends_it(looked_up):
    assert guesses("xxxxxx litni shkoly") == []
    assert not any(letters.startswith("л") for letters in looked_up)


def test_a_word_costs_so_much_and_no_more(looked_up, monkeypatch):
    monkeypatch.setattr(module, "is_ukrainian", lambda word: False)
    monkeypatch.setattr(module, "begins_ukrainian", lambda letters: looked_up.append(letters) or True)
    assert guesses("hiliehylinie") == []
    assert MOST_BEGINNINGS <= len(looked_up) < MOST_BEGINNINGS + 8


@given(st.text(max_size=200) | st.text("abcdefghijklmnopqrstuvwxyz-' ", max_size=200))
def test_whatever_is_typed_is_guessed_at_or_not(typed):
    assert all(guess.strip() for guess in guesses(typed))
