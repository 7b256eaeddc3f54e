"""What counts as one word, and which signs are the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.words import places_of, words_of

APOSTROPHES = "'’ʼ‘`´"


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_every_apostrophe_is_the_same(apostrophe):
    assert words_of(f"подвір{apostrophe}я") == ["подвір'я"]


def test_quotation_marks_are_no_apostrophes():
    assert words_of("'садок' ‘школа’") == ["садок", "школа"]


@pytest.mark.parametrize("marked", ["Іва́но", "Іва\u00adно", "Іва\u200bно", "ІВАНО"])
def test_stress_hyphenation_and_case_do_not_matter(marked):
    assert words_of(marked) == ["івано"]


@pytest.mark.parametrize("word", ["їжа", "йод", "Її"])
def test_letters_with_marks_of_their_own_keep_them(word):
    assert words_of(unicodedata.normalize("NFD", word)) == [word.lower()]


@pytest.mark.parametrize("hyphen", "-‐‑")
def test_a_compound_is_one_word(hyphen):
    assert words_of(f"Івано{hyphen}Франківськ") == ["івано-франківськ"]


def test_a_dash_separates():
    assert words_of("2023–2025, е-садок — школа") == ["2023", "2025", "е-садок", "школа"]


@pytest.mark.parametrize("number", ["№25", "№ 25", "номер 25", "N 25", "No. 25"])
def test_the_sign_of_a_number_is_left_out(number):
    assert words_of(f"Ліцей {number}") == ["ліцей", "25"]


def test_the_word_number_stays_where_no_number_follows():
    assert words_of("номер телефону") == ["номер", "телефону"]


def test_places_are_those_of_the_text_as_it_was_written():
    text = "Біля подві́р’я — Івано-Франківськ"
    assert [(place.word, text[place.start : place.end]) for place in places_of(text)] == [
        ("біля", "Біля"),
        ("подвір'я", "подві́р’я"),
        ("івано-франківськ", "Івано-Франківськ"),
    ]


@given(st.text())
def test_words_have_letters_digits_apostrophes_and_hyphens_only(text):
    for word in words_of(text):
        assert word.replace("'", "").replace("-", "").isalnum()
        assert word == word.lower()


@given(st.text())
def test_places_follow_one_another(text):
    end = 0
    for place in places_of(text):
        assert end <= place.start < place.end <= len(text)
        end = place.end


def test_the_marks_of_the_index_are_no_readers_to_write():
    assert words_of("ѯшкола ѮѮ школа") == ["школа", "школа"]
