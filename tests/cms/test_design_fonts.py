"""No letter of Ukrainian or English falls out of our fonts into somebody else's."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from PIL import ImageFont

FONTS = Path(finders.find("fonts/README.md")).parent
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
LETTERS = UKRAINIAN + UKRAINIAN.upper() + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNS = "0123456789ʼ’₴№§«»“”„–—…·•%°€→←−×²́"
ABSENT = "\ue123"


def glyph(font, character: str) -> bytes:
    return bytes(font.getmask(character))


@pytest.mark.parametrize(
    "path", sorted([*FONTS.glob("*.woff2"), *FONTS.glob("ttf/*.ttf")]), ids=lambda p: p.name
)
def test_a_font_draws_every_letter_and_sign(path):
    font = ImageFont.truetype(str(path), 40)
    box = glyph(font, ABSENT)

    assert [character for character in LETTERS + SIGNS if glyph(font, character) == box] == []


def test_an_absent_letter_would_be_noticed():
    font = ImageFont.truetype(str(FONTS / "arsenal-bold.woff2"), 40)

    assert glyph(font, "中") == glyph(font, ABSENT)
