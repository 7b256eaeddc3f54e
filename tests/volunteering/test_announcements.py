"""Consultations are told of when they open and when everything is answered, and nothing else of them is."""

from datetime import date, timedelta

import pytest
import time_machine

from cms.registries import Scope
from tests.volunteering.factories import AFTER, NOW, make_consultation, published, received
from volunteering import announcements, queries
from volunteering.domain import moderation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


@pytest.fixture
def scope(communications, uk):
    return Scope(site=communications, locale=uk, on=NOW.date())


def told(scope, after) -> list[str]:
    return [item.title for item in announcements.announcements(scope, after)]


def test_an_opening_is_told_from_the_day_on_which_it_is_public(scope, consultation_page):
    opened = consultation_page.first_published_at
    with time_machine.travel(opened + timedelta(hours=1), tick=False):
        assert told(scope, opened - timedelta(hours=1)) == ["Консультація"]
        assert told(scope, opened) == []


def test_the_answers_are_told_once_the_last_one_is_given(scope, consultation, consultation_page):
    proposals = [published(consultation), published(consultation)]
    received(consultation, reason="Не показано")
    with time_machine.travel(AFTER, tick=False):
        for proposal in proposals:
            assert told(scope, NOW) in ([], ["Консультація"])
            moderation.answer(proposal=proposal, verdict="accept", answer_uk="Так.", by=None, now=AFTER)
        waiting = consultation.proposals.get(state="received")
        moderation.refuse(proposal=waiting, reason="Лайка", by=None, now=AFTER)

        found = announcements.announcements(scope, AFTER - timedelta(minutes=1))
    assert [(item.title, item.when) for item in found] == [("Answers: Консультація", AFTER)]
    assert found[0].url.endswith("/pidsumky/")


def test_what_was_told_long_ago_is_not_even_loaded(scope, consultation, consultation_page, monkeypatch):
    proposal = published(consultation)
    moderation.answer(proposal=proposal, verdict="accept", answer_uk="Так.", by=None, now=AFTER)
    loaded = []
    for name in ("_opened", "_answered"):
        monkeypatch.setattr(announcements, name, lambda page, *when: loaded.append(page))

    later = max(AFTER, consultation_page.first_published_at) + timedelta(days=1)
    with time_machine.travel(later + timedelta(minutes=2), tick=False):
        assert queries.all_answered(after=later, until=later + timedelta(minutes=2)) == {}
        assert told(scope, later) == []
    assert loaded == []


def test_a_site_without_consultations_offers_no_topic(communications, education, consultation_page):
    assert [topic.key for topic in announcements.topics(communications)] == ["consultations"]
    assert announcements.topics(education) == []


def test_home_pages_show_it_with_its_days_until_a_fortnight_after_the_answers(scope, consultation_page):
    [thing] = announcements.dated_things(scope)
    assert [stage.starts_on for stage in thing.timeline] == [date(2026, 3, 1), date(2026, 4, 1)]

    later = Scope(site=scope.site, locale=scope.locale, on=date(2026, 5, 15))
    assert announcements.dated_things(later) == []


def test_the_number_of_consultations_does_not_change_the_number_of_questions(
    scope, consultation_page, statute, django_assert_max_num_queries
):
    for number in range(3):
        other = make_consultation(statute, name_uk=f"Інша {number}")
        page = type(consultation_page)(title=f"Інша {number}", consultation=other)
        type(consultation_page.get_parent()).objects.get(pk=consultation_page.get_parent().pk).add_child(
            instance=page
        )
    announcements.announcements(scope, NOW)
    with django_assert_max_num_queries(3):
        announcements.announcements(scope, NOW)
