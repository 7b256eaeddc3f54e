"""Institutions where readers look for them."""

import pytest

from campaigns.models import CampaignPlace
from institutions.models import FormerName, FormerSlug, Institution
from search.models import Entry
from tests.factories import (
    make_campaign,
    make_campaign_index,
    make_campaign_page,
)
from tests.indexing import indexed as unindexed  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


@pytest.fixture
def lyceum(communications, education):
    return Institution.objects.create(
        name="Ліцей № 25 Івано-Франківської міської ради",
        short_name="Ліцей № 25",
        slug="litsei-25",
        kind="school",
        address="вул. Симоненка, 1",
        note="Дзвонити пізно",
    )


def found(client, words: str, **headers) -> list[str]:
    context = client.get("/search/", {"q": words, "kind": "institutions"}, **headers).context
    return [hit.url for hit in context["hits"]] if context["answer"].has_all_words else []


@pytest.mark.parametrize("words", ["ліцей 25", "Ліцей №25", "школа 25", "симоненка", "міської ради"])
def test_it_is_found_by_its_names_and_its_address_on_both_sites(client, lyceum, words):
    for host in ("localhost", "osvita.localhost"):
        assert found(client, words, HTTP_HOST=host) == ["/institutions/litsei-25/"]


def test_a_note_for_editors_is_not_found(client, lyceum):
    assert found(client, "дзвонити") == []
    assert "Дзвонити" not in client.get("/institutions/litsei-25/").content.decode()


def test_a_former_name_finds_it_and_is_shown(client, lyceum):
    assert found(client, "нвк лідер") == []
    FormerName.objects.create(institution=lyceum, name="НВК «Лідер»")
    assert found(client, "нвк лідер") == ["/institutions/litsei-25/"]
    assert "НВК «Лідер»" in client.get("/institutions/litsei-25/").content.decode()


def test_one_that_works_no_more_is_gone(client, lyceum):
    lyceum.active = False
    lyceum.save()
    assert found(client, "ліцей 25") == []
    assert client.get("/institutions/litsei-25/").status_code == 404
    lyceum.delete()
    assert not Entry.objects.filter(source="institutions").exists()


def test_a_former_address_leads_to_it(client, lyceum):
    FormerSlug.objects.create(institution=lyceum, slug="nvk-lider")
    response = client.get("/en/institutions/nvk-lider/")
    assert (response.status_code, response.url) == (301, "/en/institutions/litsei-25/")
    assert client.get("/institutions/nowhere/").status_code == 404


def test_its_page_shows_where_it_is_and_the_campaigns_there(client, communications, lyceum):
    lyceum.latitude, lyceum.longitude = "48.91", "24.71"
    lyceum.save()
    campaign = make_campaign(communications)
    CampaignPlace.objects.create(campaign=campaign, institution=lyceum)
    page = make_campaign_page(make_campaign_index(communications), campaign, title="Зимова школа")
    draft = make_campaign(communications)
    CampaignPlace.objects.create(campaign=draft, institution=lyceum)
    make_campaign_page(page.get_parent(), draft, title="Чернетка", live=False)
    html = client.get("/institutions/litsei-25/", HTTP_HOST="localhost").content.decode()
    html = html.replace("\xa0", " ")
    assert "/kampanii/zymova-shkola/" in html.split("at-institution")[-1]
    assert "Чернетка" not in html
    assert "mlat=48.91" in html
    assert "вул. Симоненка, 1" in html
