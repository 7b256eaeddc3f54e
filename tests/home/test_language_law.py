"""The report that Article 27 of the language law asks for."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from accounts.roles import Role, SiteName, SiteRole
from cms import sites
from home.language_law import Reason, shortcomings
from home.models import StandardPage
from tests.factories import add, body, make_image, make_standard, translate

REPORT = "/admin/reports/language-law/"


@pytest.fixture
def home(communications, en):
    """The Ukrainian home page; the English one is unpublished, so that it is no row of its own."""
    page = communications.root_page.specific
    twin = page.get_translation_or_none(en) or page.copy_for_translation(en)
    twin.live = False
    twin.save()
    return page


@pytest.fixture
def editor(member, sign_in):
    return sign_in(member(SiteName.COMMUNICATIONS, SiteRole.EDITOR))


def rows(browser) -> dict[str, set[Reason]]:
    response = browser.get(REPORT)
    assert response.status_code == 200
    return {row.page.title: set(row.reasons) for row in response.context["object_list"]}


def pair(home, title="Дорога до школи", english="Way", *, minutes=0, uk=None, en=None):
    """A Ukrainian page and its translation, published ``minutes`` after it."""
    page = make_standard(home, title, **(uk or {}))
    moment = timezone.now() - timedelta(days=1)
    StandardPage.objects.filter(pk=page.pk).update(last_published_at=moment)
    twin = translate(page, english, **(en or {}))
    StandardPage.objects.filter(pk=twin.pk).update(last_published_at=moment + timedelta(minutes=minutes))
    return page, twin


def test_a_translation_no_newer_and_no_longer_is_in_order(home, editor):
    pair(home)
    assert rows(editor) == {}


def test_an_english_page_without_a_ukrainian_one_is_listed(home, editor, en):
    add(home.get_translation(en), StandardPage(title="Only English", locale=en))
    assert rows(editor) == {"Only English": {Reason.MISSING}}


def test_a_placeholder_is_no_ukrainian_page(home, editor, en, uk):
    page = add(home.get_translation(en), StandardPage(title="Only English", locale=en))
    page.copy_for_translation(uk, alias=True)
    assert rows(editor) == {"Only English": {Reason.MISSING}}


def test_an_unpublished_ukrainian_page_does_not_count(home, editor):
    page, _twin = pair(home, minutes=1)
    page.unpublish()
    assert rows(editor) == {"Way": {Reason.UNPUBLISHED}}


def test_a_ukrainian_page_that_readers_may_not_open_does_not_count(home, editor):
    page, _twin = pair(home)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert rows(editor) == {"Way": {Reason.UNPUBLISHED}}


def test_a_ukrainian_page_is_older_once_the_english_one_is_published_anew(home, editor):
    pair(home, minutes=1)
    assert rows(editor) == {"Way": {Reason.OLDER}}


def test_a_first_translation_published_after_its_original_is_in_order(home, editor):
    pair(home, minutes=1)
    StandardPage.objects.filter(title="Way").update(first_published_at=F("last_published_at"))
    assert rows(editor) == {}


@pytest.mark.parametrize(
    ("ukrainian", "english", "reasons"),
    [
        ({"introduction": "Десять слів"}, {"introduction": "Ten words. And more."}, {Reason.SHORTER}),
        (
            {"body": body(("rich_text", "<p>Так.</p>"))},
            {"body": body(("rich_text", "<p>Yes, it is so.</p>"))},
            {Reason.SHORTER},
        ),
        (
            {"body": body(("rich_text", "<p>Так, саме так.</p>"))},
            {"body": body(("rich_text", "<p><b>Yes</b>, it <i>is</i>.</p>"))},
            None,
        ),
    ],
)
def test_what_is_read_is_counted_not_its_markup(home, editor, ukrainian, english, reasons):
    pair(home, "Шлях", "Road", uk=ukrainian, en=english)
    assert rows(editor) == ({"Road": reasons} if reasons else {})


def test_every_reason_is_told_in_words(home, editor):
    pair(home, "Так", "Indeed", minutes=1)
    assert rows(editor) == {"Indeed": {Reason.OLDER, Reason.SHORTER}}
    page = editor.get(REPORT).content.decode()
    assert f"{Reason.OLDER.label}; {Reason.SHORTER.label}" in page


def test_an_english_draft_is_nobodys_shortcoming(home, editor, en):
    add(home.get_translation(en), StandardPage(title="Draft", locale=en), live=False)
    assert rows(editor) == {}


def test_each_site_sees_its_own_pages(home, editor, member, sign_in):
    pair(home, minutes=1)
    stranger = sign_in(member(SiteName.EDUCATION, SiteRole.EDITOR))
    assert rows(editor) == {"Way": {Reason.OLDER}}
    assert "Way" not in rows(stranger)
    assert "Way" not in stranger.get(f"{REPORT}?export=csv").getvalue().decode()


def test_only_who_may_change_a_page_is_led_to_its_form(home, editor, member, sign_in):
    _page, twin = pair(home, minutes=1)
    form = f'href="/admin/pages/{twin.pk}/edit/"'
    author = sign_in(member(SiteName.COMMUNICATIONS, SiteRole.AUTHOR))
    assert rows(author) == rows(editor)
    assert form in editor.get(REPORT).content.decode()
    assert form not in author.get(REPORT).content.decode()


def test_the_report_is_closed_to_who_acts_on_no_page(home, person, sign_in, editor):
    pair(home, minutes=1)
    nobody = sign_in(person(Role.JUROR))
    assert nobody.get(REPORT).status_code == 403
    assert REPORT in editor.get("/admin/").content.decode()


def test_the_table_can_be_downloaded(home, editor):
    _page, twin = pair(home, minutes=1)
    table = editor.get(f"{REPORT}?export=csv").getvalue().decode().splitlines()
    assert len(table) == 2
    assert table[1].startswith(f"Way,{twin.full_url},")
    assert table[1].endswith(str(Reason.OLDER.label))


def test_more_pages_cost_no_more_queries(home):
    def fill(number: int) -> None:
        picture = body(("image", {"image": make_image()}))
        pair(home, f"Сторінка {number}", f"A page numbered {number}", uk={"body": picture})

    def queries() -> int:
        sites.restricted_paths()  # what is remembered
        with CaptureQueriesContext(connection) as asked:
            shortcomings(Page.objects.all())
        return len(asked)

    fill(1)
    of_one = queries()
    for number in range(2, 6):
        fill(number)
    assert len(shortcomings(Page.objects.all())) == 5
    assert queries() == of_one
