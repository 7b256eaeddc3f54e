"""A body with every block, and the things that blocks refer to."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file

from cms.blocks import BodyBlock
from cms.media.models import SiteDocument, SiteImage
from home.models import StandardPage
from institutions.models import Institution


@pytest.fixture(scope="session")
def body_block() -> BodyBlock:
    return BodyBlock()


@pytest.fixture
def make_image(db):
    """Makes pictures of the library: ``make_image("Title", credit="…")``."""

    def make(title="Площа", **fields) -> SiteImage:
        fields = {"alt_uk": f"{title} вдень", "alt_en": f"{title} by day", "children": "none", **fields}
        return SiteImage.objects.create(title=title, file=get_test_image_file(size=(240, 160)), **fields)

    return make


@pytest.fixture
def make_document(db):
    """Makes documents of the library."""

    def make(title="Умови", name="rules.txt", **fields) -> SiteDocument:
        file = ContentFile(b"The rules.\n" * 100, name=name)
        return SiteDocument.objects.create(title=title, file=file, file_size=1100, **fields)

    return make


@pytest.fixture
def make_institution(db):
    """Makes institutions of the registry."""

    def make(name="Ліцей № 1", **fields) -> Institution:
        slug = fields.pop("slug", f"institution-{Institution.objects.count()}")
        return Institution.objects.create(
            name=name, slug=slug, kind="school", address="вул. Січових Стрільців, 5", **fields
        )

    return make


@pytest.fixture
def make_page(communications):
    """Makes live pages below the home page, with a body of (block, value) pairs."""

    def make(title="Про місто", body=(), parent=None, **fields) -> StandardPage:
        page = StandardPage(title=title, body=list(body), **fields)
        (parent or communications.root_page).add_child(instance=page)
        return page

    return make


@pytest.fixture
def every_block(make_image, make_document, make_institution, make_page):
    """Values for every block of a body, as (name, value) pairs."""
    picture, document = make_image(), make_document()
    linked = make_page("Ціль")
    return [
        ("heading", {"text": "Навчання", "level": "h2"}),
        ("rich_text", f'<p>Читайте <a linktype="page" id="{linked.pk}">сторінку</a>.</p>'),
        ("heading", {"text": "Розклад", "level": "h3"}),
        ("notice", {"kind": "warning", "text": "<p>Принесіть документи.</p>"}),
        ("quote", {"text": "Дякую всім.", "author": "Марія Коваль", "role": "директорка"}),
        ("steps", {"items": [{"title": "Заява", "text": "<p>Заповніть її.</p>"}]}),
        ("checklist", {"title": "Що взяти", "items": ["паспорт", "ручку"]}),
        ("accordion", {"items": [{"question": "Чи платно?", "answer": "<p>Ні, безплатно.</p>"}]}),
        ("image", {"image": picture, "caption": "Ратуша"}),
        (
            "gallery",
            {"images": [{"image": picture, "caption": "Двір"}, {"image": picture, "caption": "Сад"}]},
        ),
        (
            "video",
            {
                "url": "https://youtu.be/abcdefghijk",
                "title": "Огляд школи",
                "still": picture,
                "duration": "3:45",
                "transcript": "<p>Диктор вітається.</p>",
            },
        ),
        ("downloads", {"title": "Документи", "items": [{"document": document, "title": "Положення"}]}),
        (
            "figures",
            {
                "items": [
                    {
                        "value": "12 439",
                        "label": "дзвінків",
                        "as_of": "2023",
                        "source_title": "Звіт",
                        "source_url": "https://example.org/report",
                    },
                    {
                        "value": "понад 2600",
                        "label": "учнів",
                        "as_of": "станом на травень",
                        "source_title": "",
                        "source_url": "",
                    },
                ]
            },
        ),
        (
            "table",
            {
                "caption": "Години роботи",
                "table": {
                    "columns": [{"type": "text", "heading": "День"}, {"type": "text", "heading": "2026"}],
                    "rows": [{"values": ["Понеділок", "9:00"]}, {"values": ["Вівторок", "зачинено"]}],
                    "caption": "",
                },
            },
        ),
        (
            "stages",
            {
                "items": [
                    {
                        "label": "Запис",
                        "starts_on": date(2026, 5, 1),
                        "ends_on": date(2026, 5, 15),
                        "precision": "day",
                    }
                ]
            },
        ),
        (
            "call_to_action",
            {"text": "Місць мало.", "label": "Записатися", "page": linked, "url": ""},
        ),
        (
            "contacts",
            {
                "items": [
                    {
                        "name": "Приймальня",
                        "role": "загальні питання",
                        "phone": "(0342) 55-05-05",
                        "email": "office@example.org",
                        "address": "вул. Грушевського, 21",
                        "hours": "будні",
                    }
                ]
            },
        ),
        (
            "places",
            {
                "title": "Адреси",
                "institutions": [make_institution()],
                "places": [{"name": "Парк", "address": "вул. Чорновола, 1"}],
            },
        ),
    ]


@pytest.fixture
def full_page(every_block, make_page):
    """A page with every block, as the database gives it back."""
    page = make_page("Усі блоки", body=every_block)
    return StandardPage.objects.get(pk=page.pk)
