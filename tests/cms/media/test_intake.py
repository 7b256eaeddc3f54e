"""What happens to a picture on its way in."""

import contextlib
import io
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cms.media import sniff
from cms.media.intake import REFUSALS, ReencodedPicture, reencode

from . import samples


def opened(clean: ReencodedPicture) -> Image.Image:
    clean.seek(0)
    return Image.open(io.BytesIO(clean.read()))


def refusal_of(data: bytes, name: str) -> str:
    with pytest.raises(ValidationError) as refused:
        reencode(samples.file(data, name))
    assert refused.value.messages[0]
    return refused.value.code


def assert_no_metadata(data: bytes):
    assert samples.SECRET.encode() not in data
    image = Image.open(io.BytesIO(data))
    assert dict(image.getexif()) == {}
    assert not {"exif", "icc_profile", "comment", "xmp", "photoshop", "Author"} & image.info.keys()
    for trace in (b"Exif", b"xmpmeta", b"8BIM", b"ICC_PROFILE", b"iCCP", b"tEXt", b"iTXt", b"zTXt", b"eXIf"):
        assert trace not in data


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (samples.leaking_jpeg(), "Олена.jpg", "JPEG"),
        (samples.leaking_png(), "photo.png", "PNG"),
        (samples.leaking_webp(), "photo.webp", "WEBP"),
    ],
    ids=["jpeg", "png", "webp"],
)
def test_metadata_planted_in_a_picture_never_comes_out(data, name, kind):
    assert samples.SECRET.encode() in data
    clean = reencode(samples.file(data, name))
    assert opened(clean).format == kind
    assert_no_metadata(opened(clean).fp.getvalue())
    assert "Олена" not in clean.name
    assert "photo" not in clean.name


def test_the_photo_of_a_phone_held_upright_is_turned_and_no_longer_says_so():
    clean = opened(reencode(samples.file(samples.leaking_jpeg(orientation=6))))
    assert clean.size == (48, 64)
    assert clean.getexif().get(0x0112) is None
    # Orientation 6 turns clockwise: what was bottom left (blue) is now top left.
    assert [clean.getpixel(at) for at in [(5, 5), (40, 5)]] == [
        pytest.approx((0, 0, 254), abs=12),
        pytest.approx((254, 0, 0), abs=12),
    ]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_as_pillow_would_turn_it(orientation):
    from PIL import ImageOps

    data = samples.encoded(samples.picture(), "PNG", exif=samples.exif(orientation))
    expected = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    assert opened(reencode(samples.file(data, "a.png"))).tobytes() == expected.convert("RGB").tobytes()


def test_a_print_shop_s_cmyk_becomes_rgb():
    data = samples.encoded(samples.picture("CMYK"), "JPEG", quality=95)
    clean = opened(reencode(samples.file(data)))
    assert (clean.mode, clean.format) == ("RGB", "JPEG")
    assert clean.getpixel((5, 5)) == pytest.approx((254, 0, 0), abs=12)


def test_sixteen_bits_are_scaled_to_eight_not_clipped():
    image = Image.new("I;16", (16, 16), 32768)
    clean = opened(reencode(samples.file(samples.encoded(image, "PNG"), "scan.png")))
    assert (clean.mode, clean.getpixel((3, 3))) == ("RGB", pytest.approx((127, 127, 127), abs=1))


def test_transparency_of_a_palette_is_kept():
    image = samples.picture("P")
    image.info["transparency"] = image.getpixel((5, 5))
    clean = opened(
        reencode(samples.file(samples.encoded(image, "PNG", transparency=image.getpixel((5, 5))), "a.png"))
    )
    assert clean.mode == "RGBA"
    assert clean.getpixel((5, 5))[3] == 0
    assert clean.getpixel((60, 5)) == (0, 255, 0, 255)


def test_an_alpha_channel_that_hides_nothing_is_dropped():
    clean = opened(reencode(samples.file(samples.encoded(samples.picture("RGBA"), "PNG"), "a.png")))
    assert clean.mode == "RGB"


def test_of_an_animation_the_first_frame_is_kept():
    clean = opened(reencode(samples.file(samples.animated_gif(), "a.gif")))
    assert_no_metadata(clean.fp.getvalue())
    assert (clean.format, getattr(clean, "n_frames", 1)) == ("PNG", 1)
    assert clean.getpixel((5, 5)) == (255, 0, 0)


def test_avif_is_kept_as_webp():
    data = samples.encoded(samples.picture(), "AVIF", quality=90, exif=samples.exif())
    clean = opened(reencode(samples.file(data, "a.avif")))
    assert (clean.format, clean.size) == ("WEBP", (64, 48))
    assert_no_metadata(clean.fp.getvalue())


def test_colours_are_converted_from_the_picture_s_own_profile():
    data = samples.encoded(samples.picture(), "PNG", icc_profile=samples.profile_with_red_and_blue_swapped())
    clean = opened(reencode(samples.file(data, "a.png")))
    assert "icc_profile" not in clean.info
    assert clean.getpixel((5, 5)) == pytest.approx((0, 0, 255), abs=3)


def test_a_profile_that_cannot_be_read_is_passed_over():
    data = samples.encoded(samples.picture(), "PNG", icc_profile=b"no profile at all" * 20)
    assert opened(reencode(samples.file(data, "a.png"))).getpixel((5, 5)) == (255, 0, 0)


def test_a_large_picture_is_kept_at_the_size_that_pages_need():
    data = samples.encoded(samples.picture(size=(4000, 1000)), "JPEG")
    clean = reencode(samples.file(data))
    assert (clean.width, clean.height) == opened(clean).size == (settings.IMAGE_STORED_SIDE, 640)


HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (SVG, "logo.svg", "svg"),
        (SVG, "logo.png", "svg"),
        (HTML, "photo.jpg", "unknown"),
        (b"", "photo.jpg", "unknown"),
        (b"%PDF-1.7 ...", "photo.jpg", "unknown"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "photo.heic", "heic"),
        (samples.jpeg(), "photo.png", "mislabelled"),
        (samples.jpeg(), "photo.html", "mislabelled"),
        (samples.jpeg() + HTML, "photo.jpg", "something_else"),
        (samples.jpeg(comment=b"<?php system($_GET['c']);"), "photo.jpg", "something_else"),
        (samples.jpeg() + b"PK\x03\x04....PK\x05\x06" + b"\0" * 18, "photo.jpg", "something_else"),
        (b"GIF89a/*<script>" + b"\0" * 50, "a.gif", "something_else"),
        (samples.jpeg()[:-200], "photo.jpg", "broken"),
        (samples.leaking_png()[:300], "photo.png", "broken"),
        (b"\xff\xd8\xff" + b"\0" * 100, "photo.jpg", "broken"),
        (samples.png_header(30_000, 30_000), "bomb.png", "too_many_pixels"),
        (samples.png_header(41_000, 1_000), "wide.png", "too_many_pixels"),
        (samples.png_header(5_000, 5_000), "short.png", "broken"),
    ],
)
def test_what_is_no_honest_picture_is_refused_in_plain_words(data, name, code):
    assert refusal_of(data, name) == code


def test_forty_megapixels_are_taken_and_one_row_more_is_not():
    fits = samples.encoded(Image.new("L", (8_000, 5_000), 90), "PNG")
    assert opened(reencode(samples.file(fits, "a.png"))).size == (2560, 1600)
    beyond = samples.encoded(Image.new("L", (8_000, 5_001), 90), "PNG")
    assert refusal_of(beyond, "a.png") == "too_many_pixels"


@override_settings(WAGTAILIMAGES_MAX_UPLOAD_SIZE=1000)
def test_a_file_beyond_the_limit_is_not_even_looked_at():
    assert refusal_of(b"\xff\xd8\xff" + b"x" * 1000, "photo.jpg") == "too_large"


@override_settings(IMAGE_DECODER_MEMORY=90 * 1024 * 1024)
def test_a_decoder_that_runs_out_of_memory_fails_alone():
    data = samples.encoded(Image.new("RGB", (6_000, 6_000), "navy"), "PNG")
    assert refusal_of(data, "a.png") == "too_heavy"


@override_settings(IMAGE_DECODER_SECONDS=0)
def test_a_decoder_that_takes_too_long_is_stopped():
    assert refusal_of(samples.jpeg(), "photo.jpg") == "too_slow"


def test_the_recoder_starts_without_django():
    probe = "import sys, cms.media.recode; sys.exit('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], cwd=settings.BASE_DIR, check=False)  # noqa: S603
    assert done.returncode == 0


def test_a_picture_is_re_encoded_only_once():
    once = reencode(samples.file(samples.jpeg()))
    assert reencode(once) is once


def test_every_refusal_has_words_in_which_nothing_is_left_to_fill():
    params = {"limit": "20 MB", "kind": "PNG", "megapixels": 40}
    for code, words in REFUSALS.items():
        message = ValidationError(words, code=code, params=params).messages[0]
        assert message.endswith(".")
        assert "%" not in message


@given(st.binary(max_size=2000))
def test_no_bytes_confuse_the_sniffers(data):
    kind = sniff.picture_kind(data)
    assert kind is None or kind in sniff.PICTURES | {sniff.SVG, sniff.HEIC}
    assert sniff.is_something_else_too(data) in {True, False}


@given(
    st.binary(max_size=400),
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBP"]),
)
def test_junk_behind_a_true_beginning_is_refused_or_decoded_but_never_raises_anything_else(junk, beginning):
    from cms.media.recode import Refused, recode

    with contextlib.suppress(Refused):
        assert recode(beginning + junk, 10_000, 100)
