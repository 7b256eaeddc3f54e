"""Pictures to upload: good ones, leaking ones, hostile ones."""

import io
import struct
import zlib

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms, PngImagePlugin

SECRET = "Олена-Petrenko-48.9226N-24.7111E"
"""Planted in every kind of metadata; must never come out."""


def picture(mode: str = "RGB", size: tuple[int, int] = (64, 48), colour=None) -> Image.Image:
    """A picture whose left half differs from the right, and the top from the bottom."""
    made = Image.new("RGB", size, "white")
    width, height = size
    made.paste("red", (0, 0, width // 2, height // 2))
    made.paste("lime", (width // 2, 0, width, height // 2))
    made.paste("blue", (0, height // 2, width // 2, height))
    if colour:
        made.paste(colour, (0, 0, *size))
    return made.convert(mode)


def encoded(image: Image.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def file(data: bytes, name: str = "photo.jpg") -> ContentFile:
    return ContentFile(data, name=name)


def upload(data: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def jpeg(**options) -> bytes:
    return encoded(picture(), "JPEG", quality=95, **options)


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = made[0x013B] = made[0x8298] = SECRET  # maker, artist, copyright
    made[0x010E] = SECRET  # description
    made.get_ifd(0x8825).update({1: "N", 2: (48.0, 55.0, 21.0), 3: "E", 4: (24.0, 42.0, 40.0), 29: SECRET})
    made.get_ifd(0x8769).update({0x9003: "2023:06:01 10:00:00", 0x9286: b"UNICODE\0" + SECRET.encode()})
    return made


def leaking_jpeg(orientation: int = 1) -> bytes:
    """EXIF with GPS and a thumbnail, XMP, IPTC, a comment and a colour profile with a name in it."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = jpeg(exif=exif(orientation), comment=SECRET.encode(), icc_profile=profile)
    xmp = (
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator>"
        + SECRET.encode()
        + b"</dc:creator></x:xmpmeta>"
    )
    iptc_record = b"\x1c\x02\x50" + struct.pack(">H", len(SECRET.encode())) + SECRET.encode()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(iptc_record)) + iptc_record
    segments = _segment(0xE1, xmp) + _segment(0xED, iptc) + _segment(0xE5, SECRET.encode())
    return plain[:2] + segments + plain[2:] + b"trailing " + SECRET.encode()


def profile_with_red_and_blue_swapped() -> bytes:
    """A colour profile by which red means blue, so that a conversion cannot go unnoticed."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    at = {bytes(profile[start : start + 4]): start for start in range(132, 132 + 12 * count, 12)}
    profile[at[b"rXYZ"] : at[b"rXYZ"] + 4], profile[at[b"bXYZ"] : at[b"bXYZ"] + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


def _segment(marker: int, payload: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload


def leaking_png() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRET)
    texts.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{SECRET}</x:xmpmeta>")
    texts.add_text("Comment", SECRET, zip=True)
    return encoded(picture(), "PNG", pnginfo=texts, exif=exif())


def leaking_webp() -> bytes:
    return encoded(picture(), "WEBP", lossless=True, exif=exif(), xmp=SECRET.encode())


def png_header(width: int, height: int) -> bytes:
    """A tiny PNG that claims to be ``width`` by ``height``: a bomb."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def animated_gif() -> bytes:
    frames = [picture(colour="red").convert("P"), picture(colour="blue").convert("P")]
    return encoded(
        frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100, comment=SECRET.encode()
    )
