"""Near-same pictures have near-same numbers, other pictures have others."""

import io
from itertools import combinations

import pytest
from PIL import Image, ImageEnhance

from contests.domain import fingerprints
from tests.contests.samples import drawing

SEEDS = range(1, 9)


def written(picture: Image.Image, kind: str, **options) -> Image.Image:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return Image.open(out)


CHANGES = {
    "smaller": lambda picture: picture.resize((200, 150)),
    "larger": lambda picture: picture.resize((1920, 1440), Image.Resampling.BICUBIC),
    "poor JPEG": lambda picture: written(picture, "JPEG", quality=25),
    "WebP": lambda picture: written(picture, "WEBP", quality=50),
    "lighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.1),
    "grey": lambda picture: picture.convert("L"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_picture_is_near_however_it_was_saved(seed, change):
    picture = drawing(seed=seed)
    distance = fingerprints.distance(fingerprints.of(picture), fingerprints.of(change(picture)))
    assert distance <= fingerprints.NEAR


def test_other_pictures_are_far():
    numbers = [fingerprints.of(drawing(seed=seed)) for seed in SEEDS]
    distances = [fingerprints.distance(*pair) for pair in combinations(numbers, 2)]
    assert min(distances) > fingerprints.NEAR


def test_a_number_has_63_bits_and_fits_into_any_database():
    stairs = Image.new("L", (9, 8))
    stairs.putdata([255 - 20 * (at % 9) for at in range(72)])
    assert fingerprints.of(stairs) == 2**63 - 1
    assert fingerprints.of(Image.new("L", (9, 8), 200)) == 0


def test_the_distance_is_the_number_of_bits_that_differ():
    assert fingerprints.distance(0b1011, 0b0010) == 2
    assert fingerprints.distance(5, 5) == 0
