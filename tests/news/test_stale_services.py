"""The report of e-services whose descriptions nobody has lately checked."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role, SiteName, SiteRole, site_group
from news.staleness import stale_services
from tests.factories import make_service, make_service_index, translate

REPORT = "/admin/reports/stale-services/"


@pytest.fixture
def index(communications):
    return make_service_index(communications)


def browser_of(*groups: str) -> Client:
    user = User.objects.create_user(f"person{User.objects.count()}@example.org", "a long password")
    user.groups.set(Group.objects.filter(name__in=groups))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(db):
    return browser_of(site_group(SiteName.COMMUNICATIONS, SiteRole.EDITOR))


def rows(browser) -> list[str]:
    response = browser.get(REPORT)
    assert response.status_code == 200
    return [page.title for page in response.context["object_list"]]


def checked(days: int) -> date:
    """The day so many days ago."""
    return timezone.localdate() - timedelta(days=days)


def test_never_checked_services_come_first_then_the_longest_unchecked(index, editor):
    make_service(index, "Пів року і день", checked_on=checked(181))
    make_service(index, "Рік", checked_on=checked(365))
    make_service(index, "Ніколи", checked_on=None)
    make_service(index, "Рівно пів року", checked_on=checked(180))
    assert rows(editor) == ["Ніколи", "Рік", "Пів року і день"]


def test_the_term_can_be_another(index):
    make_service(index, "Вчора", checked_on=date(2026, 9, 1))
    assert [page.title for page in stale_services(date(2026, 9, 3), days=1)] == ["Вчора"]
    assert [page.title for page in stale_services(date(2026, 9, 2), days=1)] == []


def test_drafts_and_translations_are_not_listed(index, editor):
    make_service(index, "Чернетка", checked_on=None, live=False)
    translate(make_service(index, "Е-садок", checked_on=None), "E-kindergarten")
    assert rows(editor) == ["Е-садок"]


def test_each_site_sees_its_own_services(index, education, editor):
    make_service(index, "Наша", checked_on=None)
    make_service(make_service_index(education), "Їхня", checked_on=None)
    assert rows(editor) == ["Наша"]
    assert rows(browser_of(site_group(SiteName.EDUCATION, SiteRole.EDITOR))) == ["Їхня"]


def test_an_author_is_not_led_to_a_form_that_would_not_open(index, editor):
    service = make_service(index, "Е-садок", checked_on=None)
    form = f'href="/admin/pages/{service.pk}/edit/"'
    author = browser_of(site_group(SiteName.COMMUNICATIONS, SiteRole.AUTHOR))
    assert rows(author) == ["Е-садок"]
    assert form in editor.get(REPORT).content.decode()
    assert form not in author.get(REPORT).content.decode()


def test_the_report_is_closed_to_who_acts_on_no_page(index, editor):
    make_service(index, "Е-садок", checked_on=None)
    assert browser_of(Role.JUROR).get(REPORT).status_code == 403
    assert REPORT in editor.get("/admin/").content.decode()


def test_the_table_can_be_downloaded(index, editor):
    service = make_service(index, "Е-садок", checked_on=date(2020, 1, 2))
    table = editor.get(f"{REPORT}?export=csv").getvalue().decode().splitlines()
    assert table[1:] == [f"Е-садок,{service.full_url},2020-01-02"]


def test_more_services_cost_no_more_queries(index, editor, django_assert_max_num_queries):
    make_service(index, "Послуга", checked_on=None)
    rows(editor)
    with CaptureQueriesContext(connection) as asked:
        rows(editor)
    for number in range(5):
        make_service(index, f"Послуга {number}", checked_on=None)
    with django_assert_max_num_queries(len(asked)):
        assert len(rows(editor)) == 6
