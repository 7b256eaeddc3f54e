"""The block picker shows every block as it will look, with nothing taken from the library."""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail import blocks

from cms.blocks import BodyBlock

pytestmark = pytest.mark.django_db

BODY = BodyBlock()
NAMES = list(BODY.child_blocks)


@pytest.fixture
def preview(admin_client):
    """Asks for the preview of a block of the body, as the picker does."""

    def ask(name):
        block = BODY.child_blocks[name]
        url = reverse("wagtailadmin_block_preview")
        return admin_client.get(url, {"id": block.definition_prefix})

    return ask


@pytest.mark.parametrize("name", NAMES)
def test_every_block_is_previewed_with_words(preview, name):
    response = preview(name)
    assert response.status_code == 200
    html = response.content.decode()
    assert f'<div class="block block--{name}">' in html
    assert 'href="/static/css/site.css"' in html
    shown = html.split(f'block--{name}">', 1)[1]
    assert any("а" <= character <= "я" for character in shown.lower())


@pytest.mark.parametrize("name", ["image", "gallery", "video"])
def test_a_preview_shows_a_stand_in_and_no_picture_of_the_library(preview, name, make_image):
    make_image("Чужа")
    html = preview(name).content.decode()
    assert "/static/img/preview-picture.svg" in html
    assert "/media/" not in html


def complete(block, value) -> bool:
    """Whether ``value`` names every field of ``block`` and of the blocks inside it."""
    if isinstance(block, blocks.StructBlock):
        return list(value) == list(block.child_blocks) and all(
            complete(child, value[name]) for name, child in block.child_blocks.items()
        )
    if isinstance(block, blocks.ListBlock):
        return all(complete(block.child_block, item) for item in value)
    return True


@pytest.mark.parametrize("name", NAMES)
def test_a_preview_fills_every_field(name):
    block = BODY.child_blocks[name]
    assert complete(block, block.get_preview_value())


@pytest.mark.parametrize("name", NAMES)
def test_every_block_says_what_it_is_for(name):
    block = BODY.child_blocks[name]
    with translation.override("en"):
        assert str(block.get_description()).endswith(".")
        assert block.meta.icon != "placeholder"
        assert block.is_previewable
