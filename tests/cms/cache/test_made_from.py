"""Every type of page is made again when anything that it shows changes, and is left alone otherwise."""

from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from cms.cache import copies, tags
from tests import factories
from tests.factories import kyiv, translate

TOWNS = [(host, language) for host in ("localhost", "osvita.localhost") for language in ("uk", "en")]
pytestmark = pytest.mark.parametrize("built", TOWNS, indirect=True, ids="-".join)


class Town:
    """A site in one language with a page of every type that names others, and of every type that does not."""

    def __init__(self, client, site, language: str):
        self.client, self.site = client, site
        self.category = factories.make_category(site)
        self.row = factories.make_campaign(site, name="Рядок")
        self.pages = self._build(site)
        if language != "uk":
            self.pages = self._translated(language)

    def _build(self, site) -> dict[str, Page]:
        section = factories.make_section(site, "Розділ")
        services, news = factories.make_service_index(site), factories.make_news_index(site)
        campaign = factories.make_campaign_page(factories.make_campaign_index(site), self.row, "Кампанія")
        service = factories.make_service(services, "Послуга")
        standard = factories.make_standard(section, "Стандартна")
        link = f'<p><a linktype="page" id="{standard.pk}">Туди</a></p>'
        about = {"related_service": service, "related_campaign": campaign, "category": self.category}
        return {
            "section": section,
            "services": services,
            "service": service,
            "campaign": campaign,
            "post": factories.make_post(campaign, "Допис", on=kyiv(2023, 1, 1)),
            "later": factories.make_post(campaign, "Пізніший", on=kyiv(2023, 1, 2)),
            "standard": standard,
            "linking": factories.make_standard(section, "Покликання", body=[("rich_text", link)]),
            "contacts": factories.make_contacts(section, "Телефони"),
            "news": factories.make_news(news, "Новина", **about),
            "other": factories.make_news(news, "Інша"),
        }

    def _translated(self, language: str) -> dict[str, Page]:
        made: dict[str, Page] = {}
        for name, page in self.pages.items():
            about = ("related_service", "related_campaign") if name == "news" else ()
            made[name] = self._twin(page, language, {field: made[field[8:]] for field in about})
        return made

    @staticmethod
    def _twin(page: Page, language: str, fields: dict) -> Page:
        twin = Page.objects.filter(
            translation_key=page.translation_key, locale__language_code=language
        ).first()
        if twin is None:
            return translate(page, f"{page.title} {language}", **fields)
        return twin.specific

    def fresh(self, name: str) -> Page:
        return Page.objects.get(pk=self.pages[name].pk).specific

    def path(self, name: str) -> str:
        return urlsplit(self.fresh(name).full_url).path

    def read(self, name: str) -> str:
        response = self.client.get(self.path(name), headers={"host": self.site.hostname})
        assert response.status_code == 200
        return response.content.decode()

    def read_all(self) -> None:
        for name in self.pages:
            self.read(name)

    def kept(self) -> set[str]:
        """The pages whose copies are still true."""
        where = f"http://{self.site.hostname}"
        return {name for name in self.pages if copies.find(where + self.path(name), "", tags.counter())}

    def publish(self, name: str, **fields) -> None:
        page = self.fresh(name)
        for field, value in fields.items():
            setattr(page, field, value)
        page.save_revision().publish()


@pytest.fixture(scope="module")
def built(request, django_db_setup, django_db_blocker):
    """Built once: what a test changes is rolled back after it."""
    host, language = request.param
    with django_db_blocker.unblock(), transaction.atomic():
        yield Town(Client(), Site.objects.get(hostname=host), language)
        transaction.set_rollback(True)


@pytest.fixture
def town(built, db):
    return built


def test_its_own_words(town):
    town.read_all()
    for name in town.pages:
        town.publish(name, introduction=f"Щойно: {name}.")
        assert f"Щойно: {name}." in town.read(name)


@pytest.mark.parametrize(
    ("shown", "where"),
    [
        ("service", "news"),
        ("campaign", "news"),
        ("other", "news"),
        ("news", "service"),
        ("news", "campaign"),
        ("post", "campaign"),
        ("campaign", "post"),
        ("later", "post"),
        ("section", "contacts"),
        ("service", "services"),
        ("contacts", "section"),
    ],
)
def test_what_it_shows_of_another_page(town, shown, where):
    title = town.pages[shown].title
    assert title in town.read(where)

    town.publish(shown, title="Перейменовано", slug="pereimenovano")
    assert "Перейменовано" in town.read(where)
    assert town.path(shown) in town.read(where)

    town.fresh(shown).unpublish()
    assert "Перейменовано" not in town.read(where)

    town.publish(shown)
    assert "Перейменовано" in town.read(where)

    if shown not in {"campaign", "section"}:  # what is below a restricted page cannot be read at all
        PageViewRestriction.objects.create(page=town.fresh(shown), restriction_type="login")
        assert "Перейменовано" not in town.read(where)


def test_a_page_that_ceases_to_be_about_another(town):
    assert town.pages["news"].title in town.read("service")

    town.publish("news", related_service=None)

    assert town.pages["news"].title not in town.read("service")


def test_a_moved_page_is_linked_where_it_is_now(town):
    town.read_all()
    index = factories.make_service_index(town.fresh("section"), "Інший довідник")
    town.fresh("service").move(Page.objects.get(pk=index.pk), pos="last-child")

    assert "inshyi-dovidnyk" in town.path("service")
    assert f'href="{town.path("service")}"' in town.read("news")


def test_a_link_in_its_words(town):
    link = f'href="{town.path("standard")}"'
    assert link in town.read("linking")

    town.fresh("standard").unpublish()

    assert link not in town.read("linking")


def test_rows_that_it_presents(town):
    town.read_all()
    for row, field, words in (
        (town.category, "name", "Нова рубрика"),
        (town.row, "organisers", "Новий організатор"),
    ):
        row.refresh_from_db()
        setattr(row, f"{field}_uk", words)
        setattr(row, f"{field}_en", words)
        row.save()

    assert "Нова рубрика" in town.read("news")
    assert "Новий організатор" in town.read("campaign")


@pytest.mark.parametrize(
    ("published", "made_again"),
    [
        ("standard", {"section", "services", "standard", "linking"}),
        ("contacts", {"section", "services", "contacts"}),
        ("service", {"section", "services", "service", "news"}),
        ("news", {"section", "services", "news", "other", "service", "campaign"}),
        ("post", {"section", "services", "post", "later", "campaign"}),
    ],
)
def test_whatever_does_not_show_it_stays(town, published, made_again):
    town.read_all()
    town.read_all()
    assert town.kept() == set(town.pages)

    town.publish(published, introduction="Щойно.")

    assert set(town.pages) - town.kept() == made_again
