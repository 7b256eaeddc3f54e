"""What machines are told of pages."""

import json
import re
from html import unescape

import pytest

from cms.seo import json_for_script
from tests.factories import (
    kyiv,
    make_campaign_index,
    make_campaign_page,
    make_image,
    make_news,
    make_news_index,
    make_service,
    make_service_index,
    make_standard,
    translate,
)
from tests.indexing import indexed as unindexed  # noqa: F401

META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')
LINK = re.compile(r'<link rel="(canonical|alternate)"(?: hreflang="([^"]+)")? href="([^"]+)">')
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def index(communications):
    return make_news_index(communications)


class Head:
    """The head of an answer, taken apart."""

    def __init__(self, client, path: str, **headers):
        response = client.get(path, **{"HTTP_HOST": "localhost", **headers})
        assert response.status_code == 200
        page = response.content.decode()
        self.title = unescape(re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1])
        self.meta = {name: unescape(content) for name, content in META.findall(page)}
        links = LINK.findall(page)
        self.canonical = [url for rel, _lang, url in links if rel == "canonical"]
        self.alternates = {lang: url for rel, lang, url in links if lang}
        self.scripts = SCRIPT.findall(page)

    def structured(self, kind: str) -> dict:
        (script,) = self.scripts
        (found,) = (item for item in json.loads(script)["@graph"] if item["@type"] == kind)
        return found


def test_a_page_says_what_it_is_and_where(client, communications):
    make_standard(communications, "Про департамент", introduction="Хто ми.")
    head = Head(client, "/pro-departament/")
    assert head.title == "Про департамент – Івано-Франківськ"
    assert head.meta["description"] == "Хто ми."
    assert head.canonical == ["http://localhost/pro-departament/"]
    assert head.meta["og:title"] == "Про департамент"
    assert head.meta["og:url"] == "http://localhost/pro-departament/"
    assert head.meta["og:type"] == "website"
    assert head.meta["og:locale"] == "uk_UA"
    assert head.meta["og:site_name"] == "Івано-Франківськ – комунікації з мешканцями"
    assert head.meta["twitter:card"] == "summary"
    assert "robots" not in head.meta


def test_editors_words_for_search_engines_come_first(client, communications):
    make_standard(
        communications, "Про нас", introduction="Хто ми.", seo_title="Департамент", search_description="Опис."
    )
    head = Head(client, "/pro-nas/")
    assert head.title == "Департамент – Івано-Франківськ"
    assert (head.meta["description"], head.meta["og:title"]) == ("Опис.", "Департамент")


def test_a_social_picture_is_absolute_and_of_the_right_size(client, communications):
    make_standard(communications, "Про нас", hero_image=make_image("Ратуша"))
    head = Head(client, "/pro-nas/")
    assert head.meta["og:image"].startswith("http://localhost/media/")
    assert (head.meta["og:image:width"], head.meta["og:image:height"]) == ("1200", "630")
    assert head.meta["og:image:alt"] == "Ратуша"
    assert head.meta["twitter:card"] == "summary_large_image"


def test_a_withheld_picture_is_not_passed_on(client, communications):
    picture = make_image()
    type(picture).objects.filter(pk=picture.pk).update(withheld=True)
    make_standard(communications, "Про нас", hero_image=picture)
    assert "og:image" not in Head(client, "/pro-nas/").meta


def test_languages_name_each_other_and_a_default(client, communications):
    page = make_standard(communications, "Про нас")
    assert Head(client, "/pro-nas/").alternates == {}
    english = translate(page, "About us")
    english.slug = "about-us"
    english.save()
    expected = {
        "uk": "http://localhost/pro-nas/",
        "en": "http://localhost/en/about-us/",
        "x-default": "http://localhost/pro-nas/",
    }
    for path in ("/pro-nas/", "/en/about-us/"):
        assert Head(client, path).alternates == expected
    assert Head(client, "/en/about-us/").meta["og:locale"] == "en_GB"


def test_the_second_page_of_a_list_is_nobodys_translation(client, index):
    english = translate(index, "News")
    for number in range(13):
        translate(make_news(index, f"Новина {number}"), f"News {number}")
    english_path = f"/en/{english.slug}/"
    assert set(Head(client, "/novyny/").alternates) == {"uk", "en", "x-default"}
    for path in ("/novyny/?page=2", f"{english_path}?page=2"):
        assert Head(client, path).alternates == {}
    assert Head(client, "/novyny/?page=2").canonical == ["http://localhost/novyny/?page=2"]


def test_filtered_lists_are_not_for_robots(client, index):
    make_news(index, on=kyiv(2023, 5, 1))
    make_news(index, on=kyiv(2024, 5, 1))
    head = Head(client, "/novyny/?year=2023")
    assert head.meta["robots"] == "noindex, follow"
    assert head.canonical == ["http://localhost/novyny/"]
    assert Head(client, "/search/").meta["robots"] == "noindex, follow"


def test_a_news_item_is_an_article(client, index):
    make_news(index, "Черга", on=kyiv(2023, 6, 7), introduction="Запис відкрито.")
    head = Head(client, "/novyny/cherha/")
    article = head.structured("NewsArticle")
    assert head.meta["og:type"] == "article"
    assert article["headline"] == "Черга"
    assert article["datePublished"] == "2023-06-07T12:00:00+03:00"
    assert article["url"] == "http://localhost/novyny/cherha/"
    assert article["inLanguage"] == "uk"
    organisation = head.structured("GovernmentOrganization")
    assert article["publisher"] == {"@id": organisation["@id"]}
    assert organisation["@id"] == "http://localhost/#organisation"


def test_breadcrumbs_lead_from_the_home_page_here(client, index):
    make_news(index, "Черга")
    steps = Head(client, "/novyny/cherha/").structured("BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, "http://localhost/"),
        (2, "http://localhost/novyny/"),
        (3, "http://localhost/novyny/cherha/"),
    ]


def test_a_service_and_a_campaign_are_described(client, communications):
    from datetime import date

    from tests.factories import make_campaign

    make_service(make_service_index(communications), "Е-садок")
    service = Head(client, "/e-posluhy/e-sadok/").structured("GovernmentService")
    assert service["audience"] == {"@type": "Audience", "audienceType": "Батьки дітей до шести років"}
    assert service["availableChannel"]["serviceUrl"] == "https://example.com/e-sadok"
    row = make_campaign(communications, stages=(("Етап", date(2023, 2, 1), date(2023, 2, 28)),))
    make_campaign_page(make_campaign_index(communications), row)
    event = Head(client, "/kampanii/flikery/").structured("Event")
    assert (event["startDate"], event["endDate"]) == ("2023-02-01", "2023-02-28")


def test_a_guest_is_canonical_at_home(client, communications, education):
    elsewhere = make_news_index(education)
    make_news(elsewhere, "Канікули", shown_on=(communications,))
    head = Head(client, "/novyny/kanikuly/", HTTP_HOST="osvita.localhost")
    assert head.canonical == ["http://osvita.localhost/novyny/kanikuly/"]


def test_no_words_can_end_the_script(client, index):
    evil = "</script><script>alert(1)</script><!-- & \u2028"
    make_news(index, evil, slug="evil")
    head = Head(client, "/novyny/evil/")
    assert head.structured("NewsArticle")["headline"] == evil
    assert "<" not in head.scripts[0]
    assert json.loads(json_for_script({"a": evil})) == {"a": evil}
