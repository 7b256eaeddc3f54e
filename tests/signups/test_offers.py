"""What pages show of sessions: roughly how many places are left, never who."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cms.calendars import CONTENT_TYPE
from cms.mail.attachments import unpack
from cms.mail.models import Letter
from cms.registries import Scope, dated_things
from signups.domain import places, sessions
from signups.models import Series, Session
from signups.offers import Availability, availability_of, offers_of
from tests.factories import make_campaign, make_campaign_index, make_campaign_page, make_institution
from tests.signups.conftest import NOW, STARTS, asked, make_session, placed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


@pytest.fixture
def clock(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.fixture
def page(communications):
    series = Series.objects.create(site=communications, name_uk="Зимові школи")
    campaign = make_campaign(communications)
    campaign.series = series
    campaign.save()
    return make_campaign_page(make_campaign_index(communications), campaign)


def winter_school(page, name="Зимова школа", **fields) -> Session:
    campaign = page.campaign
    return make_session(campaign.site, series=campaign.series, name_uk=name, name_en="", places=1, **fields)


def badge_words(client, page) -> list[str]:
    text = client.get(page.url).text
    return [part.partition("<")[0] for part in text.split('<span class="badge badge--')[1:] for part in
            [part.partition(">")[2]] if part.partition("<")[0] in Availability.labels]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "taken", "found"),
    [
        ({}, 1, "free"),
        ({}, 2, "waiting"),
        ({"has_waiting_list": False}, 2, "full"),
        ({"places": None}, 200, "free"),
        ({"opens_at": NOW + timedelta(seconds=1)}, 0, "soon"),
        ({"opens_at": NOW}, 0, "free"),
        ({"closes_at": NOW}, 0, "closed"),
        ({"cancelled_at": NOW}, 0, "cancelled"),
    ],
)
def test_what_is_left_is_said_roughly(communications, fields, taken, found):
    assert availability_of(make_session(communications, **fields), taken, now=NOW) == found


def test_offers_stand_by_institution_and_then_by_time(communications):
    ours, theirs = make_institution("Ліцей № 3"), make_institution("Ліцей № 25")
    late = make_session(communications, institution=theirs, starts_at=STARTS + timedelta(hours=1))
    third, early = (make_session(communications, institution=one) for one in (ours, theirs))
    over = make_session(communications, starts_at=NOW - timedelta(days=1), ends_at=NOW)

    found = [offer.session for offer in offers_of(Session.objects.all(), now=NOW)]

    assert found == [early, late, third]
    assert over not in found


def test_a_campaign_offers_its_sessions(clock, client, page):
    session = winter_school(page, institution=make_institution("Ліцей № 3"))
    make_session(page.campaign.site, name_uk="Чужа толока", name_en="")

    text = client.get(page.url).text

    assert reverse("sign_up", args=[session.key]) in text
    assert "Ліцей №\N{NO-BREAK SPACE}3" in text
    assert "Чужа толока" not in text


def test_the_kept_page_turns_with_the_last_place_and_back(clock, client, page):
    session = winter_school(page)
    assert badge_words(client, page) == ["places are free"]

    one = placed(session, "Перша")
    assert badge_words(client, page) == ["waiting list only"]
    places.cancel(sign_up=one, now=NOW)
    assert badge_words(client, page) == ["places are free"]


def test_the_kept_page_ends_when_sign_up_opens_and_closes(clock, client, page):
    opens, closes = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    winter_school(page, opens_at=opens, closes_at=closes)

    assert badge_words(client, page) == ["sign-up opens later"]
    clock.move_to(opens, tick=False)
    assert badge_words(client, page) == ["places are free"]
    clock.move_to(closes, tick=False)
    assert badge_words(client, page) == ["sign-up is closed"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_asks_as_much_for_one_session_as_for_three(communications, django_assert_num_queries, count):
    for number in range(count):
        session = make_session(communications, institution=make_institution(f"Ліцей № {number + 1}"))
        for name in ("Перша", "Друга", "Третя")[:count]:
            placed(session, name)

    with django_assert_num_queries(1):
        assert [offer.session.taken for offer in offers_of(Session.objects.all(), now=NOW)] == (
            [min(count, 2)] * count
        )


def test_the_calendar_and_the_home_page_are_told(clock, communications):
    make_session(communications, cancelled_at=NOW)
    session = make_session(communications, least_age=14)
    scope = Scope(communications, communications.root_page.locale, NOW.date())

    found = [thing for name, give in dated_things if name == "sessions" for thing in give(scope)]

    assert [(thing.title, thing.kind, thing.tags) for thing in found] == [
        ("Толока в парку", "volunteer shift", ("from age 14",))
    ]
    assert found[0].url.endswith(f"/signup/{session.key}/")
    assert [stage.label for stage in found[0].timeline] == ["10:00–13:00"]


def test_what_lasts_for_days_is_called_by_its_kind(clock, communications):
    make_session(communications, kind="holiday-school", ends_at=STARTS + timedelta(days=4))
    scope = Scope(communications, communications.root_page.locale, NOW.date())

    (thing,) = (thing for name, give in dated_things if name == "sessions" for thing in give(scope))

    assert [stage.label for stage in thing.timeline] == ["Holiday school"]


class TestCalendarFile:
    def test_keeps_its_name_and_counts_changes(self, clock, client, session):
        address = reverse("sign_up_calendar", args=[session.key])
        before = client.get(address)
        session.sequence = 4
        session.save()
        after = client.get(address)

        assert before["Content-Type"] == CONTENT_TYPE
        for response, sequence in ((before, 0), (after, 4)):
            assert f"UID:{session.key}\r\n" in response.text
            assert f"SEQUENCE:{sequence}\r\n" in response.text

    def test_comes_with_the_place_and_is_struck_out_when_it_is_called_off(self, clock, session):
        placed(session)
        sessions.cancel_session(session=session, reason="Дощ", by=None, now=NOW)

        def event_in(kind: str) -> str:
            return unpack(Letter.objects.get(kind=f"account.sign_up_{kind}").attachments)[0].content.decode()

        for kind, sequence, status in (("placed", 0, "CONFIRMED"), ("session_cancelled", 1, "CANCELLED")):
            event = event_in(kind)
            assert f"UID:{session.key}\r\n" in event
            assert f"SEQUENCE:{sequence}\r\nSTATUS:{status}\r\n" in event

    def test_of_a_place_given_back_is_struck_out_for_that_person_only(self, clock, client, session):
        places.cancel(sign_up=placed(session), now=NOW)

        letter = Letter.objects.get(kind="account.sign_up_cancelled")
        assert "STATUS:CANCELLED" in unpack(letter.attachments)[0].content.decode()
        assert "STATUS:CONFIRMED" in client.get(reverse("sign_up_calendar", args=[session.key])).text

    def test_a_letter_that_asks_carries_none(self, session):
        asked(session)
        assert Letter.objects.get().attachments == []
