"""The text of an act as a document: offered where the statute is read, and open as long as that is public."""

import pytest
from django.core.files.base import ContentFile

from cms.media.models import SiteDocument
from cms.media.queries import is_public, public_documents
from tests.volunteering.factories import OLD
from volunteering.models import Act

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


@pytest.fixture
def document(clause) -> SiteDocument:
    """Of the statute's only act."""
    document = SiteDocument.objects.create(title="Рішення сесії", file=ContentFile(PDF, name="rishennia.pdf"))
    act = Act.objects.get()
    act.document = document
    act.save()
    return document


def test_stands_with_its_kind_and_size_on_the_statute_and_its_clauses(client, statute_page, document):
    for url in (statute_page.url, f"{statute_page.url}punkt/4.2/"):
        shown = client.get(url).text.split('<li class="downloads__item">')[1].split("</li>")[0]
        assert f'<a class="downloads__link" href="{document.url}">Рішення сесії</a>' in shown.replace(
            "\xa0", " "
        )
        assert f"<span>PDF</span><span>{len(PDF)}\xa0bytes</span>" in shown


def test_is_served_while_a_page_of_the_statute_is_public(client, statute_page, document):
    assert client.get(document.url).getvalue() == PDF
    assert list(public_documents()) == [document]

    statute_page.unpublish()
    assert client.get(document.url).status_code == 404
    assert (is_public(document), list(public_documents())) == (False, [])

    statute_page.save_revision().publish()
    assert client.get(document.url).status_code == 200


def test_of_a_statute_without_a_page_is_nobodys(client, document):
    assert client.get(document.url).status_code == 404


def test_a_page_kept_is_made_anew_when_an_act_gets_its_document(client, statute_page, clause):
    assert "downloads__item" not in client.get(statute_page.url).text
    act = clause.versions.get().act
    act.document = SiteDocument.objects.create(title="Рішення", file=ContentFile(PDF, name="a.pdf"))
    act.save()

    assert "downloads__item" in client.get(statute_page.url).text


def test_a_document_called_otherwise_is_called_so_on_the_page(client, statute_page, document):
    assert "Рішення сесії" in client.get(statute_page.url).text.replace("\xa0", " ")
    document.title = "Рішення виконкому"
    document.save()

    assert "Рішення виконкому" in client.get(statute_page.url).text.replace("\xa0", " ")


def test_a_deleted_document_leaves_the_act_with_its_words(client, statute_page, document):
    document.delete()

    page = client.get(f"{statute_page.url}punkt/4.2/").text.replace("\xa0", " ")
    assert OLD in page
    assert "downloads__item" not in page
