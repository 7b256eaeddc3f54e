"""Paints areas of a picture over: ``python -m cms.media.paint``, run by :mod:`cms.media.confined`."""

import io
import math
import sys

from PIL import Image, ImageDraw

from cms.media import confined

COLOUR = "#808080"
FORMATS = ["WEBP", "JPEG", "PNG"]


def paint(data: bytes, scale: int, *numbers: int) -> tuple[dict, bytes]:
    """The picture with areas painted over, as a lossy WebP without metadata.

    Args:
        data: a picture that has been re-encoded before.
        scale: what the whole side of the picture is in ``numbers``.
        numbers: left, top, width and height of each area, one after the other.

    Raises:
        confined.Refused: the picture cannot be read.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            painted = picture.convert("RGB")
    except Exception as error:  # whatever a decoder stumbles over, the file is at fault
        raise confined.Refused("broken") from error
    draw = ImageDraw.Draw(painted)
    for left, top, width, height in zip(*[iter(numbers)] * 4, strict=True):
        # Outwards to whole pixels: an edge of a letter left standing may be read.
        draw.rectangle(
            (
                math.floor(left * painted.width / scale),
                math.floor(top * painted.height / scale),
                math.ceil((left + width) * painted.width / scale),
                math.ceil((top + height) * painted.height / scale),
            ),
            fill=COLOUR,
        )
    out = io.BytesIO()
    painted.save(out, "WEBP", quality=90, method=4)
    return {"size": painted.size}, out.getvalue()


if __name__ == "__main__":
    confined.answer(paint, sys.argv[1:])
