"""The rows that are searched stay in step with what readers may see."""

from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse
from modelsearch.backends import get_search_backend
from wagtail.models import Page, PageViewRestriction

from cms import searching
from cms.searching import PAGES, Finding, Kind, Searchable
from search import entries
from search.models import Entry
from search.tasks import learn
from tests.cms.test_listing import HIDDEN
from tests.factories import (
    kyiv,
    make_campaign,
    make_campaign_index,
    make_campaign_page,
    make_category,
    make_news,
    make_news_index,
    make_post,
    make_section,
    make_standard,
    translate,
)

pytestmark = pytest.mark.django_db
GHOST = "Привид"


@pytest.fixture
def index(communications):
    return make_news_index(communications)


def row_of(page) -> Entry | None:
    return Entry.objects.filter(source=PAGES, key=page.pk).first()


def in_the_engine(words: str) -> list[str]:
    return [row.title for row in get_search_backend().search(words, Entry)]


def ghost(source: str, site, locale) -> None:
    Entry.objects.create(source=source, key=999_999, site=site, locale=locale, kind="news", title=GHOST)


def publish(page) -> None:
    page.save_revision().publish()


def test_a_news_item_has_its_site_language_kind_topic_and_year(communications, uk, index):
    category = make_category(communications)
    page = make_news(index, "Черга", on=kyiv(2023, 12, 31, 23), category=category)
    row = row_of(page)
    assert (row.site, row.locale, row.kind) == (communications, uk, Kind.NEWS)
    assert (row.topics, row.year) == (f" news.category:{category.pk} ", 2023)
    assert row.when == kyiv(2023, 12, 31, 23)


def test_a_campaign_says_for_whom_it_is_and_its_posts_belong_to_it(communications):
    campaign = make_campaign(communications, audiences=["pupils", "parents"])
    page = make_campaign_page(make_campaign_index(communications), campaign)
    post = make_post(page)
    assert row_of(page).audiences == " parents  pupils "
    assert row_of(page).topics == row_of(post).topics == f" campaign:{page.translation_key} "
    campaign.audiences = ["teachers"]
    campaign.save()
    assert row_of(page).audiences == " teachers "


@pytest.mark.parametrize("make", HIDDEN, ids=lambda make: make.__name__)
def test_what_no_reader_may_see_has_no_row(index, make):
    hidden = make(index)
    learn.enqueue(PAGES, [hidden.pk])
    assert row_of(hidden) is None
    found = get_search_backend().search(hidden.title, Entry)
    assert hidden.pk not in [row.key for row in found]


def test_a_draft_of_a_public_page_changes_nothing(index):
    page = make_news(index, "Черга")
    page.title = "Таємниця"
    page.save_revision()
    assert row_of(page).title == "Черга"
    assert in_the_engine("таємниця") == []
    publish(page)
    assert row_of(page).title == "Таємниця"
    assert in_the_engine("черга") == []
    assert in_the_engine("таємниця") == ["Таємниця"]


def test_an_unpublished_page_is_gone_within_the_transaction(index, settings):
    page = make_news(index, "Черга")
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with transaction.atomic():
        page.unpublish()
        assert row_of(page) is None
        assert in_the_engine("черга") == []


def test_a_deleted_page_is_gone_with_all_below_it(communications):
    section = make_section(communications, "Розділ")
    below = make_standard(section, "Черга")
    section.delete()
    assert row_of(section) is row_of(below) is None
    assert in_the_engine("черга") == []


def test_a_restriction_takes_all_below_it_away_and_its_end_brings_it_back(communications):
    section = make_section(communications, "Розділ")
    below = make_standard(section, "Черга")
    restriction = PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert row_of(section) is row_of(below) is None
    restriction.delete()
    assert row_of(section).title == "Розділ"
    assert row_of(below).title == "Черга"


def test_a_page_that_moves_to_the_other_site_is_found_there(communications, education):
    section, there = make_section(communications, "Розділ"), make_section(education, "Там")
    below = make_standard(section, "Черга")
    Page.objects.get(pk=section.pk).move(Page.objects.get(pk=there.pk), pos="last-child")
    assert [row_of(page).site for page in (section, below)] == [education, education]
    assert Entry.objects.filter(key=below.pk).count() == 1


def test_what_has_not_changed_is_left_alone(index):
    page = make_news(index, "Черга")
    before = row_of(page).changed_at
    entries.refresh(PAGES)
    assert row_of(page).changed_at == before


def test_an_app_that_names_nothing_orders_nothing(communications, monkeypatch):
    asked = []
    noting = SimpleNamespace(enqueue=lambda *args: asked.append(args))
    monkeypatch.setattr("search.following.learn", noting)
    searching.changed(PAGES, [])
    searching.changed(PAGES, [2, 1])
    searching.changed(PAGES)
    assert asked == [(PAGES, [1, 2]), (PAGES, None), ("documents", None)]


def test_what_is_taken_back_while_it_is_learnt_gets_no_row(communications, uk, monkeypatch):
    asked = []

    def findings(keys):
        asked.append(keys)
        if len(asked) == 1:
            yield Finding(key=1, title="Марія", text="", kind=Kind.WORK)

    def provider(root):
        here = root.site_id == communications.pk and root.locale_id == uk.pk
        return Searchable(findings=findings if here else lambda keys: (), items=lambda keys, request: {})

    monkeypatch.setitem(searching.searchables.providers, "works", (0, provider))
    entries.refresh("works", [1])
    assert asked == [[1], [1]]
    assert not Entry.objects.filter(source="works").exists()


def test_words_taken_out_of_a_page_are_quoted_no_more_before_it_is_learnt(client, index, monkeypatch):
    page = make_news(index, "Черга", introduction="Дівчинка Квітослава живе поруч.")
    monkeypatch.setattr("search.following.learn", SimpleNamespace(enqueue=lambda *args: None))
    page.introduction = "Виправлено."
    publish(page)
    response = client.get("/search/", {"q": "квітослава"})
    assert [hit.text for hit in response.context["hits"]] == ["Виправлено."]
    assert "живе" not in response.content.decode()


def test_what_has_no_date_comes_last(client, index):
    make_news(index, "Черга нова", on=kyiv(2023, 5, 1))
    make_news(index, "Черга давня", on=kyiv(2013, 5, 1))
    Entry.objects.filter(title="Черга нова").update(when=entries.LONG_AGO, year=None)
    hits = client.get("/search/", {"q": "черга", "order": "date"}).context["hits"]
    assert [(hit.title, bool(hit.when)) for hit in hits] == [("Черга давня", True), ("Черга нова", False)]


class TestRebuilding:
    def said(self, command: str) -> list[str]:
        out = StringIO()
        call_command(command, stdout=out)
        return out.getvalue().splitlines()

    def test_drift_is_said_and_made_right(self, client, index):
        lost, changed = make_news(index, "Загублене"), make_news(index, "Змінене")
        translate(make_standard(index.get_parent(), "Сторінка"), "A page")
        Entry.objects.filter(key=lost.pk).delete()
        Entry.objects.filter(key=changed.pk).update(title="Давнє", fingerprint="")
        Entry.objects.create(
            source=PAGES,
            key=999_999,
            site_id=index.get_site().pk,
            locale=index.locale,
            kind="news",
            title="Привид",
        )
        with pytest.raises(CommandError, match="rebuild_search"):
            self.said("check_search")
        self.said("rebuild_search")
        assert self.said("check_search")[0] == "pages: 0 missing, 0 changed, 0 extra"
        assert row_of(changed).title == "Змінене"
        assert in_the_engine("загублене") == ["Загублене"]
        assert not Entry.objects.filter(title=GHOST).exists()

    def test_the_numbers_are_exact(self, index):
        lost, changed = make_news(index, "Загублене"), make_news(index, "Змінене")
        self.said("rebuild_search")
        Entry.objects.filter(key=lost.pk).delete()
        Entry.objects.filter(key=changed.pk).update(title="Давнє", fingerprint="")
        get_search_backend().delete(row_of(changed))
        out = StringIO()
        with pytest.raises(CommandError):
            call_command("check_search", stdout=out)
        first = out.getvalue().splitlines()
        assert first[0] == "pages: 1 missing, 1 changed, 0 extra"
        assert first[-1] == "default: 1 missing, 0 changed, 0 extra"

    def test_rows_of_what_is_registered_no_more_go(self, communications, uk):
        Entry.objects.create(
            source="gone", key=1, site=communications, locale=uk, kind="news", title="Привид"
        )
        self.said("rebuild_search")
        assert not Entry.objects.filter(source="gone").exists()


def test_readers_find_what_is_there_while_all_is_made_anew(client, index, monkeypatch):
    make_news(index, "Черга")
    found_meanwhile = []

    def look(what, done, total):
        response = client.get(reverse("search:search"), {"q": "черга"})
        found_meanwhile.append([hit.title for hit in response.context["hits"]])

    from search.rebuilding import rebuild

    rebuild(look)
    assert len(found_meanwhile) > 2
    assert all(titles == ["Черга"] for titles in found_meanwhile)
