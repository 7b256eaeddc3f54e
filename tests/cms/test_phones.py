import pytest

from cms.phones import dialled, linked_phones


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("(0342) 55-05-05", "+380342550505"),
        ("+38 (050) 010-15-80", "+380500101580"),
        ("380 67 010 15 80", "+380670101580"),
        ("1580", "1580"),
        ("+48 22 123 45 67", "+48221234567"),
    ],
)
def test_a_number_is_dialled_from_anywhere(written, number):
    assert dialled(written) == number


def test_every_number_of_a_text_is_a_link_of_its_own():
    assert linked_phones("(0342) 55-05-05, 1580 (цілодобово)") == (
        '<a href="tel:+380342550505">(0342) 55-05-05</a>, <a href="tel:1580">1580</a> (цілодобово)'
    )


def test_words_and_short_numbers_stay_words():
    assert linked_phones("кімната 12") == "кімната 12"


def test_markup_in_a_phone_is_shown_and_not_run():
    assert linked_phones("<b>103</b>") == '&lt;b&gt;<a href="tel:103">103</a>&lt;/b&gt;'


def test_an_apostrophe_does_not_become_a_number():
    assert linked_phones("зв'язок") == "зв&#x27;язок"
