"""Editors see numbers and the next letter of their own site, and never an address."""

import pytest
from django.test import Client

from accounts.roles import SiteName, SiteRole
from subscriptions.domain import noticing
from tests.factories import make_news, make_news_index
from tests.home.conftest import member, person, sign_in  # noqa: F401
from tests.subscriptions.conftest import MINUTE, NOW, asked, subscribed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated", "clock")]

REPORT = "/admin/reports/subscribers/"


@pytest.fixture
def editor(member, sign_in):  # noqa: F811
    return sign_in(member(SiteName.COMMUNICATIONS, SiteRole.EDITOR))


def test_numbers_are_shown_from_five_on_and_only_of_confirmed_ones(editor, communications):
    for number in range(5):
        subscribed(communications, f"canary{number}@example.org", topics=["news"])
    subscribed(communications, "canary@example.org", topics=["contests"])
    asked(communications, "canary-asked@example.org", topics=["news"])

    rows = {row.key: row.subscribers for row in editor.get(REPORT).context["object_list"]}
    assert (rows["news"], rows["contests"]) == ("5", "fewer than 5")
    for address in (REPORT, f"{REPORT}?export=csv", f"{REPORT}{communications.pk}/news/"):
        response = editor.get(address)
        body = response.getvalue() if response.streaming else response.content
        assert b"canary" not in body


@pytest.mark.parametrize("role", SiteRole)
def test_everybody_who_writes_sees_their_own_site_only(member, sign_in, role, communications, education):  # noqa: F811
    browser = sign_in(member(SiteName.COMMUNICATIONS, role))

    assert {row.site for row in browser.get(REPORT).context["object_list"]} == {communications}
    assert browser.get(f"{REPORT}{communications.pk}/news/").status_code == 200
    assert browser.get(f"{REPORT}{education.pk}/news/").status_code == 404


def test_strangers_see_nothing(communications, person, sign_in):  # noqa: F811
    for browser, status in ((Client(), 302), (sign_in(person()), 403)):
        for address in (REPORT, f"{REPORT}{communications.pk}/news/"):
            assert browser.get(address).status_code == status


def test_the_next_letter_is_what_will_come(editor, communications):
    address = f"{REPORT}{communications.pk}/news/"
    assert "nothing new" in editor.get(address).text

    make_news(make_news_index(communications), "Черга")
    noticing.notice_new(now=NOW + MINUTE)
    page = editor.get(address)
    assert "Черга" in page.text
    assert 'style="' in page.text
    assert "'unsafe-inline'" in page["Content-Security-Policy"]
    assert "nothing new" in editor.get(f"{address}?language=en").text
    assert editor.get(f"{REPORT}{communications.pk}/nichoho/").status_code == 404
