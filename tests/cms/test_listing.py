"""Who may be listed: every state that a page can be in, and every list that could leak it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.listing import index_of, is_public, public, summarised
from news.models import NewsIndexPage, NewsPage
from tests.factories import make_news, make_news_index, make_section, make_standard, translate


@pytest.fixture
def index(communications):
    return make_news_index(communications)


def restrict(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def draft(index):
    return make_news(index, "Чернетка", live=False)


def expired(index):
    return make_news(index, "Минуле", expire_at=timezone.now() - timedelta(minutes=1))


def private(index):
    page = make_news(index, "Для своїх")
    restrict(page)
    return page


def below_a_private_page(index):
    restrict(index)
    return make_news(index, "Під замком")


def placeholder_of_an_untranslated_page(index):
    page = make_news(index, "Лише українською")
    english_index = translate(index, "News")
    return page.create_alias(parent=english_index, update_locale=english_index.locale)


HIDDEN = [draft, expired, private, below_a_private_page, placeholder_of_an_untranslated_page]


@pytest.mark.parametrize("make", HIDDEN, ids=lambda make: make.__name__)
def test_what_no_reader_may_see_is_not_public(index, make):
    page = make(index)
    assert page.pk not in set(public(NewsPage.objects.all()).values_list("pk", flat=True))
    assert not is_public(NewsPage.objects.get(pk=page.pk))


def test_what_any_reader_may_see_is_public(index):
    page = make_news(index, expire_at=timezone.now() + timedelta(days=1))
    alias = page.create_alias(parent=index, update_slug="te-same")
    assert set(public(NewsPage.objects.all())) == {page, NewsPage.objects.get(pk=alias.pk)}
    assert is_public(page)
    assert not is_public(None)


def test_a_restriction_made_later_hides_at_once(index):
    page = make_news(index)
    assert public(NewsPage.objects.all()).count() == 1
    restrict(page)
    assert public(NewsPage.objects.all()).count() == 0


def test_the_index_of_a_site_is_its_own(communications, education):
    own, other = make_news_index(communications), make_news_index(education, "Новини освіти")
    assert index_of(NewsIndexPage, communications.root_page.path) == own
    assert index_of(NewsIndexPage, education.root_page.path) == other


def test_pages_of_any_type_are_summarised_by_their_introductions(communications):
    from wagtail.models import Page

    section = make_section(communications, introduction="Усе для батьків.")
    make_standard(section, "З описом", search_description="Для пошуковиків.")
    make_standard(section, "Без слів")
    make_standard(section, "Зі вступом", introduction="Вступ.", search_description="Не він.")
    pages = summarised(Page.objects.filter(path__startswith=section.path)).order_by("path")
    assert [page.summary for page in pages] == ["Усе для батьків.", "Для пошуковиків.", "", "Вступ."]
