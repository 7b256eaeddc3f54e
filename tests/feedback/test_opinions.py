"""«Чи була сторінка корисною?»: a link on the page, a form elsewhere, nobody's name anywhere."""

from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.roles import SiteName, SiteRole
from feedback.domain import opinions
from feedback.forms import OpinionForm
from feedback.models import Opinion
from home.models import SiteSettings
from tests.contests.editors import signed_in
from tests.contests.factories import make_user
from tests.factories import make_standard, translate
from tests.open_forms import by_a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


def say(client, page, *, prefix: str = "", **values):
    return client.post(f"{prefix}/feedback/page/{page.pk}/", {**by_a_person(OpinionForm), **values})


def html(response) -> str:
    return response.content.decode()


def test_the_page_leads_to_the_form_and_sets_no_cookie(client, page):
    response = client.get(page.url)
    assert f'href="/feedback/page/{page.pk}/?useful=yes"' in html(response)
    assert not response.cookies


def test_what_was_tapped_on_the_page_is_chosen_in_the_form_and_nothing_is_noted_yet(client, page):
    response = client.get(f"/feedback/page/{page.pk}/?useful=no")
    assert 'value="no" required id="id_useful_1" checked' in html(response)
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert not Opinion.objects.exists()


def test_an_opinion_keeps_the_page_the_site_the_language_and_the_day(
    client, page, communications, time_machine
):
    time_machine.move_to("2026-03-02 23:30:00+00:00", tick=False)  # in Kyiv it is the next day
    response = say(client, page, useful="no", words=" Немає телефону 🙁 ")
    assert response.url == f"/feedback/page/{page.pk}/thanks/"
    noted = Opinion.objects.get()
    assert (noted.page_id, noted.site, noted.language) == (page.pk, communications, "uk")
    assert (noted.day, noted.is_useful, noted.words) == (date(2026, 3, 3), False, "Немає телефону 🙁")
    assert {field.name for field in Opinion._meta.fields} == {
        "id", "page", "site", "language", "day", "is_useful", "words",
    }  # fmt: skip


def test_nothing_of_the_sender_is_kept_in_the_database(client, page):
    before = _counts()
    say(client, page, useful="yes")
    assert {table: number for table, number in _counts().items() if number != before[table]} == {
        "feedback_opinion": 1
    }
    assert not Session.objects.exists()


def _counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        counts = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')  # noqa: S608 - the names of our own tables
            counts[table] = cursor.fetchone()[0]
    return counts


def test_without_an_answer_the_words_are_kept_and_the_field_is_named(client, page):
    response = say(client, page, words="Дякую")
    assert response.status_code == 422
    assert "Дякую" in html(response)
    assert 'href="#id_useful_0"' in html(response)
    assert not Opinion.objects.exists()


def test_a_bot_is_not_noted_and_is_told_what_a_person_is(client, page):
    response = client.post(f"/feedback/page/{page.pk}/", {"useful": "yes", "words": "buy"})
    assert response.status_code == 422
    assert "data-altcha" in html(response)
    assert not Opinion.objects.exists()


def test_pages_of_the_other_site_drafts_and_other_languages_have_no_form(client, page, education):
    foreign = make_standard(education, "Школи")
    draft = make_standard(page.get_parent(), "Чернетка", live=False)
    english = translate(page, "Queue")
    paths = [f"/feedback/page/{one.pk}/" for one in (foreign, draft, english)]
    paths += [f"/en/feedback/page/{page.pk}/", f"/feedback/page/{10**30}/", "/feedback/page/0/"]
    assert [client.get(path).status_code for path in paths] == [404] * 6
    assert say(client, english, prefix="/en", useful="yes").status_code == 302
    assert Opinion.objects.get().language == "en"


def test_opinions_are_forgotten_after_a_year(page, communications):
    for day in (date(2026, 3, 1), date(2026, 3, 2)):
        opinions.note(page=page, site=communications, language="uk", is_useful=True, words="", today=day)
    assert opinions.forget_old(today=date(2027, 3, 2)) == 1
    assert Opinion.objects.get().day == date(2026, 3, 2)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(useful=st.text() | st.just("yes"), words=st.text(), stamp=st.text(), proof=st.text())
def test_junk_is_answered_without_an_error(client, page, useful, words, stamp, proof):
    answer = client.post(
        f"/feedback/page/{page.pk}/", {"useful": useful, "words": words, "stamp": stamp, "altcha": proof}
    )
    assert answer.status_code in {302, 422, 429}


class TestEditors:
    """Each site's editors read, and delete, what was said of their own pages."""

    LIST, REPORT = "/admin/snippets/feedback/opinion/", "/admin/reports/usefulness/"

    @pytest.fixture(autouse=True)
    def _said(self, page, education, communications):
        self.foreign = make_standard(education, "Школи")
        for words, is_useful in (("", True), ("Зрозуміло", True), ("Немає телефону", False)):
            opinions.note(page=page, site=communications, language="uk", is_useful=is_useful, words=words)
        opinions.note(page=self.foreign, site=education, language="uk", is_useful=False, words="Чуже")

    @pytest.mark.parametrize("role", [SiteRole.EDITOR, SiteRole.PUBLISHER])
    def test_the_report_counts_the_own_pages(self, editor, role):
        shown = html(editor(SiteName.COMMUNICATIONS, role).get(self.REPORT))
        assert "Е-черга" in shown
        assert "67 %" in shown
        assert "Школи" not in shown

    @pytest.mark.parametrize("role", [SiteRole.EDITOR, SiteRole.PUBLISHER])
    def test_the_list_shows_the_words_about_the_own_pages(self, editor, role):
        client = editor(SiteName.COMMUNICATIONS, role)
        shown = html(client.get(self.LIST))
        assert "Немає телефону" in shown
        assert "Чуже" not in shown
        useful = html(client.get(self.LIST, {"is_useful": "true", "has_words": "true"}))
        assert "Зрозуміло" in useful
        assert "Немає телефону" not in useful

    def test_sites_are_called_as_readers_know_them(self, editor, communications):
        names = {"short_name_uk": "Комунікації міста", "short_name_en": "Комунікації міста"}
        SiteSettings.objects.update_or_create(site=communications, defaults=names)
        client = editor(SiteName.COMMUNICATIONS, SiteRole.EDITOR)
        opinion = Opinion.objects.filter(site=communications).first()
        export = client.get(self.REPORT, {"export": "csv"}).getvalue().decode()
        inspected = client.get(f"{self.LIST}inspect/{opinion.pk}/").content.decode()
        for shown in (html(client.get(self.LIST)), html(client.get(self.REPORT)), export, inspected):
            assert "Комунікації міста" in shown
            assert str(communications) not in shown

    def test_the_report_leads_to_the_opinions_on_a_page(self, editor, page):
        client = editor(SiteName.COMMUNICATIONS, SiteRole.EDITOR)
        assert f"{self.LIST}?page={page.pk}" in html(client.get(self.REPORT))
        assert "Зрозуміло" in html(client.get(self.LIST, {"page": page.pk}))
        assert "Зрозуміло" not in html(client.get(self.LIST, {"page": page.pk + 1000}))

    @pytest.mark.parametrize("address", [LIST, REPORT])
    def test_authors_see_neither(self, editor, address):
        client = editor(SiteName.COMMUNICATIONS, SiteRole.AUTHOR)
        assert client.get(address).status_code == 302

    @pytest.mark.parametrize("site", list(SiteName))
    def test_an_editor_deletes_what_names_somebody_also_where_approval_is_required(self, editor, site):
        client = editor(site, SiteRole.EDITOR)
        for opinion in Opinion.objects.exclude(words=""):
            client.post(f"{self.LIST}delete/{opinion.pk}/")
        left = set(Opinion.objects.exclude(words="").values_list("words", flat=True))
        assert left == ({"Чуже"} if site == SiteName.COMMUNICATIONS else {"Зрозуміло", "Немає телефону"})

    def test_nobody_changes_or_adds_an_opinion(self, editor):
        client = editor(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER)
        opinion = Opinion.objects.exclude(words="").first()
        client.post(f"{self.LIST}edit/{opinion.pk}/", {"words": "Інше"})
        assert client.post(f"{self.LIST}add/", {"words": "Інше"}).status_code == 302
        assert not Opinion.objects.filter(words="Інше").exists()

    def test_an_administrator_adds_and_changes_none_either(self):
        client = signed_in(make_user("holova@example.org", is_superuser=True))
        opinion = Opinion.objects.exclude(words="").first()
        assert f"{self.LIST}add/" not in client.get(self.LIST).text
        for way in ("add/", f"edit/{opinion.pk}/"):
            assert client.get(f"{self.LIST}{way}").status_code == 302
        assert client.get(f"{self.LIST}delete/{opinion.pk}/").status_code == 200

    def test_the_report_costs_no_more_for_more_pages(self, editor, communications):
        client = editor(SiteName.COMMUNICATIONS, SiteRole.EDITOR)
        client.get(self.REPORT)
        with CaptureQueriesContext(connection) as few:
            client.get(self.REPORT)
        for name in ("Один", "Два"):
            other = make_standard(communications, name)
            opinions.note(page=other, site=communications, language="uk", is_useful=True, words="")
        client.get(self.REPORT)
        with CaptureQueriesContext(connection) as many:
            client.get(self.REPORT)
        assert len(many) == len(few)
