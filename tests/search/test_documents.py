"""Documents are found by their titles and words, while a public page offers them."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.media.confined import Refused
from cms.media.models import SiteDocument
from search import document_texts
from search.models import DocumentText, Entry
from search.tasks import find_unread_documents, read_document
from tests.factories import make_standard, translate

from .extraction import samples
from .test_search import search

pytestmark = pytest.mark.django_db

PARAGRAPHS = ["Загальні положення", "Учасники змагання – вихованці гуртків."]


def make_document(
    title: str = "Наказ № 25", data: bytes = b"", name: str = "a.docx", **fields
) -> SiteDocument:
    file = ContentFile(data or samples.docx(PARAGRAPHS), name=name)
    return SiteDocument.objects.create(title=title, file=file, **fields)


def offer(page: Page, *documents: SiteDocument) -> Page:
    """Have a page offer documents, and no others."""
    items = [
        {"type": "item", "id": str(document.pk), "value": {"document": document.pk, "title": ""}}
        for document in documents
    ]
    block = {"type": "downloads", "id": "2", "value": {"title": "", "items": items}}
    page.body = page.body.stream_block.to_python([block] if items else [])
    page.save()
    return page


def found(client, words: str, **parameters) -> list[str]:
    response = search(client, words, kind="documents", exactly="1", **parameters)
    assert len(response.context["hits"]) == len(response.context["page_obj"].object_list)
    return [hit.title for hit in response.context["hits"]]


def replace_file(document: SiteDocument, data: bytes, name: str) -> None:
    document.file = ContentFile(data, name=name)
    document.save()


@pytest.fixture
def document(db) -> SiteDocument:
    return make_document()


@pytest.fixture
def page(communications, document) -> Page:
    """A live page that offers the document."""
    return offer(make_standard(communications, "Змагання"), document)


class TestWhatIsFound:
    @pytest.mark.parametrize("words", ["вихованець гуртка", "«загальні положення»", "наказ 25", "накази"])
    def test_a_document_by_its_title_and_its_words_in_any_form(self, client, page, document, words):
        assert found(client, words) == ["Наказ № 25"]

    @pytest.mark.parametrize(
        ("data", "name"),
        [
            (samples.pdf(PARAGRAPHS), "a.pdf"),
            (samples.odt(PARAGRAPHS), "a.odt"),
            (samples.xlsx([PARAGRAPHS]), "a.xlsx"),
            (samples.pptx(PARAGRAPHS), "a.pptx"),
        ],
    )
    def test_of_every_kind(self, client, communications, data, name):
        offer(make_standard(communications), make_document("Файл", data, name))
        assert found(client, "гурток") == ["Файл"]

    def test_it_is_shown_with_its_kind_its_size_its_date_and_the_words_that_were_looked_for(
        self, client, communications
    ):
        text = ["Перший рядок.", "Далі довго йдеться про інше. " * 30, "Тут нарешті гурток."]
        document = make_document(data=samples.docx(text), issued_on=date(2025, 3, 8))
        offer(make_standard(communications), document)
        (hit,) = search(client, "гурток").context["hits"]
        assert (hit.url, hit.when.date()) == (document.url, date(2025, 3, 8))
        assert hit.label == f"DOCX, {filesizeformat(document.file_size)}"
        assert hit.text.endswith("Тут нарешті гурток.")
        assert Entry.objects.get(source="documents").year == 2025

    def test_one_that_cannot_be_read_is_found_by_its_title(self, client, communications):
        offer(make_standard(communications), make_document("Замкнений", samples.pdf(password="1"), "a.pdf"))
        assert found(client, "замкнений") == ["Замкнений"]

    def test_one_with_another_title(self, client, page, document):
        document.title = "Розпорядження"
        document.save()
        assert found(client, "гурток") == ["Розпорядження"]
        assert found(client, "наказ") == []


class TestWhereItIsFound:
    def test_on_each_site_and_in_each_language_whose_pages_offer_it(
        self, client, communications, education, page, document
    ):
        translate(communications.root_page, "Home")
        english, school = translate(page, "Contest"), make_standard(education, "Заклади")
        offer(english)
        assert found(client, "гурток", path="/en/search/") == []
        assert found(client, "гурток", host="osvita.localhost") == []

        offer(english, document)
        offer(school, document)
        assert found(client, "гурток", path="/en/search/") == ["Наказ № 25"]
        assert found(client, "гурток", host="osvita.localhost") == ["Наказ № 25"]

    def test_not_where_only_the_other_sites_page_offers_it_any_more(self, client, education, page, document):
        offer(make_standard(education, "Заклади"), document)
        offer(page)
        assert found(client, "гурток") == []
        assert found(client, "гурток", host="osvita.localhost") == ["Наказ № 25"]


class TestWhatIsNeverFound:
    """No row is left either: not even a number of hits tells of it."""

    @pytest.fixture(autouse=True)
    def nothing_is_left(self, client, document):
        yield
        assert found(client, "гурток") == found(client, "наказ") == []
        assert not Entry.objects.filter(source="documents").exists()

    def test_one_that_no_page_offers(self, document):
        assert DocumentText.objects.get().state == DocumentText.State.READ

    def test_one_that_only_a_draft_offers(self, communications, document):
        draft = make_standard(communications, "Чернетка", live=False)
        offer(draft, document)
        draft.save_revision()

    def test_one_that_only_an_unpublished_version_offers(self, communications, document):
        page = make_standard(communications, "Сторінка")
        page.body = offer(make_standard(communications, "Інша", live=False), document).body
        page.save_revision()

    def test_one_whose_page_is_taken_down(self, page):
        page.unpublish()

    def test_one_whose_page_is_deleted(self, page):
        page.delete()

    def test_one_whose_page_is_deleted_with_all_above_it(self, communications, page):
        section = make_standard(communications, "Розділ")
        page.move(section, pos="last-child")
        Page.objects.get(pk=section.pk).delete()

    def test_one_that_its_page_drops(self, page):
        offer(page)

    def test_one_whose_page_is_restricted(self, communications, page):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    def test_one_that_is_deleted(self, page, document):
        document.delete()


def test_one_whose_page_expires_is_shown_no_more_that_moment(client, page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert not search(client, "гурток").context["hits"]


def test_one_in_a_collection_that_is_closed_is_found_again_when_that_opens(client, page):
    closed = CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type="login"
    )
    assert found(client, "гурток") == []
    closed.delete()
    assert found(client, "гурток") == ["Наказ № 25"]


def test_one_is_found_again_when_its_page_is_published_again(client, page):
    page.unpublish()
    page.save_revision().publish()
    assert found(client, "гурток") == ["Наказ № 25"]


class TestReading:
    def test_a_replaced_file_is_read_anew(self, client, page, document):
        replace_file(document, samples.docx(["Про велосипедистів"]), "b.docx")
        assert (found(client, "велосипедист"), found(client, "гурток")) == (["Наказ № 25"], [])

    def test_the_words_of_a_replaced_file_are_gone_before_the_new_one_is_read(
        self, client, page, document, monkeypatch
    ):
        nobody = SimpleNamespace(enqueue=lambda pk: None)
        monkeypatch.setattr("search.following_documents.read_document", nobody)
        replace_file(document, samples.docx(["Про велосипедистів"]), "b.docx")
        assert (found(client, "гурток"), found(client, "наказ")) == ([], ["Наказ № 25"])

        find_unread_documents_now()
        assert found(client, "велосипедист") == ["Наказ № 25"]

    def test_a_file_that_has_not_changed_is_not_read_again(self, document, monkeypatch):
        monkeypatch.setattr(document_texts, "read", lambda document: pytest.fail("It was read again."))
        document.title = "Інакше"
        document.save()
        read_document.call(document.pk)
        find_unread_documents()

    @pytest.mark.parametrize(
        ("data", "name", "reason"),
        [
            (samples.pdf(password="1234"), "a.pdf", "locked"),
            (samples.pdf()[:400], "a.pdf", "damaged"),
            (samples.archive(a="b"), "a.zip", "unsupported"),
        ],
    )
    def test_why_a_file_could_not_be_read_is_known_and_logged(self, caplog, data, name, reason):
        document = make_document(data=data, name=name)
        row = DocumentText.objects.get()
        assert (row.document, row.state, row.reason, row.text) == (document, "unreadable", reason, "")
        assert f"Document {document.pk} cannot be searched by its words: {reason}" in caplog.text

    def test_an_empty_and_a_lost_file_are_only_noted(self, document):
        storage, name = document.file.storage, document.file.name
        storage.delete(name)
        assert document_texts.read(SiteDocument.objects.get()).reason == "missing"
        storage.save(name, ContentFile(b""))
        assert document_texts.read(SiteDocument.objects.get()).reason == "empty"

    def test_one_that_takes_too_long_is_given_up(self, document, monkeypatch):
        def give_up(*args, **kwargs):
            raise Refused("too_slow")

        monkeypatch.setattr("search.extraction.text_of", give_up)
        assert document_texts.read(document).reason == "too_slow"
        assert not document_texts.unread().exists()

    def test_a_document_deleted_before_it_is_read_leaves_nothing_to_do(self, db):
        with pytest.raises(SiteDocument.DoesNotExist):
            read_document.call(0)


def find_unread_documents_now() -> None:
    """The job of the night, its tasks carried out."""
    for document in document_texts.unread():
        read_document.call(document.pk)
