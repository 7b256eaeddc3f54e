"""Memory of the process that re-encodes pictures, on the largest that are accepted.

Usage: python -m tools.bench.largest [PICTURE]
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings

from cms.media import confined
from tools.bench import goals
from tools.bench.report import say

MEGAPIXELS_40 = (8000, 5000)
MOST_MEGABYTES = 400


def make_pictures(folder: Path) -> list[Path]:
    """A picture of the largest size in each format and mode that takes its own way through the decoder."""
    from PIL import Image

    noise = Image.effect_noise((800, 500), 30).convert("RGB")
    largest = noise.resize(MEGAPIXELS_40)
    ways = [
        ("JPEG.jpg", largest, {"quality": 85}),
        ("progressive-JPEG.jpg", largest, {"quality": 85, "progressive": True}),
        ("CMYK-JPEG.jpg", largest.convert("CMYK"), {"quality": 60}),
        ("PNG.png", largest.quantize(16).convert("RGB"), {"compress_level": 3}),
        ("WebP-of-20-megapixels.webp", noise.resize((5000, 4000)), {"quality": 60, "method": 0}),
    ]
    for name, picture, options in ways:
        picture.save(folder / name, **options)
    return [folder / name for name, _picture, _options in ways]


def measure(path: Path) -> None:
    """Report what the child took for one picture. This process must be small: a child starts as its copy."""
    try:
        confined.run(
            "cms.media.recode",
            path.read_bytes(),
            memory=settings.IMAGE_DECODER_MEMORY,
            seconds=settings.IMAGE_DECODER_SECONDS,
            arguments=(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS, settings.IMAGE_STORED_SIDE),
        )
        outcome = "accepted"
    except confined.Refused as refused:
        outcome = refused.code
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    size = round(path.stat().st_size / 2**20, 1)
    say(measure="re-encoding", picture=path.stem, megabytes=size, outcome=outcome, peak_rss_mb=peak)
    goals.say_goal(f"memory of re-encoding {path.stem}, MB", peak, peak < MOST_MEGABYTES)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for path in make_pictures(Path(folder)):
            command = [sys.executable, "-m", "tools.bench.largest", str(path)]
            subprocess.run(command, check=True)  # noqa: S603 - ourselves


if __name__ == "__main__":
    measure(Path(sys.argv[1])) if sys.argv[1:] else main()
