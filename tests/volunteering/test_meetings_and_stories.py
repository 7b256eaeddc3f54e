"""Meetings: before them the agenda, afterwards the minutes; stories for others to repeat."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.publishing.rule import problems
from tests.budget import queries_of
from tests.factories import body, kyiv, make_image
from tests.signups.conftest import make_session
from tests.volunteering.call_factories import make_meeting, make_meeting_index, make_story, make_story_index

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

NOW = kyiv(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def index(communications):
    return make_meeting_index(communications)


def titles(client, query: str = "") -> list[str]:
    response = client.get(f"/zustrichi/{query}", HTTP_AUTHORIZATION="test")
    assert response.status_code == 200
    return [thing.title for thing in response.context["things"]]


def test_the_next_meeting_comes_first_and_the_last_one_before_the_eldest(client, index):
    for title, days in {"Далека": 9, "Наступна": 2, "Торішня": -400, "Минула": -3}.items():
        make_meeting(index, NOW + days * DAY, title)
    assert titles(client) == ["Наступна", "Далека", "Минула", "Торішня"]
    assert titles(client, "?status=coming") == ["Наступна", "Далека"]
    assert titles(client, "?status=past&year=2025") == ["Торішня"]
    assert client.get("/zustrichi/?status=x").status_code == 404


def test_a_meeting_is_past_once_it_has_ended(client, index, clock):
    make_meeting(index, NOW)
    assert titles(client, "?status=coming") == ["Зустріч з волонтерами"]
    clock.move_to(NOW + timedelta(hours=2))
    assert titles(client, "?status=past") == ["Зустріч з волонтерами"]


def test_its_page_has_the_agenda_and_the_way_to_sign_up(client, index):
    page = make_meeting(
        index, NOW + DAY, agenda="Підсумки року\n\n Плани на весну ", online_url="https://example.org/zoom"
    )
    response = client.get(page.url)
    assert page.agenda_items == ["Підсумки року", "Плани на весну"]
    (offer,) = response.context["offers"]
    assert f'href="{offer.url}"' in response.text
    assert 'href="https://example.org/zoom"' in response.text


def test_afterwards_it_has_its_minutes_and_no_sign_up(client, index):
    page = make_meeting(index, NOW - DAY)
    assert "The minutes will be here soon." in client.get(page.url, HTTP_AUTHORIZATION="x").text
    page.minutes = body(("rich_text", "<p>Вирішили провести толоку.</p>"))
    page.save()
    response = client.get(page.url, HTTP_AUTHORIZATION="x")
    assert "Вирішили провести толоку." in response.text
    assert "The minutes will be here soon." not in response.text
    assert response.context["offers"] == []


def test_a_meeting_called_off_says_why(client, index):
    page = make_meeting(
        index, NOW + DAY, session={"cancelled_at": timezone.now(), "cancellation_reason": "Немає світла."}
    )
    text = client.get(page.url).text
    assert "meeting is called off." in text
    assert "Немає" in text


def test_only_a_meeting_is_presented_as_one(communications, index):
    page = make_meeting(index, NOW + DAY)
    page.session = make_session(communications)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "session" in refused.value.message_dict


def test_pictures_of_minutes_need_an_answer_about_children(index):
    page = make_meeting(index, NOW - DAY)
    page.minutes = body(("gallery", {"images": [{"image": make_image(children=""), "caption": ""}]}))
    assert [problem.field for problem in problems(page)] == ["minutes"]


def test_more_meetings_cost_no_query_more(client, index):
    make_meeting(index, NOW + DAY)
    few = queries_of(client, "/zustrichi/")
    for n in range(3):
        make_meeting(index, NOW + n * DAY, hero_image=make_image(size=(160, 100)))
    assert len(queries_of(client, "/zustrichi/")) <= len(few) + 1  # pictures are asked for once there are any


def test_stories_stand_with_the_latest_first(client, communications):
    index = make_story_index(communications)
    make_story(index, "Давня", date=date(2023, 5, 1))
    page = make_story(
        index, "Нова", date=date(2026, 5, 1), repeat="Знайти подвірʼя\nДомовитися", organisation="Департамент"
    )
    assert [item.title for item in client.get("/istorii/").context["items"]] == ["Нова", "Давня"]
    text = client.get(page.url).text
    assert "Знайти подвірʼя" in text
    assert "Департамент" in text
    assert client.get("/istorii/?page=2").status_code == 404
