"""The demo pictures: complete, uniform, repeatable, light."""

import hashlib
import io
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from PIL import Image

from demo.pictures import DRAWINGS, draw

NAMES = {
    "ballot_box",
    "canteen_tray",
    "classroom",
    "flicker_path",
    "flicker_star",
    "green_dome",
    "hotline_phone",
    "kindergarten",
    "language_letters",
    "mountains_summer",
    "newborn",
    "open_book",
    "ornament_blue",
    "ornament_green",
    "park_rope",
    "payment_card",
    "phone_app",
    "queue_ticket",
    "school_diary",
    "snow_town",
    "summer_camp",
    "town_hall",
    "town_square",
    "volunteers_hands",
    "winter_school",
}


def test_every_promised_picture_is_there():
    assert set(DRAWINGS) == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_picture_is_a_light_bare_jpeg_of_the_agreed_size(name):
    content = draw(name)
    picture = Image.open(io.BytesIO(content))

    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1600, 1000))
    assert not picture.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment"} & set(picture.info)
    assert len(content) <= 600_000


@pytest.mark.parametrize("name", ["flicker_star", "snow_town"])
def test_a_picture_comes_out_the_same_every_time(name):
    here = hashlib.sha256(draw(name)).hexdigest()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as another_process:
        elsewhere = hashlib.sha256(another_process.submit(draw, name).result()).hexdigest()

    assert here == hashlib.sha256(draw(name)).hexdigest()
    assert here == elsewhere


def test_an_unknown_name_is_refused():
    with pytest.raises(KeyError):
        draw("coat_of_arms")
