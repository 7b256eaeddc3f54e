"""The ``{% picture %}`` tag."""

import io
from html.parser import HTMLParser

import pytest
from django.core.files.storage import storages
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from wagtail.images.models import Filter

from cms.cache import memo
from cms.media.models import SiteImage
from cms.media.renditions import cut_of, rendition_url, scaled, sizes_of
from tests.cms.consents import make_consent
from tests.factories import make_image

from . import samples

pytestmark = pytest.mark.django_db


def render(image, arguments: str = '"fill-800x500" widths="400 800 1200"') -> str:
    template = Template(f"{{% load media %}}{{% picture image {arguments} %}}")
    return template.render(Context({"image": image}))


def tags_of(html: str) -> dict[str, dict[str, str]]:
    found = {}

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found[tag] = dict(attrs)

    Reader().feed(html)
    return found


def opened(url: str) -> Image.Image:
    with storages["public"].open(url.removeprefix("/media/")) as file:
        return Image.open(io.BytesIO(file.read()))


@pytest.fixture
def image() -> SiteImage:
    """1600 by 1000."""
    return SiteImage.objects.get(pk=make_image("Флікер на рюкзаку").pk)


def test_a_picture_is_offered_in_webp_with_one_jpeg_for_old_browsers(image):
    tags = tags_of(render(image, '"fill-800x500" sizes="50vw" widths="400 800 1200"'))
    assert list(tags) == ["picture", "source", "img"]
    source, img = tags["source"], tags["img"]
    assert (source["type"], source["sizes"]) == ("image/webp", "50vw")
    offered = [candidate.split(" ") for candidate in source["srcset"].split(", ")]
    assert [width for _url, width in offered] == ["400w", "800w", "1200w"]
    assert [(opened(url).format, opened(url).size) for url, _width in offered] == [
        ("WEBP", (400, 250)), ("WEBP", (800, 500)), ("WEBP", (1200, 750)),
    ]  # fmt: skip
    assert (opened(img["src"]).format, opened(img["src"]).size) == ("JPEG", (800, 500))
    assert (img["width"], img["height"]) == ("800", "500")
    assert "style" not in img


def test_nothing_is_made_larger_than_the_original(image):
    tags = tags_of(render(image, '"fill-2000x500" widths="800 1600 3200 4000"'))
    widths = [candidate.split(" ")[1] for candidate in tags["source"]["srcset"].split(", ")]
    assert widths == ["800w", "1600w"]
    assert (tags["img"]["width"], tags["img"]["height"]) == ("1600", "400")


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 90), st.integers(1, 90))
def test_the_cut_never_reaches_beyond_the_edge(width, height, wanted_width, wanted_height):
    pixels = Image.new("RGB", (width, height))
    made = SiteImage(width=width, height=height)
    cut = cut_of(Filter(f"fill-{wanted_width}x{wanted_height}").get_transform(made), pixels)
    assert 0 <= cut[0] < cut[2] <= width
    assert 0 <= cut[1] < cut[3] <= height


def test_it_waits_until_it_is_scrolled_to(image):
    img = tags_of(render(image))["img"]
    assert (img["loading"], img["decoding"]) == ("lazy", "async")
    assert "fetchpriority" not in img


def test_the_picture_seen_first_does_not_wait(image):
    img = tags_of(render(image, '"fill-800x500" widths="400" lazy=False'))["img"]
    assert img["fetchpriority"] == "high"
    assert "loading" not in img


def test_its_words_are_the_reader_s_language_s(image):
    assert tags_of(render(image))["img"]["alt"] == "Флікер на рюкзаку"
    with translation.override("en"):
        assert tags_of(render(image))["img"]["alt"] == "A reflector on a school bag"


def test_words_given_in_the_template_stand_instead(image):
    assert tags_of(render(image, '"fill-80x50" alt=""'))["img"]["alt"] == ""
    image.title = '"><script>'
    assert "<script>" not in render(image, '"fill-80x50" alt=image.title')


def test_a_decorative_picture_is_passed_over_by_screen_readers():
    assert tags_of(render(make_image(is_decorative=True)))["img"]["alt"] == ""


def test_the_focal_point_decides_what_is_cut_off():
    made = SiteImage(
        title="Чотири", alt_uk="Чотири", alt_en="Four",
        file=samples.file(samples.encoded(samples.picture(size=(400, 400)), "PNG"), "a.png"),
        focal_point_x=350, focal_point_y=50, focal_point_width=10, focal_point_height=10,
    )  # fmt: skip
    made.save()
    corner = opened(tags_of(render(made, '"fill-100x100-c100"'))["img"]["src"])
    assert corner.getpixel((50, 50)) == pytest.approx((0, 255, 0), abs=12)


def test_transparency_stays_in_webp_and_lies_on_white_in_jpeg():
    data = samples.encoded(Image.new("RGBA", (100, 100), (255, 0, 0, 0)), "PNG")
    made = SiteImage.objects.create(title="Герб", file=samples.file(data, "a.png"))
    tags = tags_of(render(made, '"max-50x50" widths="50"'))
    assert opened(tags["source"]["srcset"].split(" ")[0]).getpixel((5, 5))[3] == 0
    assert opened(tags["img"]["src"]).getpixel((5, 5)) == pytest.approx((255, 255, 255), abs=2)


def test_a_new_picture_costs_three_queries_and_a_remembered_one_none(image, django_assert_num_queries):
    with django_assert_num_queries(3):
        first = render(image)
    with django_assert_num_queries(0):
        assert render(image) == first


def test_sizes_forgotten_by_the_cache_are_looked_up_at_once(image, django_assert_num_queries):
    from django.core.cache import caches

    first = render(image)
    caches["renditions"].clear()
    memo.forget()
    with django_assert_num_queries(1):
        assert render(image) == first


def test_nothing_is_shown_for_no_picture():
    assert render(None) == ""


def test_nothing_is_shown_of_a_withheld_picture():
    withheld = make_image(children="shown")
    assert render(withheld) == ""
    assert rendition_url(withheld) == ""


def test_a_picture_withheld_and_released_is_made_anew(image, django_capture_on_commit_callbacks):
    render(image)
    image.children = "shown"
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    assert render(image) == ""
    image.consents.add(make_consent())
    assert opened(tags_of(render(image))["img"]["src"]).size == (800, 500)


def test_a_picture_whose_file_is_gone_is_left_out(image):
    image.file.storage.delete(image.file.name)
    assert render(image) == ""


def test_a_picture_whose_file_is_damaged_is_left_out(image):
    with open(image.file.path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n damaged")
    assert render(image) == ""


def test_a_new_file_gives_new_sizes(image):
    first = tags_of(render(image))["img"]["src"]
    image.file = samples.file(samples.encoded(samples.picture(size=(900, 900)), "PNG"), "b.png")
    image.save()
    second = tags_of(render(image))["img"]["src"]
    assert first != second
    assert (image.width, image.height) == (900, 900)


def test_social_networks_get_a_jpeg(image):
    assert (opened(rendition_url(image)).format, opened(rendition_url(image)).size) == ("JPEG", (1200, 630))
    template = Template("{% load media %}{% rendition_url image %}")
    assert template.render(Context({"image": image})) == rendition_url(image)


def test_sizes_have_no_metadata():
    made = SiteImage.objects.create(title="Фото", file=samples.file(samples.leaking_jpeg()))
    sizes = sizes_of(made, "width-40", (20, 40))
    for size in (*sizes.webp, sizes.fallback):
        with storages["public"].open(size.url.removeprefix("/media/")) as file:
            data = file.read()
        assert samples.SECRET.encode() not in data
        assert b"Exif" not in data


@pytest.mark.parametrize(
    ("spec", "width", "expected"),
    [
        ("fill-800x500", 400, "fill-400x250"),
        ("fill-800x500-c50", 1200, "fill-1200x750-c50"),
        ("max-160x112", 56, "max-56x39"),
        ("width-800", 400, "width-400"),
        ("original", 400, "original"),
        ("fill-1000x1", 10, "fill-10x1"),
    ],
)
def test_a_size_is_scaled_in_its_proportions(spec, width, expected):
    assert scaled(spec, width) == expected


@pytest.mark.parametrize(
    "spec", ["fill-1120x700", "fill-1199x749", "fill-331x207", "max-1599x999", "fill-700x700"]
)
def test_rounding_never_cuts_beyond_the_edge(spec):
    image = make_image()

    assert sizes_of(image, spec, (333, 400, 1121)) is not None
