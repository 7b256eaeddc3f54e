"""An institution is found by whatever people call it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from institutions.models import FormerName
from institutions.search import find_institutions, tokens
from tests.factories import make_institution


@pytest.fixture
def registry(db):
    make_institution("Ліцей № 25", kind="school", number=25, address="вул. Галицька, 2")
    make_institution("Ліцей №5", kind="school", number=5)
    make_institution("ЗДО №25 «Вербиченька»", kind="kindergarten", number=25)
    make_institution("Ліцей імені В'ячеслава Чорновола", kind="school")
    make_institution("Крихівецький ліцей", kind="school", settlement="Крихівці")
    scientific = make_institution("Науковий ліцей імені Миколи Сабата", kind="school")
    FormerName.objects.create(institution=scientific, name="Українська гімназія №1")
    make_institution("Ліцей № 99", kind="school", number=99, active=False)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("ліцей 25", ["Ліцей № 25"]),
        ("Ліцей №25", ["Ліцей № 25"]),
        ("ЛІЦЕЙ № 25", ["Ліцей № 25"]),
        ("школа 25", ["Ліцей № 25"]),
        ("садок 25", ["ЗДО №25 «Вербиченька»"]),
        ("днз вербиченька", ["ЗДО №25 «Вербиченька»"]),
        ("25", ["ЗДО №25 «Вербиченька»", "Ліцей № 25"]),
        ("ліцей 5", ["Ліцей №5"]),
        ("Вʼячеслава Чорн", ["Ліцей імені В'ячеслава Чорновола"]),
        ("крихівці", ["Крихівецький ліцей"]),
        ("українська гімназія 1", ["Науковий ліцей імені Миколи Сабата"]),
        ("галицька", ["Ліцей № 25"]),
        ("ліцей 99", []),
        ("ліцей в Сихові", []),
        ("", []),
        ("№ «»", []),
    ],
)
def test_what_is_found(registry, query, names):
    assert [institution.name for institution in find_institutions(query)] == names


def test_a_present_name_comes_before_a_former_one(registry):
    make_institution("Українська гімназія №1", kind="school", number=1)

    names = [institution.name for institution in find_institutions("українська гімназія 1")]

    assert names == ["Українська гімназія №1", "Науковий ліцей імені Миколи Сабата"]


def test_as_many_are_shown_as_one_can_read(db):
    for number in range(1, 25):
        make_institution(f"Ліцей № {number}", kind="school", number=number)

    assert [institution.number for institution in find_institutions("ліцей")] == list(range(1, 21))


@given(st.text(max_size=60))
def test_tokens_are_small_letters_or_digits_whatever_is_typed(text):
    for token in tokens(text):
        assert token
        assert not any(character.isspace() for character in token)
