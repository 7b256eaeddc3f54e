"""Decodes a picture that nobody trusts and writes a clean one: ``python -m cms.media.recode``.

Runs as a process of its own (:mod:`cms.media.confined`) and imports nothing but Pillow.
"""

import io
import sys
from contextlib import suppress

from PIL import Image, ImageCms

from cms.media import sniff
from cms.media.confined import Refused, answer

# Pillow's own names; a JPEG with several pictures in it (as phones make) opens as MPO.
_READERS = {
    sniff.JPEG: ["JPEG", "MPO"], sniff.PNG: ["PNG"], sniff.GIF: ["GIF"], sniff.WEBP: ["WEBP"],
    sniff.AVIF: ["AVIF"],
}  # fmt: skip
# AVIF is slow to decode each time a size is made from it.
_WRITTEN_AS = {
    sniff.JPEG: sniff.JPEG, sniff.PNG: sniff.PNG, sniff.GIF: sniff.PNG, sniff.WEBP: sniff.WEBP,
    sniff.AVIF: sniff.WEBP,
}  # fmt: skip
_WRITERS = {
    sniff.JPEG: {"format": "JPEG", "quality": 90, "optimize": True, "progressive": True},
    sniff.PNG: {"format": "PNG"},
    sniff.WEBP: {"format": "WEBP", "quality": 90, "method": 4},
}

# EXIF's orientation, and what makes the picture upright.
_TRANSPOSE = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def recode(data: bytes, max_pixels: int, max_side: int) -> tuple[dict, bytes]:
    """The picture in ``data`` as a new file without metadata.

    Args:
        data: the file.
        max_pixels: pixels accepted; looked up in the header, before anything is decoded.
        max_side: a longer side is scaled down to this.

    Returns:
        The new file's ``kind`` and ``size``, the width and height that it had before (``source``),
        and the new file.

    Raises:
        Refused: ``unknown``, ``too_many_pixels``, ``too_heavy`` or ``broken``.
    """
    kind = sniff.picture_kind(data[:1024])
    if kind not in sniff.PICTURES:
        raise Refused("unknown")
    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and stricter
    try:
        with Image.open(io.BytesIO(data), formats=_READERS[kind]) as picture:
            source = picture.size
            if picture.width * picture.height > max_pixels:
                raise Refused("too_many_pixels")
            if kind == sniff.WEBP and picture.width * picture.height > max_pixels // 2:
                raise Refused("too_heavy")  # its decoder keeps several copies
            picture.draft(None, (max_side, max_side))
            picture.load()
            clean = _clean(picture, max_side)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # whatever a decoder stumbles over, the file is at fault
        raise Refused("broken") from error
    written_as = _WRITTEN_AS[kind]
    out = io.BytesIO()
    clean.save(out, **_WRITERS[written_as])
    return {"kind": written_as, "size": clean.size, "source": source}, out.getvalue()


def _clean(picture: Image.Image, max_side: int) -> Image.Image:
    """The first frame, upright, in sRGB, eight bits a channel, not larger than ``max_side``.

    ``picture`` is made small in place: a second copy of forty megapixels would not fit in our memory.
    """
    # Read from the original: copies and conversions may lose them.
    profile, orientation = picture.info.get("icc_profile"), picture.getexif().get(0x0112)
    if picture.mode in {"I", "I;16", "I;16B", "I;16L", "F"}:
        # Pillow clips sixteen bits to eight instead of scaling them.
        clean = _small(picture.convert("I"), max_side).point(lambda value: value * (1 / 257)).convert("L")
    elif picture.mode in {"PA", "LA", "La", "RGBa"} or "transparency" in picture.info:
        clean = _small(picture.convert("RGBA"), max_side)
    elif picture.mode == "P":
        clean = _small(picture.convert("RGB"), max_side)
    else:
        clean = _small(picture, max_side).copy()
    clean = _to_srgb(clean, profile)
    method = _TRANSPOSE.get(orientation)
    if method is not None:
        clean = clean.transpose(method)
    if clean.mode == "RGBA" and clean.getextrema()[3][0] == 255:
        clean = clean.convert("RGB")
    clean.info = {}
    return clean


def _small(picture: Image.Image, max_side: int) -> Image.Image:
    picture.thumbnail((max_side, max_side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return picture


def _to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """``picture`` in sRGB by its own colour profile, or plainly when it has none that can be read."""
    target = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            return ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode=target,
            )
    return picture.convert(target)


if __name__ == "__main__":
    answer(recode, sys.argv[1:])
