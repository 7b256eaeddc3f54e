"""Documents: what is accepted, and who may download it."""

import io
import zipfile
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from accounts.models import User
from accounts.roles import SiteName, SiteRole, site_group
from cms.media.document_types import REFUSALS, check_content, check_document
from cms.media.models import SiteDocument
from cms.media.queries import is_public, public_documents
from home.models import StandardPage
from tests.cms.consents import make_consent
from tests.factories import make_image, make_standard

from . import samples

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"
TITLE = "Положення про конкурс «Флікер» 2025/26"


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def docx(main: bytes = b"wordprocessingml.document.main+xml", **more: bytes) -> bytes:
    types = b'<Override ContentType="application/vnd.openxmlformats-officedocument.' + main + b'"/>'
    return archive(**{"[Content_Types].xml": types, "word/document.xml": b"<w:document/>", **more})


def odt(kind: bytes = b"application/vnd.oasis.opendocument.text", **more: bytes) -> bytes:
    return archive(**{"mimetype": kind, "content.xml": b"<office/>", **more})


def encrypted() -> bytes:
    data = bytearray(archive(**{"a.txt": b"secret"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


class TestWhatIsAccepted:
    @pytest.mark.parametrize(
        ("data", "name"),
        [
            (PDF, "наказ.pdf"),
            (PDF, "НАКАЗ.PDF"),
            (docx(), "наказ.docx"),
            (odt(), "наказ.odt"),
            ("школа;учнів\n№ 1;520\n".encode(), "дані.csv"),
            ("школа;учнів\n".encode("cp1251"), "дані.csv"),
            ("\ufeffОголошення".encode(), "текст.txt"),
            (b"{\\rtf1 text}", "текст.rtf"),
            (archive(**{"наказ.pdf": PDF}), "пакет.zip"),
        ],
    )
    def test_documents_are_what_their_names_say(self, data, name):
        check_document(ContentFile(data, name=name))

    @pytest.mark.parametrize(
        ("data", "name", "code"),
        [
            (b"", "a.pdf", "empty"),
            (b"MZ\x90", "a.exe", "extension"),
            (docx(), "a.docm", "extension"),
            (b"<html>", "a.html", "extension"),
            (PDF, "a", "extension"),
            (b"<html><script>", "a.pdf", "mismatch"),
            (b"\n%PDF-1.7", "a.pdf", "mismatch"),
            (b"<!doctype html><p>", "a.txt", "mismatch"),
            (b"a\0b", "a.txt", "mismatch"),
            (b"\x1b[2J", "a.csv", "mismatch"),
            (b"text", "a.rtf", "mismatch"),
            (b"{\\rtf1{\\object{\\*\\objdata 01}}}", "a.rtf", "macros"),
            (PDF, "a.docx", "damaged"),
            (b"PK\x03\x04 and nothing", "a.zip", "damaged"),
            (encrypted(), "a.zip", "damaged"),
            (archive(**{"a.txt": b"x"}), "a.docx", "mismatch"),
            (odt(), "a.docx", "mismatch"),
            (docx(), "a.xlsx", "mismatch"),
            (odt(b"application/vnd.oasis.opendocument.spreadsheet"), "a.odt", "mismatch"),
            (docx(b"document.macroEnabled.main+xml"), "a.docx", "macros"),
            (docx(**{"word/vbaProject.bin": b"x"}), "a.docx", "macros"),
            (docx(**{"word/activeX/activeX1.bin": b"x"}), "a.docx", "macros"),
            (odt(**{"Basic/Standard/Module1.xml": b"x"}), "a.odt", "macros"),
            (archive(**{"читай.exe": b"MZ"}), "a.zip", "macros"),
            (archive(**{"форма.docm": b"PK"}), "a.zip", "macros"),
        ],
    )
    def test_others_are_refused_in_plain_words(self, data, name, code):
        with pytest.raises(ValidationError) as refused:
            check_document(ContentFile(data, name=name))
        assert refused.value.code == code
        assert "%" not in refused.value.messages[0]

    def test_an_archive_that_unpacks_to_too_much_is_refused(self, monkeypatch):
        monkeypatch.setattr("cms.media.document_types.UNPACKED_AT_MOST", 1000)
        with pytest.raises(ValidationError) as refused:
            check_content(archive(**{"a.txt": b"\0" * 1001}), "zip")
        assert refused.value.code == "unpacks_too_large"

    @override_settings(WAGTAILDOCS_MAX_UPLOAD_SIZE=10)
    def test_a_document_beyond_the_limit_is_refused(self):
        with pytest.raises(ValidationError) as refused:
            check_document(ContentFile(PDF, name="a.pdf"))
        assert refused.value.code == "too_large"

    @given(st.binary(max_size=300), st.sampled_from(["pdf", "docx", "odt", "csv", "zip", "rtf", "xlsx"]))
    def test_no_bytes_raise_anything_but_a_refusal(self, data, extension):
        for whole in (data, b"PK\x03\x04" + data, archive(mimetype=data)[:-9]):
            try:
                check_content(whole, extension)
            except ValidationError as refusal:
                assert refusal.code in REFUSALS  # noqa: PT017


@pytest.fixture
def document(db) -> SiteDocument:
    return SiteDocument.objects.create(title=TITLE, file=ContentFile(PDF, name="Petrenko, наказ.pdf"))


@pytest.fixture
def page(communications, document) -> StandardPage:
    """A live page that offers the document."""
    page = make_standard(communications, "Конкурс")
    page.body = offering(page, document)
    page.save()
    return page


def offering(page, document):
    item = {"type": "item", "id": "1", "value": {"document": document.pk, "title": ""}}
    block = {"type": "downloads", "id": "2", "value": {"title": "", "items": [item]}}
    return page.body.stream_block.to_python([block])


def status(client, document) -> int:
    return client.get(document.url).status_code


@pytest.mark.django_db
class TestStorage:
    def test_a_document_is_private_and_named_at_random(self, document):
        assert storages["private"].exists(document.file.name)
        assert not storages["public"].exists(document.file.name)
        assert document.file.name.startswith("documents/")
        assert "Petrenko" not in document.file.name
        assert document.file_size == len(PDF)
        assert len(document.file_hash) == 40

    def test_its_address_and_its_name_come_from_its_title(self, document):
        assert document.filename == "polozhennia-pro-konkurs-fliker-202526.pdf"
        assert document.url == f"/documents/{document.pk}/{document.filename}"

    @pytest.mark.parametrize("write", [
        lambda file: SiteDocument(title="x", file=file).save(),
        lambda file: SiteDocument.objects.create(title="x", file=file),
        lambda file: SiteDocument(title="x").file.save(file.name, file),
    ], ids=["save", "create", "file"])  # fmt: skip
    def test_a_loader_cannot_store_what_is_no_document(self, write):
        with pytest.raises(ValidationError):
            write(ContentFile(b"<html>", name="a.pdf"))
        assert not SiteDocument.objects.exists()

    def test_an_editor_is_told_beside_the_field(self, client):
        client.force_login(User.objects.create_superuser("chief@example.com", "long enough to pass"))
        data = {"title": "Наказ", "collection": 1, "language": "uk", "tags": "",
                "file": samples.upload(b"<html>", "наказ.pdf")}  # fmt: skip
        response = client.post(reverse("wagtaildocs:add"), data)
        assert list(response.context["form"].errors) == ["file"]
        data["file"] = samples.upload(PDF, "наказ.pdf")
        assert client.post(reverse("wagtaildocs:add"), data).status_code == 302
        assert SiteDocument.objects.get().title == "Наказ"

    def test_of_many_at_once_each_is_told(self, client):
        client.force_login(User.objects.create_superuser("chief@example.com", "long enough to pass"))
        address, headers = reverse("wagtaildocs:add_multiple"), {"x-requested-with": "XMLHttpRequest"}
        bad = client.post(address, {"files[]": samples.upload(b"<html>", "a.pdf")}, headers=headers).json()
        assert bad["success"] is False
        good = client.post(address, {"files[]": samples.upload(PDF, "a.pdf")}, headers=headers).json()
        assert good["success"] is True


@pytest.mark.django_db
class TestWhoMayDownload:
    def test_anybody_while_a_live_page_offers_it(self, client, page, document):
        response = client.get(document.url)
        assert response.status_code == 200
        assert b"".join(response.streaming_content) == PDF
        assert response["Content-Type"] == "application/pdf"
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")

    def test_nobody_else_when_no_page_does(self, client, document):
        assert status(client, document) == 404

    def test_not_while_only_a_draft_offers_it(self, client, communications, document):
        page = make_standard(communications, "Конкурс", live=False)
        page.body = offering(page, document)
        page.save_revision()
        page.save()
        assert status(client, document) == 404

    def test_not_while_only_an_unpublished_version_offers_it(self, client, communications, document):
        page = make_standard(communications, "Конкурс")
        page.body = offering(page, document)
        page.save_revision()
        assert status(client, document) == 404

    def test_no_longer_when_the_page_is_taken_down(self, client, page, document):
        page.unpublish()
        assert status(client, document) == 404

    def test_no_longer_from_the_moment_the_page_expires(self, client, page, document):
        Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
        assert status(client, document) == 404

    def test_no_longer_when_the_page_drops_it(self, client, page, document):
        page.body = []
        page.save()
        assert status(client, document) == 404

    @pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
    def test_not_while_the_page_or_one_above_it_is_restricted(
        self, client, communications, page, document, kind
    ):
        PageViewRestriction.objects.create(
            page=communications.root_page, restriction_type=kind, password="secret"
        )
        assert status(client, document) == 404

    def test_not_while_its_collection_is_restricted(self, client, page, document):
        collection = Collection.get_first_root_node()
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
        assert status(client, document) == 404

    def test_a_link_in_the_text_is_enough(self, client, communications, document):
        page = make_standard(communications)
        link = f'<p><a linktype="document" id="{document.pk}">Положення</a></p>'
        page.body = page.body.stream_block.to_python([{"type": "rich_text", "value": link, "id": "1"}])
        page.save()
        assert status(client, document) == 200

    def test_its_editors_always(self, client, document):
        client.force_login(User.objects.create_superuser("chief@example.com", "long enough to pass"))
        response = client.get(document.url)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"

    def test_a_resident_who_signed_in_is_no_editor(self, client, document):
        client.force_login(User.objects.create_user("resident@example.com"))
        assert status(client, document) == 404

    def test_an_editor_of_the_other_site_is_not_either(self, client, document):
        ours = Collection.objects.get(name=SiteName.COMMUNICATIONS)
        SiteDocument.objects.update(collection=ours)
        for site, expected in ((SiteName.EDUCATION, 404), (SiteName.COMMUNICATIONS, 200)):
            editor = User.objects.create_user(f"{site.name}@example.com")
            editor.groups.add(Group.objects.get(name=site_group(site, SiteRole.EDITOR)))
            client.force_login(editor)
            assert status(client, document) == expected

    def test_the_list_of_public_documents_says_the_same(self, page, document):
        hidden = SiteDocument.objects.create(title="Чернетка", file=ContentFile(PDF, name="a.pdf"))
        assert list(public_documents()) == [document]
        assert (is_public(document), is_public(hidden)) == (True, False)
        page.unpublish()
        assert (list(public_documents()), is_public(document)) == ([], False)

    def test_it_costs_few_queries(self, client, page, document, django_assert_max_num_queries):
        client.get(document.url)
        with django_assert_max_num_queries(6):
            client.get(document.url)

    @pytest.mark.parametrize("address", ["/documents/0/a.pdf", f"/documents/{10**30}/a.pdf", "/documents/1/"])
    def test_what_does_not_exist_is_not_found(self, client, db, address):
        assert client.get(address).status_code == 404

    def test_a_lost_file_is_not_found(self, client, page, document):
        document.file.storage.delete(document.file.name)
        assert status(client, document) == 404

    def test_an_old_address_leads_to_the_new_one(self, client, page, document):
        response = client.get(f"/documents/{document.pk}/old-title.pdf")
        assert (response.status_code, response["Location"]) == (302, document.url)

    def test_an_old_address_of_a_hidden_one_leads_nowhere(self, client, document):
        assert client.get(f"/documents/{document.pk}/old-title.pdf").status_code == 404


@pytest.mark.django_db
class TestHeaders:
    def test_nothing_in_it_can_run_on_our_address(self, client, page, document):
        response = client.get(document.url)
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cache-Control"] == "no-cache"

    def test_it_is_saved_under_its_title(self, client, page, document):
        readable = quote("Положення про конкурс «Флікер» 2025-26.pdf")
        assert client.get(document.url)["Content-Disposition"] == (
            f"attachment; filename=\"polozhennia-pro-konkurs-fliker-202526.pdf\"; filename*=UTF-8''{readable}"
        )

    def test_a_title_cannot_break_out_of_the_header(self, document):
        document.title = 'a"; filename=evil.exe\r\nSet-Cookie: x=1'
        assert "\r" not in document.content_disposition
        assert document.content_disposition.count('"') == 2

    def test_what_the_reader_has_already_is_not_sent_again(self, client, page, document):
        etag = client.get(document.url)["ETag"]
        response = client.get(document.url, headers={"if-none-match": etag})
        assert (response.status_code, response.content) == (304, b"")


@pytest.mark.django_db
class TestWhatOnlyEditorsSee:
    def test_a_withheld_picture(self, client):
        image = make_image(children="shown")
        address = image.get_rendition("width-100").url
        assert client.get(address).status_code == 404
        client.force_login(User.objects.create_user("resident@example.com"))
        assert client.get(address).status_code == 403  # nothing below /admin/ is for residents
        client.force_login(User.objects.create_superuser("chief@example.com", "long enough to pass"))
        response = client.get(address)
        assert response["Content-Type"] == "image/png"
        assert response["Cache-Control"] == "private, no-store"
        assert b"".join(response.streaming_content).startswith(b"\x89PNG")

    def test_the_scan_of_a_consent_of_their_own_site(self, client, education):
        consent = make_consent(site=education, evidence=ContentFile(PDF, name="Марічка К.pdf"))
        address = consent.evidence.url
        assert client.get(address).status_code == 404
        for site, expected in ((SiteName.COMMUNICATIONS, 404), (SiteName.EDUCATION, 200)):
            editor = User.objects.create_user(f"{site.name}@example.com")
            editor.groups.add(Group.objects.get(name=site_group(site, SiteRole.EDITOR)))
            client.force_login(editor)
            response = client.get(address)
            assert response.status_code == expected
        assert response["Content-Disposition"] == f'attachment; filename="consent-{consent.pk}.pdf"'

    def test_a_scan_is_a_pdf_or_a_picture(self):
        for data in (PDF, samples.jpeg()):
            make_consent(evidence=ContentFile(data, name="скан.pdf")).full_clean()
        with pytest.raises(ValidationError):
            make_consent(evidence=ContentFile(b"<html>", name="скан.pdf"))

    def test_originals_and_scans_have_no_public_address(self, client):
        image = make_image()
        consent = make_consent(evidence=ContentFile(PDF, name="Марічка.pdf"))
        assert "Марічка" not in consent.evidence.name
        for file in (image.file, consent.evidence):
            assert storages["private"].exists(file.name)
            assert client.get(f"/media/{file.name}").status_code == 404
            assert client.get(file.url).status_code == 404
