"""Documents open and close with their page's own commit: here no worker ever runs."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page

from cms.media.models import SiteDocument
from cms.media.queries import is_public, public_documents
from cms.publishing import publish_scheduled
from home.models import StandardPage
from tests.factories import make_standard

pytestmark = pytest.mark.django_db

NO_WORKER = {
    "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "mail"]}
}


@pytest.fixture(autouse=True)
def no_worker(settings):
    settings.TASKS = NO_WORKER


@pytest.fixture
def document() -> SiteDocument:
    return SiteDocument.objects.create(title="Положення", file=ContentFile(b"text", name="a.txt"))


def offer(page, document):
    """Put the document into the page's body, and keep that as a draft."""
    link = f'<p><a linktype="document" id="{document.pk}">Положення</a></p>'
    page.body = page.body.stream_block.to_python([{"type": "rich_text", "value": link, "id": "1"}])
    return page.save_revision()


def stored(page) -> StandardPage:
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def offering(communications, document) -> StandardPage:
    """A published page that offers the document."""
    page = make_standard(communications, "Конкурс", live=False)
    offer(page, document).publish()
    return stored(page)


def test_open_when_the_page_is_published(client, offering, document):
    assert client.get(document.url).status_code == 200
    assert list(public_documents()) == [document]


def test_open_when_a_published_page_takes_it_in(communications, document):
    page = make_standard(communications, "Конкурс")
    revision = offer(page, document)
    assert not is_public(document)
    revision.publish()
    assert is_public(document)


def test_open_when_a_scheduled_page_appears(communications, document):
    page = make_standard(communications, "Конкурс", live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    offer(page, document).publish()
    assert not is_public(document)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        publish_scheduled()
        assert is_public(document)


def test_open_when_a_program_saves_the_page(communications, document):
    page = make_standard(communications, "Конкурс")
    offer(page, document)
    page.save(update_fields=["body"])
    assert is_public(document)


def test_closed_while_only_drafts_of_a_live_page_offer_it(communications, document):
    page = make_standard(communications, "Конкурс")
    offer(page, document)
    page.locked = True
    page.save(update_fields=["locked"])
    assert not is_public(document)


def test_open_while_only_a_draft_drops_it(offering, document):
    offering.body = []
    offering.save_revision()
    assert is_public(document)


def test_closed_when_the_page_drops_it(client, offering, document):
    offering.body = []
    offering.save_revision().publish()
    assert client.get(document.url).status_code == 404


def test_closed_when_the_page_is_taken_down_and_open_when_it_is_back(client, offering, document):
    offering.unpublish()
    assert client.get(document.url).status_code == 404
    stored(offering).save_revision().publish()
    assert client.get(document.url).status_code == 200


def test_closed_when_the_page_is_deleted(client, offering, document):
    stored(offering).delete()
    assert client.get(document.url).status_code == 404


@pytest.mark.parametrize("kind", ["copy", "alias"])
def test_a_live_copy_and_an_alias_keep_it_open_by_themselves(offering, document, kind):
    if kind == "copy":
        other = offering.copy(update_attrs={"slug": "kopiia"})
    else:
        other = offering.create_alias(update_slug="alias")
    Page.objects.filter(pk=offering.pk).update(live=False)
    assert is_public(document)
    Page.objects.filter(pk=other.pk).update(live=False)
    assert not is_public(document)
