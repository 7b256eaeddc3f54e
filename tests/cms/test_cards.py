"""Cards are rendered once for many pages, and made anew when what they show changes."""

from dataclasses import replace
from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

from cms.cache import tags
from cms.registries import ListingItem
from tests import factories

pytestmark = pytest.mark.django_db

ITEM = ListingItem(title="Флікери для садочків", url="/novyny/flikery/", when=date(2023, 2, 14))


@pytest.fixture
def image(communications):
    return factories.make_image()


def card(item, kind: str = "", **options) -> str:
    words = " ".join(f"{name}={name}" for name in options)
    return Template(f"{{% load cards %}}{{% card item kind {words} %}}").render(
        Context({"item": item, "kind": kind, **options})
    )


def test_a_card_shows_the_item_at_the_asked_level():
    assert '<h2 class="card__title"><a class="stretched" href="/novyny/flikery/">' in card(ITEM, level="h2")
    assert '<h3 class="card__title">' in card(ITEM)
    assert '<article class="service">' in card(ITEM, "service")


def test_an_item_with_other_words_is_another_card():
    card(ITEM)
    assert "Літні школи" in card(replace(ITEM, title="Літні школи"))


def test_each_language_has_its_own_card():
    with translation.override("uk"):
        assert "14\xa0лютого\xa02023" in card(ITEM)
    with translation.override("en"):
        assert "лютого" not in card(ITEM)


def test_a_row_is_rendered_as_it_is_now(communications):
    page = factories.make_news(factories.make_news_index(communications), "Перша назва")
    assert "Перша назва" in card(page)
    page.title = "Друга назва"
    assert "Друга назва" in card(page)


def test_a_picture_withheld_leaves_the_card(image):
    item = replace(ITEM, picture=image)
    before = card(item)
    assert "<img" in before
    image.delete_renditions()
    image.withheld = True
    assert "<img" not in card(replace(ITEM, picture=image))


def test_the_card_is_remembered_until_the_shell_changes(django_assert_num_queries, image):
    item = replace(ITEM, picture=image)
    first = card(item)
    with django_assert_num_queries(0):
        assert card(item) == first
    tags.outdate([tags.SHELL])
    assert card(item) == first
