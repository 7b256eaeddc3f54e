"""RSS and Atom: per site, category and language."""

from datetime import timedelta

import pytest
from defusedxml import ElementTree
from django.utils import timezone

from home.models import SiteSettings
from news.feeds import LENGTH
from tests.cms.test_listing import HIDDEN
from tests.factories import kyiv, make_category, make_news, make_news_index, translate

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def index(communications):
    return make_news_index(communications, introduction="Коротко й по суті.")


def feed(client, path: str, kind: str, **headers):
    """The feed's root element; its type is checked on the way."""
    headers.setdefault("HTTP_HOST", "localhost")
    response = client.get(path, **headers)
    assert response.status_code == 200
    assert response["Content-Type"] == f"application/{kind}+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def rss_titles(root) -> list[str]:
    return [item.findtext("title") for item in root.iter("item")]


def test_rss_names_itself_its_language_and_its_items(client, communications, index):
    category = make_category(communications)
    page = make_news(index, "Черга & садок", on=kyiv(2023, 5, 1, 9), category=category)
    channel = feed(client, "/novyny/rss/", "rss").find("channel")
    assert channel.findtext("title") == "Новини – Комунікації"
    assert channel.findtext("link") == "http://localhost/novyny/"
    assert channel.findtext("language") == "uk"
    assert channel.findtext("description") == "Коротко й по суті."
    assert channel.find(f"{ATOM}link").attrib == {"rel": "self", "href": "http://localhost/novyny/rss/"}
    item = channel.find("item")
    assert item.findtext("title") == "Черга & садок"
    assert item.findtext("link") == page.full_url
    assert item.findtext("pubDate") == "Mon, 01 May 2023 09:00:00 +0300"
    assert item.findtext("category") == "Е-послуги"
    assert item.find("guid").attrib == {"isPermaLink": "false"}


def test_atom_names_itself_and_when_an_item_was_updated(client, index):
    page = make_news(index, on=kyiv(2023, 5, 1))
    page.last_published_at = kyiv(2023, 6, 1)
    page.save()
    root = feed(client, "/novyny/atom/", "atom")
    assert {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")} == {
        "alternate": "http://localhost/novyny/",
        "self": "http://localhost/novyny/atom/",
    }
    entry = root.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}published") == "2023-05-01T12:00:00+03:00"
    assert entry.findtext(f"{ATOM}updated") == "2023-06-01T12:00:00+03:00"


def test_an_item_keeps_its_name_when_its_address_changes(client, index):
    page = make_news(index)
    before = feed(client, "/novyny/rss/", "rss").find("channel/item/guid").text
    page.slug = "inakshe"
    page.save()
    item = feed(client, "/novyny/rss/", "rss").find("channel/item")
    assert item.findtext("link") == "http://localhost/novyny/inakshe/"
    assert item.findtext("guid") == before


def test_a_feed_is_by_date_whatever_is_pinned_and_of_limited_length(client, index):
    for day in range(1, LENGTH + 3):
        make_news(index, f"Новина {day}", on=kyiv(2023, 5, 1) + timedelta(days=day), pinned=day == 1)
    titles = rss_titles(feed(client, "/novyny/rss/", "rss"))
    assert titles == [f"Новина {day}" for day in range(LENGTH + 2, 2, -1)]


def test_a_category_has_its_own_feed(client, communications, index):
    make_news(index, "Про послугу", category=make_category(communications))
    make_news(index, "Про місто", category=make_category(communications, "misto", "Місто"))
    channel = feed(client, "/novyny/rss/e-posluhy/", "rss").find("channel")
    assert channel.findtext("title") == "Новини: Е-послуги"
    assert channel.findtext("link") == "http://localhost/novyny/?category=e-posluhy"
    assert rss_titles(channel) == ["Про послугу"]
    assert client.get("/novyny/rss/nemaie/").status_code == 404
    assert client.get("/novyny/atom/nemaie/").status_code == 404


def test_each_site_and_language_has_its_own_feed(client, communications, education, index):
    own = make_news(index, "Комунікації")
    translate(own, "Communications")
    elsewhere = make_news_index(education)
    make_news(elsewhere, "Гостя", shown_on=(communications,))
    make_news(elsewhere, "Освіта")
    assert set(rss_titles(feed(client, "/novyny/rss/", "rss"))) == {"Комунікації", "Гостя"}
    there = feed(client, "/novyny/rss/", "rss", HTTP_HOST="osvita.localhost")
    assert set(rss_titles(there)) == {"Гостя", "Освіта"}
    english = feed(client, "/en/novyny/rss/", "rss").find("channel")
    assert (english.findtext("language"), rss_titles(english)) == ("en", ["Communications"])
    guids = {element.text for element in [*english.iter("guid"), *there.iter("guid")]}
    assert len(guids) == 3


@pytest.mark.parametrize("make", HIDDEN, ids=lambda make: make.__name__)
def test_what_no_reader_may_see_is_in_no_feed(client, index, make):
    hidden = make(index)
    for path in ("/novyny/rss/", "/novyny/atom/", "/en/novyny/rss/"):
        response = client.get(path)
        assert hidden.url not in response.content.decode()
        assert response.status_code in {200, 302, 404}


def test_the_index_points_at_its_feeds(client, communications, index):
    make_news(index, category=make_category(communications))
    head = client.get("/novyny/").content.decode()
    assert 'type="application/rss+xml" title="Новини (RSS)" href="/novyny/rss/">' in head
    filtered = client.get("/novyny/?category=e-posluhy").content.decode()
    assert 'title="Новини: Е-послуги (Atom)" href="/novyny/atom/e-posluhy/">' in filtered


def test_a_feed_is_fresh_after_a_publish(client, index):
    make_news(index, "Перша")
    assert rss_titles(feed(client, "/novyny/rss/", "rss")) == ["Перша"]
    make_news(index, "Друга", on=timezone.now() + timedelta(minutes=1))
    assert rss_titles(feed(client, "/novyny/rss/", "rss")) == ["Друга", "Перша"]


def test_an_english_feed_names_the_site_in_english(client, communications, index):
    SiteSettings.objects.update_or_create(
        site=communications, defaults={"short_name_uk": "Комунікації", "short_name_en": "Communications"}
    )
    english = translate(index, "News")
    channel = feed(client, f"{english.get_url()}rss/", "rss").find("channel")
    assert channel.findtext("title") == "News – Communications"
