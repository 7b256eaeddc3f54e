"""Pages asked for ahead of their first reader."""

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from cms.media.models import Rendition
from cms.warming import warm_pages
from tests.factories import make_image, make_standard, translate

pytestmark = pytest.mark.django_db


def pictures_made() -> set[int]:
    return set(Rendition.objects.values_list("image_id", flat=True))


def test_the_pictures_of_public_pages_of_both_sites_and_languages_are_made(communications, education):
    images = [make_image(f"Фото {number}") for number in range(4)]
    page = make_standard(communications, "Перша", hero_image=images[0])
    translate(page, "First", hero_image=images[1])
    make_standard(education, "Друга", hero_image=images[2])
    make_standard(communications, "Чернетка", live=False, hero_image=images[3])
    assert warm_pages() >= 5  # these three and the two home pages
    assert pictures_made() == {image.pk for image in images[:3]}


def test_a_reader_who_comes_after_finds_them_made(client, communications):
    page = make_standard(communications, "Перша", hero_image=make_image())
    warm_pages()
    made = set(Rendition.objects.values_list("pk", flat=True))
    assert client.get(page.url).status_code == 200
    assert made
    assert set(Rendition.objects.values_list("pk", flat=True)) == made


def test_a_page_that_only_some_may_read_is_not_asked_for(communications):
    page = make_standard(communications, "Для своїх", hero_image=make_image())
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    warm_pages()
    assert pictures_made() == set()


def test_the_command_says_how_many(communications, capsys):
    make_standard(communications)
    call_command("warm_pages")
    assert capsys.readouterr().out.startswith("pages: ")
