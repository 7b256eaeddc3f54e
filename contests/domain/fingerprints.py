"""What a picture looks like, as a number: near-same pictures have near-same numbers."""

from itertools import pairwise

from PIL import Image

COLUMNS, ROWS = 8, 8
BITS = 63
"""One less than there are comparisons: it fits into a signed number of any database."""
NEAR = 8
"""Up to so many different bits, two pictures are shown to a person as perhaps the same."""


def of(picture: Image.Image) -> int:
    """The difference hash of a picture: of each two neighbours in a small grey copy, which is lighter.

    It survives scaling, another quality and another file format; not cropping, turning or mirroring.
    http://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html
    """
    grey = picture.convert("L").resize((COLUMNS + 1, ROWS), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(ROWS):
        line = grey[row * (COLUMNS + 1) : (row + 1) * (COLUMNS + 1)]
        for left, right in pairwise(line):
            bits = bits << 1 | (left > right)
    return bits >> (COLUMNS * ROWS - BITS)


def distance(one: int, other: int) -> int:
    """In how many of the 63 bits two fingerprints differ."""
    return (one ^ other).bit_count()
