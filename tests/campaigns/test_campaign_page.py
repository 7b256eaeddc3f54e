"""A campaign's page and its posts."""

from datetime import date

import pytest

from campaigns.models import CampaignStage
from tests.factories import (
    kyiv,
    make_campaign,
    make_campaign_index,
    make_campaign_page,
    make_institution,
    make_news,
    make_news_index,
    make_post,
    translate,
)


@pytest.fixture
def index(communications):
    return make_campaign_index(communications)


@pytest.fixture
def page(communications, index):
    row = make_campaign(
        communications,
        "Флікери",
        stages=(("Роздавання", date(2023, 2, 1), date(2023, 2, 28)),),
        figures=2,
        institutions=2,
        audiences=["children", "parents"],
        organisers_uk="Департамент освіти та науки",
        partners_uk="Патрульна поліція",
    )
    return make_campaign_page(index, row, results="Роздали 2000 флікерів.")


def test_it_shows_its_row(client, page):
    shown = client.get("/kampanii/flikery/").content.decode()
    for words in (
        "Щоб кожну дитину було видно на\u00a0дорозі.",
        "Департамент освіти та\u00a0науки",
        "Патрульна поліція",
        "Роздавання",
        "1000",
        "2000",
        "Звіт за\u00a02023",
        "«Ялинка»",
        "Роздали 2000 флікерів.",
    ):
        assert words in shown


def test_it_is_fresh_after_its_row_changes(client, page):
    assert "Виставка" not in client.get("/kampanii/flikery/").content.decode()
    CampaignStage.objects.create(
        campaign=page.campaign, label_uk="Виставка", starts_on=date(2023, 3, 1), ends_on=date(2023, 3, 1)
    )
    assert "Виставка" in client.get("/kampanii/flikery/").content.decode()


def test_a_place_follows_the_name_of_its_institution(client, page):
    institution = page.campaign.places.first().institution
    assert "Ромашка" not in client.get("/kampanii/flikery/").content.decode()
    institution.name = "Заклад дошкільної освіти № 6 «Ромашка»"
    institution.save()
    assert "Ромашка" in client.get("/kampanii/flikery/").content.decode()


def test_posts_and_news_about_it_come_the_latest_first(client, communications, page):
    make_post(page, "Перший", on=kyiv(2023, 2, 1))
    make_post(page, "Другий", on=kyiv(2023, 2, 8))
    make_post(page, "Чернетка", live=False)
    news = make_news_index(communications)
    make_news(news, "Стара", on=kyiv(2023, 1, 1), related_campaign=page)
    make_news(news, "Нова", on=kyiv(2023, 3, 1), related_campaign=page)
    make_news(news, "Про інше")
    context = client.get("/kampanii/flikery/").context
    assert [post.title for post in context["posts"]] == ["Другий", "Перший"]
    assert [item.title for item in context["related"]] == ["Нова", "Стара"]


def test_older_posts_are_folded_away_and_counted(client, page):
    for day in range(1, 9):
        make_post(page, f"Допис {day}", on=kyiv(2023, 2, day))
    response = client.get("/kampanii/flikery/")
    assert response.context["earlier_posts"] == 2
    open_part, folded = response.content.decode().split('<details class="more-posts">')
    assert ("Допис 3" in open_part, "Допис 2" in open_part) == (True, False)
    assert "Допис 2" in folded


def test_a_post_leads_to_its_campaign_and_its_neighbours(client, page):
    for day in (1, 2, 3):
        make_post(page, f"Допис {day}", on=kyiv(2023, 2, day))
    make_post(page, "Чернетка", on=kyiv(2023, 2, 2, 13), live=False)
    context = client.get("/kampanii/flikery/dopys-2/").context
    assert context["campaign_page"].pk == page.pk
    assert (context["earlier"].title, context["later"].title) == ("Допис 1", "Допис 3")
    ends = client.get("/kampanii/flikery/dopys-3/").context
    assert (ends["earlier"].title, ends["later"]) == ("Допис 2", None)


def test_posts_of_one_moment_are_neighbours_of_each_other(client, page):
    for number in (1, 2, 3):
        make_post(page, f"Допис {number}", on=kyiv(2023, 2, 1))
    context = client.get("/kampanii/flikery/dopys-2/").context
    assert (context["earlier"].title, context["later"].title) == ("Допис 1", "Допис 3")


def test_both_languages_present_one_row(client, page):
    page.campaign.aim_en = "So that every child is seen on the road."
    page.campaign.save()
    english = translate(page, "Reflectors")
    assert english.campaign_id == page.campaign_id
    shown = client.get("/en/kampanii/flikery/").content.decode()
    assert "So that every child is seen on\u00a0the\u00a0road." in shown


def test_a_campaign_without_anything_is_still_a_page(client, communications, index):
    row = make_campaign(communications, "Порожня", aim_uk="", audiences=[])
    make_campaign_page(index, row, introduction="")
    shown = client.get("/kampanii/porozhnia/").content.decode()
    assert "<h1" in shown
    for block in ('class="timeline', 'class="figures"', 'class="places"', 'class="posts"'):
        assert block not in shown


def test_an_institution_has_its_settlement_in_the_address(communications, index):
    institution = make_institution(settlement="Хриплин", address="вул. Шкільна, 2")
    row = make_campaign(communications)
    row.places.create(institution=institution)
    assert row.places.get().address == "Хриплин, вул. Шкільна, 2"


def test_a_post_does_not_name_a_campaign_that_readers_may_not_see(client, page):
    make_post(page, "Допис")
    page.unpublish()
    response = client.get("/kampanii/flikery/dopys/")
    assert response.context["campaign_page"] is None
    assert page.title not in response.content.decode()
