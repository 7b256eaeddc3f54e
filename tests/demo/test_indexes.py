"""What the demo's loader saves is indexed once, at the end, and leaves nothing for a worker to do."""

from collections import Counter

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from demo.loader.indexes import indexed_at_the_end
from home.models import StandardPage
from tests.factories import add, make_image, make_standard
from tests.indexing import indexed as unindexed  # noqa: F401

INDEXING = ["modelsearch.tasks.insert_or_update_object_task", "wagtail.tasks.update_reference_index_task"]


def _ordered() -> Counter:
    return Counter(DBTaskResult.objects.filter(task_path__in=INDEXING).values_list("task_path", flat=True))


@pytest.fixture(autouse=True)
def _worker_elsewhere(settings):
    """Tasks wait in the database for a worker, as they do outside of tests."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def loaded(communications):
    """A live page with a picture, and a draft with another."""
    with indexed_at_the_end():
        shown, drawn = make_image("На сторінці"), make_image("У чернетці")
        page = make_standard(communications, "Ратушний годинник", hero_image=shown)
        draft = add(
            communications, StandardPage(title="Чернетка", slug="draft", hero_image=drawn), live=False
        )
    return page, draft


def test_no_row_orders_a_task(loaded):
    assert _ordered() == {}


def test_a_search_finds_what_was_saved(loaded):
    page, _draft = loaded
    assert list(StandardPage.objects.search("годинник")) == [page]


def test_the_pictures_of_drafts_and_of_live_pages_are_known(loaded):
    referring = ReferenceIndex.objects.filter(model_path="hero_image")
    assert {row.object_id for row in referring} == {str(page.pk) for page in loaded}


def test_afterwards_every_row_orders_its_tasks_again(loaded, communications):
    add(communications, StandardPage(title="Наступна"))
    assert _ordered() == dict.fromkeys(INDEXING, 1)
