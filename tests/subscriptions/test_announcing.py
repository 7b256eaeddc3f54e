"""What apps tell subscribers of: once, from the moment at which it is public, and while it still is."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import PageViewRestriction

from cms.registries import Scope, announcements, campaign_topic, topics
from contests.models import Contest, ContestIndexPage, ContestPage
from home.models import Alert
from tests.contests.factories import make_contest
from tests.factories import (
    add,
    kyiv,
    make_campaign,
    make_campaign_index,
    make_campaign_page,
    make_category,
    make_news,
    make_news_index,
    make_post,
    translate,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

NOW = kyiv(2026, 3, 2)
BEFORE = NOW - timedelta(days=7)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


def told(site, language="uk", *, since=BEFORE) -> dict:
    from cms import sites

    scope = Scope(site=site, locale=sites.locale_for(language), on=NOW.date())
    with translation.override(language):
        found = [one for _name, provider in announcements for one in provider(scope, since)]
    return {one.title: one for one in found}


def test_a_news_item_belongs_to_all_news_to_its_category_and_to_its_campaign(communications):
    category = make_category(communications)
    campaign = make_campaign_page(make_campaign_index(communications))
    item = make_news(make_news_index(communications), "Черга", category=category, related_campaign=campaign)

    one = told(communications)["Черга"]
    assert one.topics == ("news", f"news.category:{category.pk}", campaign_topic(campaign))
    assert (one.label, one.when, one.url) == ("Е-послуги", NOW, item.full_url)
    assert not one.is_urgent


def test_an_item_keeps_its_name_whatever_its_address_and_title_become(communications):
    item = make_news(make_news_index(communications), "Черга")
    before = told(communications)["Черга"].name
    item.title, item.slug = "Черга до садка", "sadok"
    item.save()

    assert told(communications)["Черга до садка"].name == before


def test_a_translation_has_a_name_of_its_own(communications):
    item = make_news(make_news_index(communications), "Черга")
    translate(item, "Queue")

    assert told(communications, "en").keys() == {"Queue"}
    assert told(communications, "en")["Queue"].name != told(communications)["Черга"].name


def test_what_is_no_news_is_not_told(communications):
    index = make_news_index(communications)
    make_news(index, "Чернетка", live=False)
    make_news(index, "Архів", on=NOW - timedelta(days=400))
    expired = make_news(index, "Минуло")
    expired.expire_at = NOW - DAY
    expired.save()
    secret = make_news(index, "Для своїх")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    old = make_news(index, "Давня", on=BEFORE - DAY)
    type(old).objects.filter(pk=old.pk).update(first_published_at=BEFORE - DAY)

    assert told(communications) == {}


def test_what_was_written_long_before_it_was_published_is_new_from_its_publication(communications):
    make_news(make_news_index(communications), "Дозріла", on=NOW - timedelta(days=20))

    assert told(communications)["Дозріла"].when == NOW


def test_an_item_with_a_date_ahead_is_told_then(communications):
    make_news(make_news_index(communications), "Завтра", on=NOW + DAY)

    assert told(communications)["Завтра"].when == NOW + DAY


def test_a_guest_is_told_of_on_both_sites_under_one_name(communications, education):
    make_news(make_news_index(communications), "Разом", shown_on=(education,))

    assert told(education)["Разом"].name == told(communications)["Разом"].name


def test_posts_belong_to_their_campaign_only(communications):
    page = make_campaign_page(make_campaign_index(communications), title="Флікери")
    make_post(page, "Перша тисяча")

    found = told(communications)
    assert found["Флікери"].topics == ("campaigns", campaign_topic(page))
    assert (found["Перша тисяча"].topics, found["Перша тисяча"].label) == (
        (campaign_topic(page),), "Флікери",
    )  # fmt: skip


def test_a_post_goes_with_its_campaign(communications):
    page = make_campaign_page(make_campaign_index(communications))
    make_post(page, "Перша тисяча")
    type(page).objects.update(live=False)

    assert told(communications) == {}


def test_a_contest_and_its_results_are_two_things(education):
    contest = make_contest(education)
    index = add(education, ContestIndexPage(title="Конкурси"))
    page = add(index, ContestPage(title="Мій герой", contest=contest))
    assert told(education).keys() == {"Мій герой"}

    Contest.objects.filter(pk=contest.pk).update(results_published_at=NOW)
    found = told(education)
    assert found.keys() == {"Мій герой", "Results: Мій герой"}
    assert found["Results: Мій герой"].url == page.full_url + "pidsumky/"
    assert found["Results: Мій герой"].name != found["Мій герой"].name


def test_an_intake_that_opens_later_is_told_of_once_and_by_day(education, clock):
    contest = make_contest(education, intake=(date(2026, 3, 10), date(2026, 4, 15)))
    page = add(
        add(education, ContestIndexPage(title="Конкурси")), ContestPage(title="Герой", contest=contest)
    )
    assert told(education).keys() == {"Герой"}

    clock.move_to(kyiv(2026, 3, 10, 9), tick=False)
    found = told(education, since=NOW)
    assert found.keys() == {"Entries are taken: Герой"}
    one = found["Entries are taken: Герой"]
    assert (one.when, one.url, one.topics) == (kyiv(2026, 3, 10, 8), page.full_url, ("contests",))
    assert "15" in one.text
    contest.stages.filter(kind="intake").update(starts_on=date(2026, 3, 9))
    assert told(education, since=NOW)["Entries are taken: Герой"].name == one.name


@pytest.mark.parametrize(
    ("intake", "today"),
    [
        ((date(2026, 2, 20), date(2026, 4, 15)), kyiv(2026, 3, 3)),
        ((date(2026, 3, 2), date(2026, 4, 15)), kyiv(2026, 3, 3)),
        ((date(2026, 3, 4), date(2026, 4, 15)), kyiv(2026, 3, 3)),
        ((date(2026, 3, 4), date(2026, 3, 5)), kyiv(2026, 3, 6)),
    ],
    ids=["open before its page", "open on the same day", "not open yet", "closed again"],
)
def test_nothing_more_is_told_of_an_intake(education, clock, intake, today):
    contest = make_contest(education, intake=intake)
    add(add(education, ContestIndexPage(title="Конкурси")), ContestPage(title="Герой", contest=contest))
    clock.move_to(today, tick=False)
    assert told(education).keys() == {"Герой"}


def test_an_alert_is_urgent_while_it_runs(communications, clock):
    Alert.objects.create(
        site=communications, lead_uk="Увага", text_uk="Вода відключена", level="danger",
        starts_at=NOW, ends_at=NOW + DAY,
    )  # fmt: skip
    one = told(communications)["Увага. Вода відключена"]

    assert (one.is_urgent, one.topics, one.url) == (True, ("alerts",), communications.root_url + "/")
    assert told(communications, "en") == {}
    clock.move_to(NOW + DAY, tick=False)
    assert told(communications) == {}


def test_topics_name_what_a_site_has(communications):
    category = make_category(communications)
    index = make_campaign_index(communications)
    running = make_campaign_page(index, title="Триває")
    over = make_campaign(communications, stages=(("Усе", date(2023, 1, 1), date(2023, 2, 1)),))
    make_campaign_page(index, over, "Минула")

    keys = [topic.key for _name, provider in topics for topic in provider(communications)]
    assert keys[:5] == [
        "alerts",
        "news",
        f"news.category:{category.pk}",
        "campaigns",
        campaign_topic(running),
    ]
    assert "contests" in keys
    assert not any(
        topic.label == "Минула" for _name, provider in topics for topic in provider(communications)
    )


def test_asking_what_is_new_takes_as_many_queries_for_three_as_for_one(
    communications, django_assert_num_queries
):
    index, campaigns = make_news_index(communications), make_campaign_index(communications)

    def fill():
        number = len(told(communications))
        page = make_campaign_page(campaigns, title=f"К{number}")
        make_post(page, f"Допис {number}")
        make_news(index, f"Новина {number}", category=make_category(communications, f"c{number}"))

    fill()
    told(communications)
    with CaptureQueriesContext(connection) as for_one:
        told(communications)
    fill()
    fill()
    told(communications)
    with django_assert_num_queries(len(for_one)):
        assert len(told(communications)) == 9
