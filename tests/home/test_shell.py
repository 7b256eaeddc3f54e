"""What surrounds a page leads only to where any reader can go."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from wagtail.models import Page, PageViewRestriction

from home.models import MenuItem, Navigation, SiteSettings
from tests import factories
from tests.factories import translate


@pytest.fixture
def page(communications):
    return factories.make_standard(factories.make_section(communications, "Розділ"), "Памʼятка")


@pytest.fixture
def twin(page):
    return translate(page, "Leaflet", slug="leaflet")


def read(client, path: str):
    """The answer made anew: a kept one has no context."""
    return client.get(path, headers={"host": "localhost", "authorization": "test"})


@pytest.fixture
def shell(client):
    return lambda path: read(client, path).context["shell"]


def restrict(page, education):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def expire(page, education):
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()


def unpublish(page, education):
    page.unpublish()


def move_to_the_other_site(page, education):
    root = translate(education.root_page.specific, "Education")
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=root.pk), pos="last-child")


def move_out_of_every_site(page, education):
    Page.objects.get(pk=page.pk).move(Page.objects.get(depth=1), pos="last-child")


away = pytest.mark.parametrize(
    "take_away",
    [restrict, expire, unpublish, move_to_the_other_site, move_out_of_every_site],
    ids=lambda take: take.__name__,
)


@away
def test_the_language_switch_and_hreflang_lead_to_public_translations_only(
    client, page, twin, shell, education, take_away
):
    def switch():
        (language,) = (one for one in shell("/rozdil/pamiatka/").languages if one.code == "en")
        return language

    assert (switch().url, switch().note) == ("/en/rozdil/leaflet/", "")
    before = client.get("/rozdil/pamiatka/", headers={"host": "localhost"})
    assert b'hreflang="en"' in before.content

    take_away(twin, education)

    assert switch().url == "/en/rozdil/?untranslated=1"
    assert switch().note
    after = client.get("/rozdil/pamiatka/", headers={"host": "localhost"})
    assert b'rel="alternate" hreflang' not in after.content


@pytest.mark.parametrize("take_away", [restrict, expire, unpublish, move_out_of_every_site])
def test_menus_and_standing_links_lead_to_public_pages_only(
    communications, page, shell, education, take_away
):
    navigation, _made = Navigation.objects.get_or_create(site=communications)
    item = MenuItem.objects.create(navigation=navigation, page=page, label_uk="Сюди", label_en="Here")
    own = SiteSettings.for_site(communications)
    own.privacy_page = page
    own.save()
    assert "Сюди" in [link.label for link in shell("/").menu]
    assert shell("/").privacy_url == "/rozdil/pamiatka/"

    take_away(Page.objects.get(pk=page.pk), education)

    assert MenuItem.objects.filter(pk=item.pk).exists()
    assert "Сюди" not in [link.label for link in shell("/").menu]
    assert shell("/").privacy_url == ""


def test_the_notice_of_an_untranslated_page_is_shown_to_whom_the_switch_sends(shell, page):
    assert shell("/rozdil/?untranslated=1").untranslated_notice
    for query in ("", "?untranslated=", "?untranslated=x"):
        assert shell(f"/rozdil/{query}").untranslated_notice == ""


@pytest.mark.parametrize(
    ("url", "path", "current"),
    [
        ("/rozdil/", "/rozdil/", True),
        ("/rozdil/", "/rozdil/pamiatka/", True),
        ("/rozdil", "/rozdil/", True),
        ("/roz", "/rozdil/", False),
        ("/", "/", True),
        ("/", "/rozdil/", False),
        ("/en/", "/en/", True),
        ("/en/", "/en/rozdil/", False),
        ("/en/rozdil/", "/en/rozdil/leaflet/", True),
        ("https://example.com/", "/", False),
    ],
)
def test_a_link_of_the_menu_is_current_on_its_page_and_below(
    communications, page, twin, shell, url, path, current
):
    navigation, _made = Navigation.objects.get_or_create(site=communications)
    MenuItem.objects.create(navigation=navigation, url=url, label_uk="Пункт", label_en="Пункт")

    (link,) = (link for link in shell(path).menu if link.label == "Пункт")

    assert link.current is current


@pytest.mark.parametrize(
    "url",
    [
        "/", "/novyny/?category=e-posluhy#top", "https://example.com/шлях", "http://localhost:8000/",
        "mailto:press@example.com", "tel:+380342552020", "HTTPS://example.com",
    ],
)  # fmt: skip
def test_a_menu_takes_addresses_that_lead_somewhere(url):
    MenuItem(url=url, label_uk="Пункт", label_en="Item").clean()


@pytest.mark.usefixtures("untranslated")
@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//example.com", "/\\example.com",
        "\\\\example.com", "novyny/", "https:/novyny/", "https://", "mailto:", "ftp://example.com/",
        "java\nscript:alert(1)", "/a b/", "http://[", " https://example.com",
    ],
)  # fmt: skip
def test_a_menu_refuses_what_leads_elsewhere(url):
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        MenuItem(url=url, label_uk="Пункт", label_en="Item").clean()
    assert refused.value.message_dict == {
        "url": ["Give a path such as /novyny/, or an address with http, https, mailto or tel."]
    }
