"""The demo's sessions: eleven winter schools, each in an institution that there is; all plainly examples."""

import pytest

from campaigns.models import Campaign, CampaignKind
from demo.content.sessions import SERIES, WINTER
from demo.loader import people, rows
from demo.loader.sessions import load_sessions
from signups.models import Series, Session, SignUp


@pytest.fixture
def winter(communications, education) -> Campaign:
    rows.load_institutions()
    people.load_people()
    kind = CampaignKind.objects.create(name_uk="Зимові школи")
    return Campaign.objects.create(site=education, name_uk=WINTER.campaign, kind=kind)


@pytest.fixture
def loaded(winter) -> Campaign:
    load_sessions()
    winter.refresh_from_db()
    return winter


def test_the_campaign_offers_eleven_winter_schools_by_institution(loaded):
    sessions = loaded.series.sessions.select_related("institution")

    assert [session.name_uk for session in sessions if session.institution is None] == []
    assert (sessions.count(), len({session.institution for session in sessions})) == (11, 10)
    for session in sessions:
        session.full_clean()


def test_nobody_in_them_is_real(loaded):
    assert [name for name in SignUp.objects.values_list("name", flat=True) if "Вигадан" not in name] == []
    assert not SignUp.objects.exclude(email="").exists()
    assert not Session.objects.exclude(about_uk__startswith="Приклад для демонстрації").exists()


def test_no_more_have_a_place_than_there_are(loaded):
    for session in Session.objects.with_taken():
        assert session.taken <= session.places


def test_loading_again_adds_what_is_missing_and_nothing_else(loaded):
    every = Session.objects.count()
    assert every == sum(len(series.runs) for series in SERIES)
    loaded.series.sessions.get(name_uk="Техношкола (приклад)").delete()
    other = Series.objects.create(site=loaded.site, name_uk="Інша")
    Campaign.objects.update(series=other)

    load_sessions()
    load_sessions()

    assert (Session.objects.count(), SignUp.objects.count()) == (every, 7)
    assert Campaign.objects.get().series == other
