import pytest
from django.utils import translation
from wagtail.models import Page

from cms.blocks.references import images_in, references_in
from cms.media.models import SiteDocument, SiteImage
from home.models import StandardPage
from institutions.models import Institution


@pytest.fixture
def body_of(make_page):
    """Makes a body as the database gives it back."""

    def make(*blocks):
        return StandardPage.objects.get(pk=make_page(body=blocks).pk).body

    return make


def gallery(*images):
    return ("gallery", {"images": [{"image": image, "caption": ""} for image in images]})


def test_pictures_are_found_wherever_they_are(body_of, make_image):
    square, yard, still = make_image("Площа"), make_image("Двір"), make_image("Кадр")
    video = {
        "url": "https://youtu.be/abcdefghijk",
        "title": "Film",
        "still": still,
        "duration": "",
        "transcript": "",
    }
    body = body_of(("image", {"image": square, "caption": ""}), gallery(yard, square), ("video", video))
    with translation.override("en"):
        assert images_in(body) == [
            (square, "Picture"),
            (yard, "Gallery, picture 1"),
            (square, "Gallery, picture 2"),
            (still, "Video"),
        ]


def test_blocks_of_one_type_are_numbered(body_of, make_image):
    square, yard = make_image("Площа"), make_image("Двір")
    image = ("image", {"image": yard, "caption": ""})
    body = body_of(gallery(square, yard), image, gallery(yard, square), image)
    with translation.override("en"):
        assert [place for _image, place in images_in(body)] == [
            "Gallery 1, picture 1",
            "Gallery 1, picture 2",
            "Picture 1",
            "Gallery 2, picture 1",
            "Gallery 2, picture 2",
            "Picture 2",
        ]


def test_a_picture_put_into_rich_text_by_another_door_is_found(body_of, make_image):
    image = make_image()
    body = body_of(
        ("rich_text", f'<p>Ось:</p><embed embedtype="image" id="{image.pk}" format="left" alt=""/>')
    )
    with translation.override("en"):
        assert images_in(body) == [(image, "Text")]


def test_a_body_not_saved_yet_tells_its_pictures_too(body_block, make_image):
    image = make_image()
    body = body_block.to_python([("image", {"image": image, "caption": ""})])
    assert [found for found, _place in images_in(body)] == [image]


def test_a_picture_deleted_since_is_left_out(body_of, make_image):
    image = make_image()
    body = body_of(("image", {"image": image, "caption": ""}))
    image.delete()
    assert images_in(body) == []


def test_a_body_without_pictures_has_none(body_of):
    assert images_in(body_of(("rich_text", "<p>Слова</p>"))) == []


def test_finding_pictures_takes_one_query(body_of, make_image, django_assert_num_queries):
    one = body_of(gallery(make_image(), make_image()))
    three = body_of(
        gallery(make_image(), make_image()), *[("image", {"image": make_image(), "caption": ""})] * 3
    )
    for body in (one, three):
        with django_assert_num_queries(1):
            images_in(body)


def test_everything_that_a_body_refers_to_is_found(full_page):
    models = {model for _index, model, _pk in references_in(full_page.body)}
    assert models == {SiteImage, SiteDocument, Page, Institution}
