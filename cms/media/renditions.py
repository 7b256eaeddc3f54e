"""Sizes of a picture for a responsive ``<picture>``: which, how they are made, how they are remembered.

Measured with Pillow 13 on two cores, 1200 pixels wide: WebP takes 0.1 s of processor time to encode,
AVIF 0.6 s (0.26 s at its quicker settings) for files a tenth smaller. The first visitor waits for
that, and a cheap server has nothing else to do with its processor: so WebP, with one JPEG for
browsers older than 2020.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.core.cache import caches
from PIL import Image
from wagtail.images.models import Filter
from willow.image import JPEGImageFile, WebPImageFile

from cms.cache.memo import memoised
from cms.cache.tags import PICTURES
from cms.media.models import SiteImage, pictures_key

logger = logging.getLogger(__name__)

SOCIAL_SPEC = "fill-1200x630"
_BOX = re.compile(r"(?P<operation>fill|max|min)-(?P<width>\d+)x(?P<height>\d+)(?P<rest>-c\d+)?")
_WIDTH = re.compile(r"width-(?P<width>\d+)")


@dataclass(frozen=True)
class Size:
    """One file of a picture."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Sizes:
    """The files of a picture: in WebP, and one JPEG for whoever does not know that."""

    webp: tuple[Size, ...]
    fallback: Size


def sizes_of(image: SiteImage, spec: str, widths: Sequence[int] = ()) -> Sizes | None:
    """The picture in the size ``spec`` and, scaled alike, in each of ``widths``.

    No query once they have been made and remembered; two when they only have to be looked up.

    Args:
        image: the picture.
        spec: one operation of Wagtail's, such as ``fill-800x500`` or ``max-1200x1200``.
        widths: in pixels, for WebP; none is made larger than the original allows.

    Returns:
        ``None`` for a withheld picture, or when the original cannot be read.
    """
    if image.withheld:
        return None
    wanted = (image.file_hash, image.focal_point_x, image.focal_point_y, spec, tuple(widths))
    return _known(image.pk, wanted) or _remember(image, wanted, _make(image, spec, widths))


@memoised(PICTURES, keep_none=False)
def _known(pk: int, wanted: tuple) -> Sizes | None:
    """What any process has made of a picture in a size."""
    return caches["renditions"].get(pictures_key(pk), {}).get(wanted)


def _remember(image: SiteImage, wanted: tuple, made: Sizes | None) -> Sizes | None:
    if made is not None:
        key = pictures_key(image.pk)
        caches["renditions"].set(key, {**caches["renditions"].get(key, {}), wanted: made})
    return made


def rendition_url(image: SiteImage, spec: str = SOCIAL_SPEC) -> str:
    """The address of the picture as a JPEG in one size; empty when it cannot be shown."""
    made = sizes_of(image, spec)
    return made.fallback.url if made else ""


def scaled(spec: str, width: int) -> str:
    """``spec`` for another width, in the same proportions; as it is when it has no width to change."""
    if match := _BOX.fullmatch(spec):
        height = max(1, round(int(match["height"]) * width / int(match["width"])))
        return f"{match['operation']}-{width}x{height}{match['rest'] or ''}"
    return f"width-{width}" if _WIDTH.fullmatch(spec) else spec


def cut_of(transform, pixels: Image.Image) -> tuple[int, int, int, int]:
    """What is cut out of the original: left, top, right, bottom; at least a pixel, never beyond the edge."""
    cut = transform.get_rect().round()
    left = min(max(0, cut.left), pixels.width - 1)
    top = min(max(0, cut.top), pixels.height - 1)
    right = min(max(left + 1, cut.right), pixels.width)
    return left, top, right, min(max(top + 1, cut.bottom), pixels.height)


class _Decoded:
    """An original decoded once for all the sizes that are made of it together, in several threads."""

    def __init__(self):
        self._lock = Lock()
        self._pixels: Image.Image | None = None

    def pixels(self, file) -> Image.Image:
        with self._lock:
            if self._pixels is None:
                self._pixels = Image.open(file)
                self._pixels.load()
        return self._pixels


class _SizeFilter(Filter):
    """One size in one format, made from the shared pixels: cut out and scaled in a single step.

    Wagtail decodes the original anew for each size, in several threads at once: a large one took a
    third to a half more processor time, and four times the memory.
    """

    def __init__(self, spec: str, written_as: str, decoded: _Decoded):
        super().__init__(f"{spec}|format-{written_as}")
        self.written_as, self.decoded = written_as, decoded

    def run(self, image: SiteImage, output, source=None):
        transform = self.get_transform(image)
        pixels = self._pixels(image, source)
        size = tuple(max(1, round(side)) for side in transform.size)
        made = pixels.resize(size, Image.Resampling.LANCZOS, cut_of(transform, pixels), reducing_gap=2.0)
        made.info = {}
        if self.written_as == "webp":
            made.save(output, "WEBP", quality=settings.WAGTAILIMAGES_WEBP_QUALITY)
            return WebPImageFile(output)
        if made.mode == "RGBA":
            paper = Image.new("RGB", made.size, "white")
            paper.paste(made, mask=made.getchannel("A"))
            made = paper
        quality = settings.WAGTAILIMAGES_JPEG_QUALITY
        made.save(output, "JPEG", quality=quality, progressive=True, optimize=True)
        return JPEGImageFile(output)

    def _pixels(self, image: SiteImage, source) -> Image.Image:
        if source is not None:
            return self.decoded.pixels(source)
        with image.open_file() as file:  # a single size is asked for without a source
            return self.decoded.pixels(file)


def _make(image: SiteImage, spec: str, widths: Sequence[int]) -> Sizes | None:
    decoded = _Decoded()
    fallback = _SizeFilter(spec, "jpeg", decoded)
    webp = [_SizeFilter(one, "webp", decoded) for one in _distinct(image, spec, widths)]
    try:
        renditions = image.get_renditions(fallback, *webp)
    except Exception:
        # A missing or damaged original, a full disk: the page goes without the picture.
        logger.exception("Picture %s cannot be made in size %s", image.pk, spec)
        return None
    sizes = {spec: Size(one.url, one.width, one.height) for spec, one in renditions.items()}
    return Sizes(tuple(sizes[one.spec] for one in webp), sizes[fallback.spec])


def _distinct(image: SiteImage, spec: str, widths: Sequence[int]) -> list[str]:
    """The specs for ``widths``, smallest first, without those that would come out alike."""
    found: dict[int, str] = {}
    for one in (scaled(spec, width) for width in sorted(widths)):
        found.setdefault(round(Filter(one).get_transform(image).size[0]), one)
    return list(found.values())
