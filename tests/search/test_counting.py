"""What readers look for is counted, and nothing tells of the readers."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search import counting
from search.counting import count, forget_old, words_to_keep, write_down
from search.models import CountedQuery
from tests.factories import make_standard

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.fixture(autouse=True)
def _nothing_waits():
    cache.clear()


def rows() -> list[tuple]:
    return list(
        CountedQuery.objects.order_by("words", "language").values_list("words", "language", "times", "hits")
    )


class TestWords:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("  «Літні ШКОЛИ»!  ", "літні школи"),
            ("пам’ять", "пам'ять"),
            ("ліцей № 25", "ліцей 25"),
            ("бюджет 2023-2024", "бюджет 2023-2024"),
            ("76018", "76018"),
            ("***", ""),
        ],
    )
    def test_they_are_normal(self, typed, kept):
        assert words_to_keep(typed) == kept

    @pytest.mark.parametrize(
        "typed",
        ["olena@example.org", "@olena", "телефон 067 123 45 67", "+380(67)123-45-67", "55-66-77",
         "3012345678", "АА 123456", "UA21 3223 1300 0002 6007"],
    )  # fmt: skip
    def test_what_may_name_or_number_a_person_is_not_kept(self, typed):
        assert words_to_keep(typed) == ""

    def test_they_are_not_endless(self):
        assert words_to_keep("слово " * 90) == " ".join(["слово"] * 12)


class TestCounting:
    def test_a_search_writes_nothing_to_the_database(self, communications):
        with CaptureQueriesContext(connection) as queries:
            count("садок", communications, "uk", 4)
        assert len(queries) == 0
        assert rows() == []

    def test_the_schedule_adds_to_the_day(self, communications, education):
        for hits in (4, 5):
            count("Садок!", communications, "uk", hits)
        count("садок", communications, "en", 0)
        assert write_down() == 3
        assert rows() == [("садок", "en", 1, 0), ("садок", "uk", 2, 5)]
        count("садок", communications, "uk", 6)
        count("садок", education, "uk", 7)
        assert write_down() == 2
        found = CountedQuery.objects.values_list("site", "language", "times", "hits", "day")
        assert sorted(found) == sorted([
            (communications.pk, "en", 1, 0, timezone.localdate()),
            (communications.pk, "uk", 3, 6, timezone.localdate()),
            (education.pk, "uk", 1, 7, timezone.localdate()),
        ])  # fmt: skip

    def test_nothing_is_counted_twice(self, communications):
        count("садок", communications, "uk", 4)
        assert (write_down(), write_down()) == (1, 0)
        assert rows() == [("садок", "uk", 1, 4)]

    def test_a_lost_cache_begins_anew(self, communications):
        count("садок", communications, "uk", 4)
        write_down()
        cache.delete("searched-last")
        count("школа", communications, "uk", 2)
        assert write_down() == 1

    def test_of_a_flood_the_last_ones_count(self, communications, monkeypatch):
        monkeypatch.setattr(counting, "MOST_WAITING", 3)
        for number in range(5):
            count(f"слово{number}", communications, "uk", 0)
        assert write_down() == 3
        assert [words for words, *_rest in rows()] == ["слово2", "слово3", "слово4"]

    def test_a_day_has_room_for_so_many_and_known_ones_count_on(self, communications, monkeypatch):
        monkeypatch.setattr(counting, "MOST_A_DAY", 2)
        for words in ("а", "б", "в", "а"):
            count(f"слово{words}", communications, "uk", 0)
            write_down()
        assert [(words, times) for words, _language, times, _hits in rows()] == [("словоа", 2), ("словоб", 1)]

    def test_a_site_that_is_gone_counts_nothing(self, education):
        count("садок", education, "uk", 4)
        CountedQuery.objects.all().delete()
        education.delete()
        write_down()
        assert rows() == []


class TestPage:
    def look(self, client, agent=BROWSER, **parameters) -> None:
        assert (
            client.get("/search/", {"q": "садок", **parameters}, headers={"User-Agent": agent}).status_code
            == 200
        )

    @pytest.fixture(autouse=True)
    def _pages(self, communications):
        for number in range(11):
            make_standard(communications, f"Садок {number}")

    def test_a_reader_counts(self, client):
        self.look(client)
        write_down()
        assert rows() == [("садок", "uk", 1, 11)]

    @pytest.mark.parametrize(
        "parameters", [{"page": "2"}, {"kind": "pages"}, {"order": "date"}, {"exactly": "1"}, {"q": ""}],
        ids=lambda one: next(iter(one)),
    )  # fmt: skip
    def test_reading_on_does_not(self, client, parameters):
        self.look(client, **parameters)
        assert write_down() == 0

    @pytest.mark.parametrize("agent", ["", "Googlebot/2.1", "curl/8", "python-requests/2"])
    def test_a_robot_does_not(self, client, agent):
        self.look(client, agent=agent)
        assert write_down() == 0

    def test_nor_a_browser_that_reads_ahead(self, client):
        client.get("/search/", {"q": "садок"}, headers={"User-Agent": BROWSER, "Sec-Purpose": "prefetch"})
        assert write_down() == 0

    def test_where_only_some_words_were_found_there_were_no_hits(self, client):
        client.get("/search/", {"q": "садок танців"}, headers={"User-Agent": BROWSER})
        write_down()
        assert rows() == [("садок танців", "uk", 1, 0)]


class TestForgetting:
    def make(self, site, words: str, day: date, times: int) -> None:
        CountedQuery.objects.create(site=site, language="uk", day=day, words=words, times=times, hits=0)

    def test_rare_ones_go_after_some_weeks_and_all_after_a_year(self, communications):
        today, monday = date(2026, 11, 23), date(2026, 10, 12)
        self.make(communications, "рідко", monday, 2)
        self.make(communications, "часто", monday, 1)
        self.make(communications, "часто", monday + timedelta(days=6), 2)
        self.make(communications, "часто", monday + timedelta(days=7), 2)
        self.make(communications, "щойно", today - timedelta(weeks=4), 1)
        self.make(communications, "давно", today - timedelta(days=401), 99)
        assert forget_old(today=today) == 3
        assert list(CountedQuery.objects.order_by("words", "day").values_list("words", "day")) == [
            ("часто", monday), ("часто", monday + timedelta(days=6)), ("щойно", today - timedelta(weeks=4)),
        ]  # fmt: skip

    def test_what_is_rare_on_one_site_and_frequent_on_another_goes_there_alone(
        self, communications, education
    ):
        today, monday = date(2026, 11, 23), date(2026, 10, 12)
        self.make(communications, "черга", monday, 2)
        self.make(education, "черга", monday, 3)
        assert forget_old(today=today) == 1
        assert CountedQuery.objects.get().site == education
