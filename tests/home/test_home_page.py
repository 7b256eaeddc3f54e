"""The home page: what leads, what runs, what is new."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils.translation import override

from cms.registries import DatedThing, Registry, Scope
from cms.timeline import Stage, State, Timeline
from home import queries
from home.models import HomePage
from tests.factories import (
    kyiv,
    make_campaign,
    make_campaign_index,
    make_campaign_page,
    make_news,
    make_news_index,
    make_service,
    make_service_index,
    translate,
)

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(kyiv(2026, 11, 23), tick=False):
        yield


@pytest.fixture
def home(communications):
    return HomePage.objects.get(pk=communications.root_page_id)


def thing(title: str, first: date, last: date) -> DatedThing:
    timeline = Timeline([Stage("Етап", first, last)], TODAY)
    return DatedThing(kind="", title=title, text="", url="/", timeline=timeline)


@pytest.fixture
def gather(monkeypatch, communications, uk):
    """What the home page shows when apps register these things."""

    def gathered(*providers) -> list[tuple[str, list[str]]]:
        registry = Registry()
        for number, things in enumerate(providers):
            registry.register(str(number), lambda scope, things=things: things)
        monkeypatch.setattr(queries, "dated_things", registry)
        with override("en"):
            things = queries.gathered_things(Scope(site=communications, locale=uk, on=TODAY))
            found = queries.happenings(things)
        return [(group.title, [one.title for one in group.things]) for group in found]

    return gathered


def test_when_enough_runs_only_that_is_shown(gather):
    running = [thing(f"Триває {n}", TODAY, TODAY + n * DAY) for n in range(3)]
    over = [thing("Минуло", TODAY - DAY, TODAY - DAY)]
    assert gather(over, running) == [("Under way now", ["Триває 0", "Триває 1", "Триває 2"])]


def test_what_is_over_never_stands_under_the_heading_of_what_runs(gather):
    running = [thing("Триває", TODAY, TODAY)]
    over = [thing(f"Минуло {n}", TODAY - n * DAY, TODAY - n * DAY) for n in range(1, 4)]
    assert gather(over, running) == [
        ("Under way now", ["Триває"]),
        ("Lately finished", ["Минуло 1", "Минуло 2"]),
    ]


def test_what_comes_stands_with_what_runs_and_the_heading_says_so(gather):
    running, coming = [thing("Триває", TODAY, TODAY)], [thing("Буде", TODAY + DAY, TODAY + DAY)]
    assert gather(coming, running) == [("Under way and coming soon", ["Триває", "Буде"])]
    assert gather(coming) == [("Coming soon", ["Буде"])]


def test_when_nothing_runs_the_heading_does_not_say_that_something_does(gather):
    assert gather([thing("Минуло", TODAY - DAY, TODAY - DAY)]) == [("Lately finished", ["Минуло"])]
    assert gather([]) == []


def test_of_much_that_runs_six_are_shown(gather):
    ((_title, shown),) = gather([thing(f"Триває {n}", TODAY, TODAY) for n in range(9)])
    assert shown == [f"Триває {n}" for n in range(6)]


@pytest.mark.usefixtures("untranslated")
def test_the_lead_says_what_it_is(client, communications, home):
    home.lead_page = make_campaign_page(make_campaign_index(communications))
    home.save()
    with override("en"):
        assert str(client.get("/").context["lead"].kicker) == "Campaign"


def test_the_lead_is_what_the_editor_chose(client, communications, home):
    page = make_campaign_page(make_campaign_index(communications), title="Флікери")
    home.lead_page, home.lead_title, home.lead_text = page, "Флікер видно за 150 метрів", "Закріпіть його."
    home.lead_action = "Знайти садочок"
    home.save()
    lead = client.get("/").context["lead"]
    assert (lead.title, lead.text) == ("Флікер видно за 150 метрів", "Закріпіть його.")
    assert (lead.url, lead.action) == ("/kampanii/flikery/", "Знайти садочок")


def test_a_lead_that_is_no_longer_public_has_no_button(client, communications, home):
    page = make_campaign_page(make_campaign_index(communications), title="Флікери")
    home.lead_page = page
    home.save()
    page.unpublish()
    lead = client.get("/").context["lead"]
    assert (lead.title, lead.url) == (home.title, "")
    assert "flikery" not in client.get("/", HTTP_AUTHORIZATION="test").content.decode()


def test_an_english_lead_is_the_translation(client, communications, home):
    page = make_campaign_page(make_campaign_index(communications), title="Флікери")
    translate(page, "Reflectors")
    english = HomePage.objects.get(translation_key=home.translation_key, locale__language_code="en")
    english.lead_page = page
    english.save()
    lead = client.get("/en/").context["lead"]
    assert (lead.title, lead.url) == ("Reflectors", "/en/kampanii/flikery/")


def test_it_gathers_campaigns_news_and_services_of_its_site(client, communications, education):
    campaigns = make_campaign_index(communications)
    make_campaign_page(
        campaigns, make_campaign(communications, "Флікери", stages=(("Роздавання", TODAY, TODAY),))
    )
    make_campaign_page(make_campaign_index(education), make_campaign(education, "Літня школа"))
    news = make_news_index(communications)
    for day in range(1, 8):
        make_news(news, f"Новина {day}", on=kyiv(2026, 3, day))
    make_service(make_service_index(communications), "Е-садок")
    context = client.get("/").context
    (happening,) = context["happenings"]
    assert [one.title for one in happening.things] == ["Флікери"]
    assert happening.things[0].timeline.state == State.CURRENT
    assert [link.url for link in context["ways_on"]] == ["/kampanii/"]
    assert {one.key: [item.title for item in one.items] for one in context["lists"]} == {
        "news": [f"Новина {day}" for day in range(7, 2, -1)],
        "services": ["Е-садок"],
    }
    assert [one.all_url for one in context["lists"]] == ["/novyny/", "/e-posluhy/"]


def test_an_empty_site_is_still_a_page(client, home):
    response = client.get("/")
    assert response.status_code == 200
    assert (response.context["happenings"], response.context["lists"]) == ([], [])
