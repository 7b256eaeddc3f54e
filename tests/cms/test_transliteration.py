"""The examples are those of the resolution's own table."""

import pytest

from cms.transliteration import transliterate, transliterated_slug


@pytest.mark.parametrize(
    ("ukrainian", "latin"),
    [
        ("Алушта Андрій", "Alushta Andrii"),
        ("Гадяч Богдан Згурський", "Hadiach Bohdan Zghurskyi"),
        ("Ґалаґан Ґорґани", "Galagan Gorgany"),
        ("Єнакієве Гаєвич Короп'є", "Yenakiieve Haievych Koropie"),
        ("Житомир Жанна Жежелів", "Zhytomyr Zhanna Zhezheliv"),
        ("Розгон Згорани", "Rozghon Zghorany"),
        ("Їжакевич Кадиївка Марʼїне", "Yizhakevych Kadyivka Marine"),
        ("Йосипівка Стрий Олексій", "Yosypivka Stryi Oleksii"),
        ("Харків Біла Церква Стебницька", "Kharkiv Bila Tserkva Stebnytska"),
        ("Шостка Щербухи Гоща", "Shostka Shcherbukhy Hoshcha"),
        ("Юрій Корюківка", "Yurii Koriukivka"),
        ("Яготин Костянтин Знам’янка Феодосія", "Yahotyn Kostiantyn Znamianka Feodosiia"),
        ("Івано-Франківськ Русь", "Ivano-Frankivsk Rus"),
    ],
)
def test_names_are_written_as_in_the_resolution(ukrainian, latin):
    assert transliterate(ukrainian) == latin


def test_words_without_cyrillic_letters_stay():
    assert transliterate("Open day, 12 May") == "Open day, 12 May"


def test_a_slug_has_latin_letters_digits_and_hyphens():
    assert transliterated_slug("Їдальні – 2023: «обʼєкти» й ціни, ₴") == "yidalni-2023-obiekty-y-tsiny"


def test_a_long_slug_is_cut_between_words():
    assert transliterated_slug("мовні курси для переселенців", max_length=14) == "movni-kursy"
    assert transliterated_slug("мовні курси", max_length=11) == "movni-kursy"
    assert transliterated_slug("електроенергія", max_length=6) == "elektr"


def test_signs_alone_make_an_empty_slug():
    assert transliterated_slug("– … –") == ""
