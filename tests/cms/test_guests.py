"""Pages that another site shows: its own people see them listed, and may hide them there."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from accounts.roles import SiteName, SiteRole, site_group
from cms.audit import AuditRecord
from cms.guests import HiddenGuest, guests_of, hide, show
from news.models import NewsIndexPage
from news.queries import latest_news
from tests.factories import (
    make_campaign_index,
    make_campaign_page,
    make_news,
    make_news_index,
    translate,
)

REPORT = "/admin/reports/guests/"
MAY_HIDE = {SiteRole.EDITOR, SiteRole.PUBLISHER}


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def client_of(db):
    """Makes a browser of a person with a role on a site."""

    def make(site: SiteName, role: SiteRole) -> Client:
        user = User.objects.create_user(f"{site.name}-{role.name}@example.org", "a long password")
        user.groups.add(Group.objects.get(name=site_group(site, role)))
        client = Client()
        client.force_login(user)
        return client

    return make


@pytest.fixture
def somebody(db):
    return User.objects.create_user("somebody@example.org", "a long password")


@pytest.fixture
def news(communications, education):
    """A news item of communications that education shows too."""
    make_news_index(education)
    return make_news(make_news_index(communications), "Спільна новина", shown_on=(education,))


def act(client, name: str, page, site):
    return client.post(reverse("guest_act", args=[site.pk, page.pk, name]), {"reason": "Не для нас"})


def listed(site, language: str = "uk") -> list[str]:
    indexes = index_of(site).get_translations(inclusive=True)
    return [page.title for page in latest_news(indexes.get(locale__language_code=language), limit=10)]


def index_of(site) -> NewsIndexPage:
    return NewsIndexPage.objects.get(path__startswith=site.root_page.path)


def only(site):
    (guest,) = guests_of(site)
    return guest


class TestWhatIsShown:
    def test_a_guest_is_shown_unless_it_is_hidden(self, news, education, somebody):
        assert listed(education) == ["Спільна новина"]
        hide(guest=only(education), by=somebody)
        assert listed(education) == []
        show(guest=only(education), by=somebody)
        assert listed(education) == ["Спільна новина"]

    def test_a_hidden_guest_stays_at_home(self, news, communications, education, somebody):
        hide(guest=only(education), by=somebody)
        assert listed(communications) == ["Спільна новина"]

    def test_a_guest_is_hidden_in_every_language(self, news, education, somebody):
        translate(index_of(education), "News")
        twin = translate(news, "Shared news")
        twin.shown_on = [education]
        twin.save()
        assert listed(education, "en") == ["Shared news"]
        hide(guest=only(education), by=somebody)
        assert listed(education, "en") == []

    def test_a_campaign_is_hidden_too(self, communications, education, somebody, client):
        make_campaign_index(education)
        make_campaign_page(make_campaign_index(communications), title="Флікери", shown_on=(education,))
        address = "/kampanii/"
        assert "Флікери" in client.get(address, headers={"host": education.hostname}).content.decode()
        hide(guest=only(education), by=somebody)
        assert "Флікери" not in client.get(address, headers={"host": education.hostname}).content.decode()

    def test_pages_kept_by_the_cache_show_it_at_once(self, news, education, somebody, client):
        def shown() -> bool:
            response = client.get("/novyny/", headers={"host": education.hostname})
            return "Спільна новина" in response.content.decode()

        assert shown()
        assert shown()
        hide(guest=only(education), by=somebody)
        assert not shown()
        show(guest=only(education), by=somebody)
        assert shown()


class TestGuests:
    def test_are_public_pages_of_other_sites_only(self, communications, education):
        index = make_news_index(communications)
        make_news(index, "Чернетка", shown_on=(education,), live=False)
        make_news(index, "Домашня")
        make_news(make_news_index(education), "Своя", shown_on=(education,))
        make_news(index, "Гостя", shown_on=(education,))
        assert [str(guest) for guest in guests_of(education)] == ["Гостя"]
        assert guests_of(communications) == []

    def test_come_once_in_ukrainian(self, news, education):
        twin = translate(news, "Shared news")
        twin.shown_on = [education]
        twin.save()
        assert only(education).page.pk == news.pk

    def test_that_were_hidden_say_by_whom(self, news, education, somebody):
        hide(guest=only(education), by=somebody)
        assert only(education).hidden.hidden_by == somebody


class TestTheRecord:
    def test_says_who_hid_what_where_and_why(self, news, education, somebody):
        hide(guest=only(education), by=somebody, reason="Не для нас")
        show(guest=only(education), by=somebody)
        records = AuditRecord.objects.for_subject(only(education).page).order_by("pk")
        assert [(row.action, row.actor, row.reason) for row in records] == [
            ("guest.hidden", somebody, "Не для нас"),
            ("guest.shown", somebody, ""),
        ]
        assert records[0].data == {"site": education.pk, "site_name": education.site_name}

    def test_is_written_once_however_often_it_is_hidden(self, news, education, somebody):
        guest = only(education)
        hide(guest=guest, by=somebody)
        hide(guest=guest, by=somebody)
        assert AuditRecord.objects.filter(action="guest.hidden").count() == 1


@pytest.mark.parametrize("role", list(SiteRole), ids=lambda role: role.name.lower())
@pytest.mark.parametrize("site", list(SiteName), ids=lambda site: site.name.lower())
class TestTheReport:
    """The news item is a guest on the education site."""

    def test_lists_the_guests_of_ones_own_site(self, news, client_of, site, role):
        shown = client_of(site, role).get(REPORT).content.decode()
        assert ("Спільна новина" in shown) is (site == SiteName.EDUCATION)

    def test_leads_to_hiding_whoever_may(self, news, education, client_of, site, role):
        address = reverse("guest_act", args=[education.pk, news.pk, "hide"])
        shown = client_of(site, role).get(REPORT).content.decode()
        assert (address in shown) is (site == SiteName.EDUCATION and role in MAY_HIDE)

    def test_hides_for_editors_and_publishers_of_the_site_that_lists(
        self, news, education, client_of, site, role
    ):
        client = client_of(site, role)
        act(client, "hide", news, education)
        may = site == SiteName.EDUCATION and role in MAY_HIDE
        assert HiddenGuest.objects.filter(page=news, site=education).exists() is may
        assert listed(education) == ([] if may else ["Спільна новина"])

    def test_shows_again_for_the_same_people(self, news, education, somebody, client_of, site, role):
        hide(guest=only(education), by=somebody)
        act(client_of(site, role), "show", news, education)
        may = site == SiteName.EDUCATION and role in MAY_HIDE
        assert HiddenGuest.objects.exists() is not may


@pytest.mark.usefixtures("untranslated")
class TestTheDoor:
    @pytest.fixture
    def editor(self, client_of):
        return client_of(SiteName.EDUCATION, SiteRole.EDITOR)

    def test_asks_before_it_hides(self, news, education, editor):
        response = editor.get(reverse("guest_act", args=[education.pk, news.pk, "hide"]))
        assert "It stays on its own site." in response.content.decode()
        assert not HiddenGuest.objects.exists()

    def test_says_what_was_done_and_who_has_hidden_it(self, news, education, editor):
        address = reverse("guest_act", args=[education.pk, news.pk, "hide"])
        shown = editor.post(address, {"reason": ""}, follow=True).content.decode()
        assert "The page is hidden on your site." in shown
        assert reverse("guest_act", args=[education.pk, news.pk, "show"]) in shown
        assert address not in shown

    def test_is_closed_for_what_is_no_guest(self, communications, education, editor):
        page = make_news(make_news_index(communications))
        assert act(editor, "hide", page, education).status_code == 404

    def test_knows_two_acts(self, news, education, editor):
        assert act(editor, "delete", news, education).status_code == 404

    def test_is_closed_for_whoever_is_not_signed_in(self, news, education):
        assert act(Client(), "hide", news, education).status_code == 302
        assert not HiddenGuest.objects.exists()
