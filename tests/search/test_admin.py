"""The search in the editor."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from accounts.roles import SiteName, SiteRole, site_group
from search.models import BestBet, CountedQuery, SynonymSet
from tests.factories import make_standard

pytestmark = pytest.mark.django_db
REPORT = "asked_queries"


@pytest.fixture
def sign_in(client, django_user_model):
    def sign_in_as(site: SiteName, role: SiteRole):
        user = django_user_model.objects.create_user(f"{role.name}{site.name}@example.org")
        user.groups.add(Group.objects.get(name=site_group(site, role)))
        client.force_login(user)
        return client

    return sign_in_as


@pytest.fixture
def editor(sign_in):
    return sign_in(SiteName.COMMUNICATIONS, SiteRole.EDITOR)


def asked(
    site, words: str, times: int = 3, *, days_ago: int = 0, hits: int = 1, language: str = "uk"
) -> None:
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    CountedQuery.objects.create(
        site=site,
        words=words,
        times=times,
        hits=hits,
        language=language,
        day=monday - timedelta(days=days_ago),
    )


def shown(client, **parameters) -> list[tuple]:
    with override("en"):
        response = client.get(reverse(REPORT), parameters)
    assert response.status_code == 200
    return [(row.words, row.times, row.before, row.hits) for row in response.context["object_list"]]


class TestReport:
    def test_the_most_frequent_come_first(self, editor, communications):
        asked(communications, "садок", 4)
        asked(communications, "садок", 3, days_ago=7, hits=9)
        asked(communications, "школа", 9, days_ago=7)
        asked(communications, "школа", 5, days_ago=28)
        assert shown(editor) == [("школа", 9, 5, 1), ("садок", 7, 0, 1)]

    def test_what_was_rare_in_each_week_is_not_shown(self, editor, communications):
        for week in range(4):
            asked(communications, "петренко олена", 2, days_ago=7 * week)
        assert shown(editor) == []

    def test_days_of_a_week_are_one_week(self, editor, communications):
        for day in (1, 2, 3):
            asked(communications, "садок", 1, days_ago=day)
        assert shown(editor) == [("садок", 3, 0, 1)]

    def test_a_shorter_period(self, editor, communications):
        asked(communications, "садок", 4)
        asked(communications, "садок", 3, days_ago=7)
        asked(communications, "школа", 9, days_ago=7)
        assert shown(editor, weeks="1") == [("садок", 4, 3, 1)]

    def test_those_on_the_rise(self, editor, communications):
        asked(communications, "стара", 90)
        asked(communications, "стара", 90, days_ago=28)
        asked(communications, "нова", 5)
        asked(communications, "гучна", 20)
        asked(communications, "гучна", 10, days_ago=28)
        assert shown(editor, show="rising") == [("гучна", 20, 10, 1), ("нова", 5, 0, 1)]

    def test_those_without_hits_at_last(self, editor, communications):
        asked(communications, "садок", 4, days_ago=7, hits=0)
        asked(communications, "садок", 3, hits=2)
        asked(communications, "школа", 9, days_ago=7, hits=3)
        asked(communications, "школа", 3, hits=0)
        assert shown(editor, show="empty") == [("школа", 12, 0, 0)]

    def test_languages_are_apart_and_may_be_chosen(self, editor, communications):
        asked(communications, "wifi", 4)
        asked(communications, "wifi", 3, language="en")
        assert shown(editor) == [("wifi", 4, 0, 1), ("wifi", 3, 0, 1)]
        assert shown(editor, language="en") == [("wifi", 3, 0, 1)]

    def test_each_site_is_shown_to_its_own(self, sign_in, communications, education):
        asked(communications, "садок")
        asked(education, "школа")
        client = sign_in(SiteName.EDUCATION, SiteRole.EDITOR)
        assert shown(client) == [("школа", 3, 0, 1)]
        assert shown(client, site=str(communications.pk)) == [("школа", 3, 0, 1)]

    def test_one_click_leads_to_forms_that_begin_with_the_words(self, editor, communications):
        asked(communications, "школа & садок")
        html = editor.get(reverse(REPORT)).content.decode()
        synonyms = "/admin/snippets/search/synonymset/add/?words=%D1%88%D0%BA%D0%BE%D0%BB%D0%B0+%26+"
        assert synonyms in html
        assert "/admin/snippets/search/bestbet/add/?words=" in html
        form = editor.get("/admin/snippets/search/synonymset/add/", {"words": "школа & садок"}).context[
            "form"
        ]
        assert form["words"].value() == "школа & садок\n"
        form = editor.get("/admin/snippets/search/bestbet/add/", {"words": "школа", "site": "x"}).context[
            "form"
        ]
        assert form["queries"].value() == "школа"

    def test_those_who_keep_no_synonyms_see_no_way_there(self, sign_in, education):
        asked(education, "школа")
        client = sign_in(SiteName.EDUCATION, SiteRole.PUBLISHER)
        html = client.get(reverse(REPORT)).content.decode()
        assert "/admin/snippets/search/synonymset/add/" not in html
        assert (
            f"/admin/snippets/search/bestbet/add/?words=%D1%88%D0%BA%D0%BE%D0%BB%D0%B0&amp;site={education.pk}"
            in html
        )

    def test_it_can_be_taken_along(self, editor, communications):
        asked(communications, "=садок")
        with override("uk"):
            exported = b"".join(editor.get(reverse(REPORT), {"export": "csv"}).streaming_content).decode()
        assert "садок" in exported


class TestKeeping:
    def test_a_set_is_saved_and_in_the_list(self, editor, communications):
        SynonymSet.objects.all().delete()
        sent = {"words": "садок\r\nЗДО", "also_finds": ""}
        assert editor.post("/admin/snippets/search/synonymset/add/", sent).status_code == 302
        assert str(SynonymSet.objects.get()) == "садок = ЗДО"
        assert "садок, ЗДО" in editor.get("/admin/snippets/search/synonymset/").content.decode()

    def test_what_is_wrong_is_said_beside_the_field(self, editor):
        response = editor.post("/admin/snippets/search/synonymset/add/", {"words": "садок", "also_finds": ""})
        assert list(response.context["form"].errors) == ["words"]

    def test_a_best_bet_is_saved_for_ones_own_site(self, editor, communications, education):
        page = make_standard(communications, "Школи")
        sent = {"site": education.pk, "queries": "школа", "page": page.pk, "order": 0, "is_on": "on"}
        assert editor.post("/admin/snippets/search/bestbet/add/", sent).status_code == 302
        assert BestBet.objects.get().site == communications

    def test_a_page_of_the_other_site_is_not_ones_own(self, editor, education):
        sent = {"queries": "школа", "page": make_standard(education, "Школи").pk, "order": 0, "is_on": "on"}
        response = editor.post("/admin/snippets/search/bestbet/add/", sent)
        assert list(response.context["form"].errors) == ["page"]


class TestEvaluation:
    def send(self, client, text: str | bytes):
        content = text.encode() if isinstance(text, str) else text
        file = SimpleUploadedFile("judged.jsonl", content)
        with override("en"):
            return client.post(
                reverse("search_evaluation"), {"file": file}, headers={"Accept-Language": "en"}
            )

    def errors(self, client, text: str | bytes) -> list[str]:
        return self.send(client, text).context["form"].errors["file"]

    def test_measures_and_what_was_missed(self, editor, communications):
        school, other = make_standard(communications, "Літня школа"), make_standard(communications, "Садок")
        found = f'{{"query": "шкіл", "relevant": [{school.pk}]}}'
        response = self.send(editor, f'{found}\n\n{{"query": "школа", "relevant": ["{other.url}"]}}')
        assert [(name, value) for name, value, _meaning in response.context["rows"]] == [
            ("recall@5", "0.500"), ("recall@10", "0.500"), ("MRR", "0.500"), ("nDCG@10", "0.500"),
        ]  # fmt: skip
        assert [(one.query, one.pages) for one in response.context["missed"]] == [("школа", (other.url,))]

    def test_bad_lines_are_named(self, editor):
        bad = ["школа", "[]", '{"query": "а", "relevant": []}', '{"query": "а", "relevant": [[1]]}',
               '{"query": "а", "relevant": ["http://["]}', "[" * 9999]  # fmt: skip
        numbers = [error.split(":")[0].split()[-1] for error in self.errors(editor, "\n".join(["", *bad]))]
        assert numbers == ["2", "3", "4", "5", "6", "7"]

    @pytest.mark.parametrize(
        "content",
        [b"\xff\xfe", b" \n ", b'{"query": "a", "relevant": [1]}\n' * 201, b"a" * (256 * 1024 + 1)],
        ids=["no text", "empty", "too many", "too large"],
    )
    def test_other_files_are_refused_in_a_sentence(self, editor, content):
        assert len(self.errors(editor, content)) == 1

    def test_authors_do_not_evaluate(self, sign_in):
        client = sign_in(SiteName.COMMUNICATIONS, SiteRole.AUTHOR)
        assert client.get(reverse("search_evaluation")).status_code == 302
