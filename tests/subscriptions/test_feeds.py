"""Every list has its feeds, and the page «Subscribe» names them all."""

import re

import pytest
from defusedxml import ElementTree

from contests.models import ContestIndexPage
from tests.factories import (
    add,
    kyiv,
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
