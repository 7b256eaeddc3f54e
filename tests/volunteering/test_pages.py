"""What readers see: clauses with their versions, proposals with their answers, and nobody's address."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.cache import copies, memo
from tests.factories import translate
from tests.volunteering.factories import (
    AFTER,
    NEW,
    NOW,
    OLD,
    make_act,
    make_clause,
    proposed,
    published,
    received,
    supported,
)
from volunteering.domain import moderation
from volunteering.models import ClauseVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

SECRET = "canary.proposer@example.org"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def changed(statute, clause) -> ClauseVersion:
    """The clause's second version, in force."""
    act = make_act(statute, "200-12", date(2024, 2, 1))
    return ClauseVersion.objects.create(clause=clause, act=act, text_uk=NEW, text_en="New words.")


def read(client, url: str, status: int = 200) -> str:
    """The page, with the no-break spaces of its typography as plain ones."""
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode().replace("\xa0", " ")


class TestClauses:
    def test_have_addresses_that_stay_also_as_an_act_had_them(self, client, statute_page, changed):
        url = f"{statute_page.url}punkt/4.2/"
        now, then = read(client, url), read(client, f"{url}2022-09-15-100-10/")

        words = '<blockquote class="clause-words">'
        assert NEW in now.split(words)[1].split("</blockquote>")[0]
        assert OLD in then.split(words)[1].split("</blockquote>")[0]
        assert "not as it stands today" in then
        assert "not as it stands today" not in now

    def test_show_what_an_act_changed_to_the_eye_and_to_the_ear(self, client, statute_page, changed):
        page = read(client, f"{statute_page.url}punkt/4.2/")

        assert '<del><span class="visually-hidden">[taken out: </span>один рік.' in page
        assert '<ins><span class="visually-hidden">[put in: </span>три роки.' in page

    @pytest.mark.parametrize("way", ["4.3/", "4.2/2024-02-01-200-13/", "004.002/", "4.2/x/y/"])
    def test_that_do_not_exist_are_not_found(self, client, statute_page, changed, way):
        read(client, f"{statute_page.url}punkt/{way}", 404)

    def test_read_in_english_below_the_english_page(self, client, statute_page, changed):
        english = translate(statute_page, "The statute")

        page = read(client, f"{english.url}punkt/4.2/")
        assert "New words." in page
        assert NEW not in page

    def test_to_come_are_said_to_be_not_in_force_yet(self, client, statute, clause, statute_page):
        act = make_act(statute, "300-1", NOW.date() + timedelta(days=1))
        ClauseVersion.objects.create(clause=clause, act=act, text_uk="Майбутнє.")

        assert "not in force yet" in read(client, f"{statute_page.url}punkt/4.2/")
        assert "Майбутнє." not in read(client, statute_page.url)

    def test_stand_in_the_order_of_their_numbers(self, client, statute, statute_page):
        for number in ("4.10", "10.1", "4.9"):
            make_clause(statute, number, f"Текст {number} кінець.")

        page = read(client, statute_page.url)
        places = [page.index(f"Текст {number} кінець.") for number in ("4.9", "4.10", "10.1")]
        assert places == sorted(places)

    def test_repealed_say_so_and_take_no_proposals(self, client, statute, statute_page, consultation):
        make_clause(statute, "5.1", "")

        page = read(client, f"{statute_page.url}punkt/5.1/")
        assert "Repealed by act № 100-10, 15.09.2022" in page
        assert "/volunteering/propose/" not in page
        read(client, f"/volunteering/propose/{consultation.key}/5.1/", 404)


class TestProposals:
    def test_are_seen_once_published_and_no_more_when_taken_down(
        self, client, consultation, consultation_page
    ):
        proposal = published(consultation)
        url = f"{consultation_page.url}propozytsiia/1/"
        assert "Щороку" in read(client, consultation_page.url)
        assert "Щороку" in read(client, url)

        moderation.refuse(proposal=proposal, reason="Лайка", by=None, now=NOW)
        assert "Щороку" not in read(client, consultation_page.url)
        read(client, url, 404)

    def test_waiting_ones_are_seen_nowhere(self, client, consultation, consultation_page, statute_page):
        proposed(consultation, reason="Чекаю листа")
        received(consultation, reason="Чекаю модератора")

        for url in (consultation_page.url, f"{statute_page.url}punkt/4.2/"):
            assert "Чекаю" not in read(client, url)

    def test_kept_copies_show_a_new_count_and_a_new_answer(self, client, consultation, consultation_page):
        proposal = published(consultation)
        url = f"{consultation_page.url}propozytsiia/1/"
        assert "0 supporters" in read(client, url)
        supported(proposal)
        assert "1 supporter" in read(client, url)

        moderation.answer(proposal=proposal, verdict="decline", answer_uk="Немає коштів.", by=None)
        assert "Немає коштів." in read(client, url)
        assert "declined" in read(client, consultation_page.url)

    def test_hold_no_form_and_no_address_but_the_name_that_was_given_to_show(
        self, client, consultation, consultation_page, statute_page
    ):
        proposal = published(consultation, email=SECRET, shown_name="Ольга Показана")
        supported(proposal, "canary.supporter@example.org", wants_answer=True)

        for url in (
            consultation_page.url, f"{consultation_page.url}propozytsiia/1/", f"{statute_page.url}punkt/4.2/",
        ):  # fmt: skip
            page = read(client, url)
            assert "Ольга Показана" in page
            assert "canary" not in page
            assert "csrfmiddlewaretoken" not in page

    def test_words_are_never_markup(self, client, consultation, consultation_page):
        published(consultation, text="<script>1</script>", reason="<b>2</b>", shown_name="<i>3</i>")

        page = read(client, f"{consultation_page.url}propozytsiia/1/")
        assert not any(markup in page for markup in ("<script>1", "<b>2", "<i>3"))

    def test_the_table_comes_after_the_last_day_for_reading_and_as_csv(
        self, client, consultation, consultation_page
    ):
        proposal = published(consultation, email=SECRET, text="=1+1")
        read(client, f"{consultation_page.url}pidsumky/", 404)
        read(client, f"{consultation_page.url}pidsumky/csv/", 404)
        with time_machine.travel(AFTER, tick=False):
            moderation.answer(proposal=proposal, verdict="accept_partly", answer_uk="Почасти.", by=None)
            page = read(client, f"{consultation_page.url}pidsumky/")
            table = client.get(f"{consultation_page.url}pidsumky/csv/").content.decode("utf-8-sig")

        assert "1 of 1 are answered" in page
        assert "'=1+1" in table
        assert "accepted in part;Почасти.;2026-04-20" in table
        assert SECRET not in page + table

    def test_a_new_clause_and_one_to_drop_are_shown_as_what_they_are(
        self, client, consultation, consultation_page, statute_page
    ):
        published(consultation, kind="add", text=NEW)
        published(consultation, kind="drop")
        titles = ["Proposal 1: new clause after 4.2", "Proposal 2: clause 4.2 dropped"]

        for page in (read(client, consultation_page.url), read(client, f"{statute_page.url}punkt/4.2/")):
            assert all(title in page for title in titles)
        added, dropped = (
            read(client, f"{consultation_page.url}propozytsiia/{number}/").split("difference-key")[1]
            for number in (1, 2)
        )
        assert f'<ins><span class="visually-hidden">[put in: </span>{NEW}' in added
        assert "[taken out:" not in added
        assert f'<del><span class="visually-hidden">[taken out: </span>{OLD}' in dropped
        assert "[put in:" not in dropped
        with time_machine.travel(AFTER, tick=False):
            page = read(client, f"{consultation_page.url}pidsumky/")
            table = client.get(f"{consultation_page.url}pidsumky/csv/").content.decode("utf-8-sig")
        assert page.index("new clause after it") < page.index("clause dropped")
        assert f"1;4.2;new clause after it;;{NEW};" in table
        assert f"2;4.2;clause dropped;{OLD};;" in table

    def test_say_their_state_where_it_says_something(self, client, consultation, consultation_page):
        def badges(url: str) -> list[str]:
            words = read(client, url).split('id="proposals"' if url == consultation_page.url else "<h1")[1]
            return re.findall(r'class="badge [^"]+">([^<]+)<', words)

        proposal = published(consultation)
        page = f"{consultation_page.url}propozytsiia/1/"
        assert badges(consultation_page.url) == badges(page) == []
        moderation.consider(proposal=proposal, by=None)
        assert badges(consultation_page.url) == badges(page) == ["under consideration"]

    def test_on_a_closed_consultation_people_supported_and_answers_are_awaited(
        self, client, consultation, consultation_page
    ):
        supported(published(consultation))
        assert "1 supporter<" in read(client, consultation_page.url)
        with time_machine.travel(AFTER, tick=False):
            for url in (consultation_page.url, f"{consultation_page.url}propozytsiia/1/"):
                page = read(client, url)
                assert "1 person supported it" in page
                assert "1 supporter<" not in page
            assert "not answered yet" in read(client, f"{consultation_page.url}pidsumky/")

    def test_lists_ask_as_often_for_three_as_for_one(
        self, client, statute, consultation, consultation_page, statute_page
    ):
        def queries(url: str) -> int:
            caches["default"].clear()
            memo.forget()
            copies.forget()
            with CaptureQueriesContext(connection) as asked:
                read(client, url)
            return len(asked)

        def grow():
            supported(published(consultation))

        urls = [consultation_page.url, f"{statute_page.url}punkt/4.2/", statute_page.url]
        grow()
        before = [queries(url) for url in urls]
        for number in range(1, 4):
            grow()
            make_clause(statute, f"6.{number}")
        assert [queries(url) for url in urls] == before
