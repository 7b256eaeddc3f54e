"""Decodes a picture that nobody trusts and writes a clean one: ``python -m cms.media.recode``.

Runs as a process of its own, with a ceiling on memory and on processor time, and imports nothing
but Pillow, so that it starts fast. The untrusted file comes on standard input; what goes out is
a line of JSON, then the new file's bytes. A refusal is a line ``{"refused": "<code>"}``.
"""

import io
import json
import resource
import sys
from contextlib import suppress

from PIL import Image, ImageCms

from cms.media import sniff

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


class Refused(Exception):
    """The picture is not accepted; the argument is a code that the parent puts into words."""


def limit(memory: int, seconds: int) -> None:
    """Cap this process's address space, in bytes, and its processor time."""
    with suppress(ValueError, OSError):  # some systems know no such limit
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def recode(data: bytes, *, max_pixels: int, max_side: int) -> tuple[bytes, str, tuple[int, int]]:
    """The picture in ``data`` as a new file without metadata.

    Args:
        data: the file.
        max_pixels: pixels accepted; looked up in the header, before anything is decoded.
        max_side: a longer side is scaled down to this.

    Returns:
        The new file, its kind, its width and height.

    Raises:
        Refused: ``unknown``, ``too_many_pixels`` or ``broken``.
    """
    kind = sniff.picture_kind(data[:1024])
    if kind not in sniff.PICTURES:
        raise Refused("unknown")
    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and stricter
    try:
        with Image.open(io.BytesIO(data), formats=_READERS[kind]) as picture:
            if picture.width * picture.height > max_pixels:
                raise Refused("too_many_pixels")
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
    return out.getvalue(), written_as, clean.size


def _clean(picture: Image.Image, max_side: int) -> Image.Image:
    """The first frame, upright, in sRGB, eight bits a channel, not larger than ``max_side``."""
    if picture.mode in {"I", "I;16", "I;16B", "I;16L", "F"}:
        # Pillow clips sixteen bits to eight instead of scaling them.
        clean = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    else:
        clean = picture.copy()
    if clean.mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in clean.info:
        clean = clean.convert("RGBA")
    clean.thumbnail((max_side, max_side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    clean = _to_srgb(clean, picture.info.get("icc_profile"))
    # The orientation is read from the original: copies and conversions may have lost it.
    method = _TRANSPOSE.get(picture.getexif().get(0x0112))
    if method is not None:
        clean = clean.transpose(method)
    if clean.mode == "RGBA" and clean.getextrema()[3][0] == 255:
        clean = clean.convert("RGB")
    clean.info = {}
    return clean


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


def main(arguments: list[str]) -> None:
    memory, seconds, max_pixels, max_side = map(int, arguments)
    limit(memory, seconds)
    out = sys.stdout.buffer
    try:
        made, kind, size = recode(sys.stdin.buffer.read(), max_pixels=max_pixels, max_side=max_side)
    except Refused as refusal:
        out.write(json.dumps({"refused": str(refusal)}).encode() + b"\n")
    except MemoryError:
        out.write(b'{"refused": "too_heavy"}\n')
    else:
        out.write(json.dumps({"kind": kind, "size": size}).encode() + b"\n" + made)


if __name__ == "__main__":
    main(sys.argv[1:])
