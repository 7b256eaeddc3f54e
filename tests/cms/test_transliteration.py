"""The examples are those of the resolution's own table."""

import re

import pytest

from cms.transliteration import slug_formatters, slugify_uk, transliterate

TABLE = """
Алушта Alushta, Андрій Andrii, Борщагівка Borshchahivka, Борисенко Borysenko, Вінниця Vinnytsia,
Володимир Volodymyr, Гадяч Hadiach, Богдан Bohdan, Згурський Zghurskyi, Ґалаґан Galagan,
Ґорґани Gorgany, Донецьк Donetsk, Дмитро Dmytro, Рівне Rivne, Олег Oleh, Есмань Esman,
Єнакієве Yenakiieve, Гаєвич Haievych, Короп'є Koropie, Житомир Zhytomyr, Жанна Zhanna,
Жежелів Zhezheliv, Закарпаття Zakarpattia, Казимирчук Kazymyrchuk, Медвин Medvyn,
Михайленко Mykhailenko, Іванків Ivankiv, Іващенко Ivashchenko, Їжакевич Yizhakevych,
Кадиївка Kadyivka, Мар'їне Marine, Йосипівка Yosypivka, Стрий Stryi, Олексій Oleksii, Київ Kyiv,
Коваленко Kovalenko, Лебедин Lebedyn, Леонід Leonid, Миколаїв Mykolaiv, Маринич Marynych,
Ніжин Nizhyn, Наталія Nataliia, Одеса Odesa, Онищенко Onyshchenko, Полтава Poltava, Петро Petro,
Решетилівка Reshetylivka, Рибчинський Rybchynskyi, Суми Sumy, Соломія Solomiia,
Тернопіль Ternopil, Троць Trots, Ужгород Uzhhorod, Уляна Uliana, Фастів Fastiv,
Філіпчук Filipchuk, Харків Kharkiv, Христина Khrystyna, Стеценко Stetsenko, Чернівці Chernivtsi,
Шевченко Shevchenko, Шостка Shostka, Кишеньки Kyshenky, Щербухи Shcherbukhy, Гоща Hoshcha,
Гаращенко Harashchenko, Юрій Yurii, Корюківка Koriukivka, Яготин Yahotyn, Ярошенко Yaroshenko,
Костянтин Kostiantyn, Знам'янка Znamianka, Феодосія Feodosiia, Згорани Zghorany, Розгон Rozghon
"""
NAMES = [tuple(pair.split()) for pair in TABLE.replace("\n", " ").split(",")]


@pytest.mark.parametrize(("ukrainian", "latin"), NAMES)
def test_names_are_written_as_in_the_resolution(ukrainian, latin):
    assert transliterate(ukrainian) == latin


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_every_apostrophe_inside_a_word_is_dropped(apostrophe):
    assert transliterate(f"Знам{apostrophe}янка") == "Znamianka"


def test_each_part_of_a_hyphenated_name_begins_as_a_word():
    assert transliterate("Івано-Франківськ, Нью-Йорк, «Ялинка»") == "Ivano-Frankivsk, Niu-York, «Yalynka»"


def test_capitals_stay_capitals():
    assert transliterate("ЩЕРБУХИ І ЮНЕСКО") == "SHCHERBUKHY I YUNESKO"


def test_words_without_cyrillic_letters_stay():
    assert transliterate("Open day, 12 May, it's free") == "Open day, 12 May, it's free"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Їдальні – 2023: «обʼєкти» й ціни, ₴", "yidalni-2023-obiekty-y-tsiny"),
        ("Вулиця «Пасічнянська»", "vulytsia-pasichnianska"),
        ("Е-садок: як записати дитину на вересень", "e-sadok-yak-zapysaty-dytynu-na-veresen"),
        ("– … –", ""),
    ],
)
def test_a_slug_has_latin_letters_digits_and_hyphens(title, slug):
    assert slugify_uk(title) == slug


@pytest.mark.parametrize(
    ("length", "slug"), [(14, "movni-kursy"), (11, "movni-kursy"), (10, "movni"), (3, "mov")]
)
def test_a_long_slug_is_cut_between_words(length, slug):
    assert slugify_uk("мовні курси для переселенців", max_length=length) == slug


@pytest.mark.parametrize(("ukrainian", "latin"), [*NAMES, ("Згорани є й «Яр»", "zghorany ye y «yar»")])
def test_the_editors_browser_follows_the_same_table(ukrainian, latin):
    text = ukrainian
    for pattern, replacement in slug_formatters():
        text = re.sub(pattern, replacement.replace("$", "\\"), text)
    assert text.lower() == latin.lower()
