"""Pages that editors put above the hits."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from cms import sites
from search.best_bets import best_bets
from search.models import BestBet
from tests.factories import make_standard, translate
from tests.search.test_search import search

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(communications):
    return make_standard(communications, "Мережа закладів", introduction="Де які школи є.")


def bet_on(page, site, queries: str = "школи\nсписок шкіл", **fields) -> BestBet:
    return BestBet.objects.create(site=site, page=page, queries=queries, **fields)


def found(typed: str, site, language: str = "uk") -> list[str]:
    return [item.title for item in best_bets(typed, sites.root_for(site, language))]


@pytest.mark.parametrize("typed", ["шкіл", "ШКОЛА", "«школи»", "список школи", "Шкіл список?", "та школи"])
def test_queries_are_known_in_any_form_and_order(communications, page, typed):
    bet_on(page, communications)
    assert found(typed, communications) == ["Мережа закладів"]


@pytest.mark.parametrize("typed", ["літні школи", "список", "школи -ліцеї", "", "список список", "***"])
def test_other_queries_have_none(communications, page, typed):
    bet_on(page, communications)
    assert found(typed, communications) == []


def test_the_editors_order_counts_and_three_are_enough(communications):
    for order in (3, 1, 4, 2):
        bet_on(make_standard(communications, f"Сторінка {order}"), communications, order=order)
    assert found("школи", communications) == ["Сторінка 1", "Сторінка 2", "Сторінка 3"]


def test_each_site_has_its_own(communications, education, page):
    bet_on(page, communications)
    assert found("школи", education) == []


def test_a_page_of_the_other_site_says_so(client, communications, education):
    bet_on(make_standard(education, "Школи"), communications)
    (bet,) = search(client, "школи").context["best_bets"]
    assert (bet.url, str(bet.home)) == ("http://osvita.localhost/shkoly/", "Освіта")


def test_readers_get_it_in_their_language_if_there_is_one(communications, page):
    bet_on(page, communications)
    translate(make_standard(communications, "Інше"), "Something else")
    assert found("школи", communications, "en") == []
    translate(page, "The schools there are")
    assert found("школи", communications, "en") == ["The schools there are"]
    assert found("школи", communications) == ["Мережа закладів"]


def hide_by_unpublishing(page):
    page.unpublish()


def hide_by_restricting(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def hide_by_time(page):
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()


@pytest.mark.parametrize("hide", [hide_by_unpublishing, hide_by_restricting, hide_by_time])
def test_what_no_reader_may_see_is_not_recommended(communications, page, hide):
    bet_on(page, communications)
    assert found("школи", communications) == ["Мережа закладів"]
    hide(page)
    assert found("школи", communications) == []


def test_changes_are_in_force_at_once(communications, page):
    bet = bet_on(page, communications)
    assert found("школи", communications) == ["Мережа закладів"]
    bet.is_on = False
    bet.save()
    assert found("школи", communications) == []
    bet.is_on, bet.queries = True, "ліцеї"
    bet.save()
    assert found("ліцей", communications) == ["Мережа закладів"]
    bet.delete()
    assert found("ліцей", communications) == []


class TestPage:
    def test_it_stands_above_the_hits_in_words(self, client, communications, page):
        bet_on(page, communications, text_uk="Усі заклади міста & громади", text_en="All of them")
        with override("uk"):
            html = search(client, "шкіл").content.decode()
        assert html.index("best-bets__label") < html.index('<ol class="hits"')
        assert '<a href="/merezha-zakladiv/">Мережа закладів</a>' in html
        assert "Усі заклади міста &amp; громади" in html
        assert "All of them" not in html

    def test_without_a_reason_there_is_the_introduction(self, client, communications, page):
        bet_on(page, communications, queries="заклади", text_en="All of them")
        assert [bet.text for bet in search(client, "заклади").context["best_bets"]] == ["Де які школи є."]

    def test_it_stands_where_nothing_is_found(self, client, communications, page):
        bet_on(page, communications, queries="таборування")
        response = search(client, "таборування")
        assert response.context["hits"] == []
        assert [bet.title for bet in response.context["best_bets"]] == ["Мережа закладів"]

    def test_the_other_keyboard_layout_gets_it_too(self, client, communications, page):
        bet_on(page, communications)
        assert [bet.title for bet in search(client, "irjkf").context["best_bets"]] == ["Мережа закладів"]

    def test_who_chooses_among_the_hits_or_reads_on_sees_it_no_more(self, client, communications, page):
        bet_on(page, communications)
        for number in range(10):
            make_standard(communications, f"Школа {number}")
        assert search(client, "школа", page="1").context["best_bets"]
        assert search(client, "школа", page="2").context["best_bets"] == []
        assert search(client, "школа", kind="pages").context["best_bets"] == []


def test_queries_are_looked_at_like_synonyms(communications, page):
    with override("en"), pytest.raises(ValidationError) as caught:
        BestBet(site=communications, page=page, queries="школа\nшкіл\n***").full_clean()
    assert caught.value.message_dict == {
        "queries": [
            "“***” has no letter and no digit.",
            "“школа” and “шкіл” are the same: the search knows all forms of a word. Remove one.",
        ]
    }
