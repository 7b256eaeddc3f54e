"""Every list has its feeds, and the page «Subscribe» names them all."""

import re
from datetime import date

import pytest
from defusedxml import ElementTree

from contests.models import ContestIndexPage
from tests.factories import (
    add,
    kyiv,
    make_campaign,
    make_campaign_index,
    make_campaign_page,
    make_category,
    make_news_index,
    make_post,
    make_service,
    make_service_index,
    translate,
)
from tests.news.test_feeds import feed, rss_titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


def test_campaigns_and_their_posts_are_one_feed_the_newest_first(client, communications):
    page = make_campaign_page(make_campaign_index(communications), title="Флікери")
    make_post(page, "Архівний допис", on=kyiv(2023, 1, 1))
    make_post(page, "Чернетка", live=False)
    hidden = make_campaign_page(page.get_parent(), title="Захована", live=False)
    assert not hidden.live

    titles = rss_titles(feed(client, "/kampanii/rss/", "rss"))
    assert titles == ["Флікери", "Архівний допис"]


def test_a_campaign_has_a_feed_of_its_posts_and_of_the_stages_that_begin(
    client, communications, time_machine
):
    time_machine.move_to(kyiv(2026, 3, 2), tick=False)
    stages = (
        ("Збір", date(2026, 3, 1), date(2026, 3, 20)),
        ("Роздача", date(2026, 3, 10), date(2026, 3, 11)),
        ("Підсумки", date(2026, 4, 1), None),
    )
    index = make_campaign_index(communications)
    page = make_campaign_page(index, make_campaign(communications, stages=stages), "Флікери")
    make_post(page, "Чернетка", live=False)
    make_post(make_campaign_page(index, title="Інша"), "Чужий допис")
    make_post(page, "Перша тисяча", on=kyiv(2026, 3, 2, 9))
    time_machine.move_to(kyiv(2026, 3, 9), tick=False)
    assert rss_titles(feed(client, "/kampanii/flikery/rss/", "rss")) == ["Перша тисяча"]

    time_machine.move_to(kyiv(2026, 3, 10, 1), tick=False)
    channel = feed(client, "/kampanii/flikery/rss/", "rss")
    assert channel.find("channel").findtext("title") == "Флікери – Комунікації"
    assert rss_titles(channel) == ["A stage begins: Роздача", "Перша тисяча"]
    [stage, _post] = channel.iter("item")
    assert stage.findtext("link") == page.full_url
    assert stage.findtext("pubDate") == "Tue, 10 Mar 2026 00:00:00 +0200"

    html = client.get("/kampanii/flikery/").text
    # In its head, and where readers see it.
    assert html.count(f'href="{page.url}rss/"') == html.count(f'href="{page.url}atom/"') == 2


def test_the_page_names_the_feeds_of_campaigns_that_are_not_over(client, communications):
    index = make_campaign_index(communications)
    make_campaign_page(index, title="Флікери")
    over = make_campaign(communications, stages=(("Усе", date(2023, 1, 1), date(2023, 2, 1)),))
    make_campaign_page(index, over, "Минула")
    page = client.get("/subscriptions/").text
    assert "/kampanii/flikery/rss/" in page
    assert "/kampanii/mynula/rss/" not in page


def test_new_services_have_a_feed(client, communications):
    index = make_service_index(communications)
    make_service(index, "Е-садок")
    translate(make_service(index, "Е-черга"), "Queue")

    assert set(rss_titles(feed(client, "/e-posluhy/rss/", "rss"))) == {"Е-садок", "Е-черга"}
    entries = feed(client, "/en/e-posluhy/atom/", "atom").iter("{http://www.w3.org/2005/Atom}title")
    assert "Queue" in [entry.text for entry in entries]


def test_the_page_names_every_feed_and_each_is_one(client, communications):
    make_category(communications)
    make_news_index(communications)
    make_campaign_index(communications)
    make_service_index(communications)
    add(communications, ContestIndexPage(title="Конкурси"))

    page = client.get("/subscriptions/").text
    addresses = re.findall(r'href="([^"]+/(?:rss|atom)/[^"]*)"', page)
    assert len(addresses) == 2 * 5
    for address in addresses:
        ElementTree.fromstring(client.get(address).content)


def test_cached_pages_lead_to_the_form_and_hold_none(client, communications):
    category = make_category(communications)
    make_news_index(communications)
    campaign = make_campaign_page(make_campaign_index(communications), title="Флікери")

    ways = {
        "/": "/subscriptions/",
        "/novyny/": "/subscriptions/?topic=news",
        "/novyny/?category=e-posluhy": f"/subscriptions/?topic=news.category%3A{category.pk}",
        "/kampanii/": "/subscriptions/?topic=campaigns",
        "/kampanii/flikery/": f"/subscriptions/?topic=campaign:{campaign.translation_key}",
    }
    for path, way in ways.items():
        page = client.get(path).text
        assert f'href="{way}"' in page, path
        assert "csrfmiddlewaretoken" not in page
