"""Whole pages for anonymous readers: kept, refreshed on every change, never an editor's."""

import gzip
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.guests import HiddenGuest
from home.models import Alert, MenuItem, Navigation, SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    """Somebody with no cookies; returns what is read, on the communications site by default."""

    def read(path="/", *, host="localhost", **extra):
        return client.get(path, headers={"host": host, **extra})

    return read


@pytest.fixture
def section(communications):
    return factories.make_section(communications, "Для батьків", introduction="Як було.")


def text(response) -> str:
    return response.content.decode()


def test_a_second_reading_asks_the_database_nothing(reader, section, django_assert_num_queries):
    first = reader("/dlia-batkiv/")

    with django_assert_num_queries(0):
        second = reader("/dlia-batkiv/")

    assert second.content == first.content
    assert second.headers["ETag"] == first.headers["ETag"]
    assert second.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_each_site_keeps_its_own_copy(reader, communications, education):
    factories.make_section(communications, "Розділ", introduction="Тут комунікації.")
    factories.make_section(education, "Розділ", introduction="Тут освіта.")

    for _ in range(2):
        assert "Тут комунікації." in text(reader("/rozdil/"))
        assert "Тут освіта." in text(reader("/rozdil/", host="osvita.localhost"))


def test_an_unchanged_page_is_answered_with_304(reader, section):
    etag = reader("/dlia-batkiv/").headers["ETag"]

    again = reader("/dlia-batkiv/", **{"if-none-match": etag})

    assert (again.status_code, again.content) == (304, b"")


def test_a_reader_who_takes_gzip_gets_the_same_page_smaller(reader, section):
    plain = reader("/dlia-batkiv/")
    packed = reader("/dlia-batkiv/", **{"accept-encoding": "gzip, br"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Content-Encoding" not in plain.headers


def test_publishing_refreshes_the_page_and_whoever_lists_it(reader, section):
    child = factories.make_standard(section, "Пам’ятка", introduction="Як було.")
    reader("/dlia-batkiv/")
    reader(child.url)

    child.title, child.introduction = "Нова памʼятка", "Як стало."
    child.save_revision().publish()

    assert "Як стало." in text(reader(child.url))
    assert "Нова памʼятка" in text(reader("/dlia-batkiv/"))


def test_a_hidden_guest_leaves_the_news_that_showed_it(reader, communications, education):
    guest = factories.make_news(factories.make_news_index(education), "Гість", shown_on=(communications,))
    own = factories.make_news(factories.make_news_index(communications), "Власна")
    assert "Гість" in text(reader(urlsplit(own.full_url).path))

    HiddenGuest.objects.create(page=guest, site=communications)

    assert "Гість" not in text(reader(urlsplit(own.full_url).path))


def test_saving_a_draft_refreshes_nothing(reader, section, django_assert_num_queries):
    reader("/dlia-batkiv/")
    section.introduction = "Чернетка."
    section.save_revision()

    with django_assert_num_queries(0):
        assert "Чернетка." not in text(reader("/dlia-batkiv/"))


def test_unpublishing_takes_the_page_and_its_mention_away(reader, section):
    child = factories.make_standard(section, "Памʼятка")
    reader(child.url)
    reader("/dlia-batkiv/")

    child.unpublish()

    assert reader(child.url).status_code == 404
    assert "Памʼятка" not in text(reader("/dlia-batkiv/"))


def test_a_deleted_page_is_gone(reader, section):
    reader("/dlia-batkiv/")
    section.delete()

    assert reader("/dlia-batkiv/").status_code == 404


def test_a_moved_page_is_found_at_its_new_address_and_the_old_leads_there(reader, section, communications):
    child = factories.make_standard(section, "Памʼятка")
    other = factories.make_section(communications, "Для вчителів")
    old = child.url
    reader(old)

    child.move(other, pos="last-child")

    assert reader(old).headers["Location"].endswith("/dlia-vchyteliv/pamiatka/")
    assert reader("/dlia-vchyteliv/pamiatka/").status_code == 200


def test_a_new_slug_moves_everything_below(reader, section, django_capture_on_commit_callbacks):
    child = factories.make_standard(section, "Памʼятка")
    reader(child.url)

    section.slug = "batkam"
    with django_capture_on_commit_callbacks(execute=True):
        section.save_revision().publish()

    assert reader("/dlia-batkiv/pamiatka/").headers["Location"].endswith("/batkam/pamiatka/")
    assert reader("/batkam/pamiatka/").status_code == 200


def test_a_renamed_section_is_renamed_in_the_breadcrumbs_of_its_pages(reader, section):
    child = factories.make_standard(section, "Памʼятка")
    assert "Для батьків" in text(reader(child.url))

    section.title = "Батькам"
    section.save_revision().publish()

    assert "Для батьків" not in text(reader(child.url))


def test_a_new_translation_appears_in_the_language_switch(reader, section, en):
    home = section.get_parent().specific
    home.copy_for_translation(en).save_revision().publish()
    assert "/en/for-parents/" not in text(reader("/dlia-batkiv/"))

    twin = section.copy_for_translation(en)
    twin.slug, twin.title = "for-parents", "For parents"
    twin.save_revision().publish()

    assert "/en/for-parents/" in text(reader("/dlia-batkiv/"))


@pytest.mark.parametrize("host", ["localhost", "osvita.localhost"])
@pytest.mark.parametrize("language", ["uk", "en"])
class TestSurroundings:
    """Settings, menus and alerts stand on every page of both sites in both languages."""

    @pytest.fixture(autouse=True)
    def _both_languages(self, communications, education, en):
        for site in (communications, education):
            twin = site.root_page.specific.copy_for_translation(en)
            twin.save_revision().publish()

    @pytest.fixture
    def site(self, host, communications, education):
        return communications if host == "localhost" else education

    @pytest.fixture
    def home(self, reader, host, language):
        return lambda: text(reader("/" if language == "uk" else "/en/", host=host))

    def test_a_changed_setting_shows_at_once(self, home, site, language):
        home()
        settings = SiteSettings.for_site(site)
        settings.tagline_uk = settings.tagline_en = "щойно змінено"
        settings.save()

        assert "щойно змінено" in home()

    def test_a_changed_menu_shows_at_once(self, home, site, language):
        home()
        navigation, _ = Navigation.objects.get_or_create(site=site)
        item = MenuItem.objects.create(
            navigation=navigation, url="https://example.com/", label_uk="Новий пункт", label_en="New item"
        )
        label = "Новий пункт" if language == "uk" else "New item"
        assert label in home()

        item.delete()

        assert label not in home()

    def test_an_alert_comes_changes_and_goes_at_once(self, home, site, language):
        home()
        alert = Alert.objects.create(site=site, text_uk="Немає води.", text_en="No water.")
        assert ("Немає води." if language == "uk" else "No water.") in home()

        alert.text_uk, alert.text_en = "Воду повернуто.", "Water returned."
        alert.save()
        assert ("Воду повернуто." if language == "uk" else "Water returned.") in home()

        alert.delete()
        assert "Воду повернуто." not in home()
        assert "Water returned." not in home()

    def test_an_alert_of_one_site_is_not_shown_on_the_other(self, home, site, communications, education):
        other = education if site == communications else communications
        Alert.objects.create(site=other, text_uk="Немає води.", text_en="No water.")

        assert "Немає води." not in home()
        assert "No water." not in home()


def test_an_alert_appears_and_disappears_on_time_without_anybody_saving(reader, section, communications):
    now = timezone.now().replace(hour=9, minute=0)
    Alert.objects.create(
        site=communications,
        text_uk="Ремонт мережі.",
        starts_at=now + timedelta(hours=1),
        ends_at=now + timedelta(hours=2),
    )
    shown = []
    with time_machine.travel(now, tick=False) as clock:
        for minutes in (0, 59, 1, 59, 1):
            clock.shift(timedelta(minutes=minutes))
            shown.append("Ремонт мережі." in text(reader("/dlia-batkiv/")))

    assert shown == [False, False, True, True, False]


def test_an_expired_page_is_gone_on_time_before_the_scheduler_has_come(reader, section):
    now = timezone.now().replace(hour=9, minute=0)
    leaving = factories.make_standard(section, "Минуща", slug="mynushcha", expire_at=now + timedelta(hours=1))
    seen = []
    with time_machine.travel(now, tick=False) as clock:
        for minutes in (0, 59, 1):
            clock.shift(timedelta(minutes=minutes))
            status = reader("/dlia-batkiv/mynushcha/").status_code
            seen.append(("Минуща" in text(reader("/dlia-batkiv/")), status))

    assert seen == [(True, 200), (True, 200), (False, 404)]
    assert Page.objects.get(pk=leaving.pk).live


def test_between_boundaries_the_copy_stays(reader, section, communications, django_assert_num_queries):
    now = timezone.now().replace(hour=9, minute=0)
    Alert.objects.create(site=communications, text_uk="Ремонт.", starts_at=now + timedelta(hours=1))
    with time_machine.travel(now, tick=False) as clock:
        reader("/dlia-batkiv/")
        clock.shift(timedelta(minutes=59))
        with django_assert_num_queries(0):
            reader("/dlia-batkiv/")


def test_every_copy_ends_at_midnight_in_kyiv(reader, section, django_assert_num_queries):
    # 21:59:30 UTC is half a minute before midnight in Kyiv in winter.
    with time_machine.travel("2026-11-23T21:59:30Z", tick=False) as clock:
        reader("/dlia-batkiv/")
        with django_assert_num_queries(0):
            reader("/dlia-batkiv/")
        clock.shift(timedelta(seconds=31))
        with CaptureQueriesContext(connection) as queries:
            reader("/dlia-batkiv/")
    assert len(queries) > 0


def test_an_editors_page_never_enters_the_cache(client, section, communications):
    editor = get_user_model().objects.create_superuser("editor@example.com", "a-long-password")
    client.force_login(editor)
    own = client.get("/dlia-batkiv/", headers={"host": "localhost"})
    assert "wagtail-userbar" in text(own)
    assert own.headers["Cache-Control"] == "private, no-cache"

    client.logout()
    client.cookies.clear()
    public = client.get("/dlia-batkiv/", headers={"host": "localhost"})

    assert "wagtail-userbar" not in text(public)


def test_an_editor_is_not_served_the_anonymous_copy(client, section):
    client.get("/dlia-batkiv/", headers={"host": "localhost"})
    client.force_login(get_user_model().objects.create_superuser("editor@example.com", "a-long-password"))

    assert "wagtail-userbar" in text(client.get("/dlia-batkiv/", headers={"host": "localhost"}))


def test_anonymous_readers_get_no_cookie(reader, section):
    for _ in range(2):
        assert not reader("/dlia-batkiv/").cookies


def test_a_page_behind_a_password_is_never_kept(reader, section):
    PageViewRestriction.objects.create(page=section, restriction_type="password", password="таємниця")

    for _ in range(2):
        answer = reader("/dlia-batkiv/")
        assert "Як було." not in text(answer)


def test_restricting_a_page_takes_its_copies_away_at_once(reader, section):
    child = factories.make_standard(section, "Памʼятка", introduction="Лише для своїх.")
    assert "Лише для своїх." in text(reader(child.url))

    PageViewRestriction.objects.create(page=section, restriction_type="login")

    assert "Лише для своїх." not in text(reader(child.url))


def test_errors_are_not_kept(reader, section, communications):
    assert reader("/nova/").status_code == 404
    factories.make_section(communications, "Нова")
    assert reader("/nova/").status_code == 200


def test_an_alias_of_an_untranslated_page_is_not_served_as_english(reader, section, en):
    section.get_parent().specific.copy_for_translation(en).save_revision().publish()
    section.copy_for_translation(en, alias=True)

    assert reader("/en/dlia-batkiv/").status_code == 404


def _links(response) -> list[str]:
    """What the language switch offers."""
    return [language.url for language in response.context["shell"].languages if not language.current]


@pytest.mark.parametrize("deeper", [True, False])
def test_a_moved_page_keeps_its_translation(client, section, communications, en, deeper):
    page = factories.make_standard(section, "Памʼятка")
    factories.translate(page, "Leaflet")
    target = factories.make_section(section, "Ще глибше") if deeper else communications.root_page
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=target.pk), pos="last-child")
    page.refresh_from_db()

    assert _links(client.get(page.get_url())) == ["/en/dlia-batkiv/pamiatka/"]


def test_a_deep_page_of_the_menu_is_renamed_and_taken_down_there_too(reader, section, communications):
    page = factories.make_standard(section, "Памʼятка")
    navigation, _made = Navigation.objects.get_or_create(site=communications)
    MenuItem.objects.create(navigation=navigation, page=page)
    assert "Памʼятка" in text(reader("/"))

    page.title = "Порадник"
    page.save_revision().publish()
    assert "Порадник" in text(reader("/"))

    page.unpublish()
    assert "Порадник" not in text(reader("/"))


def test_an_alert_leads_only_to_a_page_that_is_there(reader, section, communications):
    page = factories.make_standard(section, "Памʼятка")
    Alert.objects.create(site=communications, text_uk="Увага", link_page=page)
    assert 'class="alert__link"' in text(reader("/"))

    page.unpublish()

    assert 'class="alert__link"' not in text(reader("/"))
