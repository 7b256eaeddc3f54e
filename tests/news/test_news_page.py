"""A news item's own page."""

import pytest

from tests.factories import (
    kyiv,
    make_campaign_index,
    make_campaign_page,
    make_category,
    make_news,
    make_news_index,
    make_service,
    make_service_index,
)


@pytest.fixture
def index(communications):
    return make_news_index(communications)


def test_it_shows_its_date_category_and_sources(client, communications, index):
    make_news(index, "Черга", on=kyiv(2023, 6, 7), category=make_category(communications), sources=2)
    page = client.get("/novyny/cherha/").content.decode()
    assert '<time datetime="2023-06-07">7\u00a0червня\u00a02023</time>' in page
    assert "<span>Е-послуги</span>" in page
    assert 'href="https://example.com/1">Рішення №\u00a01</a>' in page
    assert 'href="https://example.com/2">Рішення №\u00a02</a>' in page


def test_it_leads_to_the_service_and_the_campaign_it_is_about(client, communications, index):
    service = make_service(make_service_index(communications), "Е-садок")
    campaign = make_campaign_page(make_campaign_index(communications), title="Флікери")
    make_news(index, "Черга", related_service=service, related_campaign=campaign)
    response = client.get("/novyny/cherha/")
    assert (response.context["service"], response.context["campaign"].pk) == (service, campaign.pk)
    assert 'href="/e-posluhy/e-sadok/"' in response.content.decode()
    assert 'href="/kampanii/flikery/"' in response.content.decode()


def test_it_does_not_lead_to_what_is_not_public(client, communications, index):
    service = make_service(make_service_index(communications), "Е-садок", live=False)
    campaign = make_campaign_page(make_campaign_index(communications), title="Флікери", live=False)
    make_news(index, "Черга", related_service=service, related_campaign=campaign)
    response = client.get("/novyny/cherha/")
    assert (response.context["service"], response.context["campaign"]) == (None, None)
    assert "e-sadok" not in response.content.decode()
    assert "flikery" not in response.content.decode()


def test_it_offers_three_others_and_never_itself(client, index):
    for day in range(1, 6):
        make_news(index, f"Новина {day}", on=kyiv(2023, 5, day))
    make_news(index, "Чернетка", on=kyiv(2023, 5, 9), live=False)
    others = [item.title for item in client.get("/novyny/novyna-4/").context["other_news"]]
    assert others == ["Новина 5", "Новина 3", "Новина 2"]


def test_it_says_when_it_was_updated_only_on_a_later_day(client, index):
    page = make_news(index, "Черга", on=kyiv(2023, 6, 7))
    page.last_published_at = kyiv(2023, 6, 7, 18)
    page.save()
    assert client.get("/novyny/cherha/").context["updated"] is None
    page.last_published_at = kyiv(2023, 6, 8)
    page.save()
    assert client.get("/novyny/cherha/").context["updated"] == kyiv(2023, 6, 8)
