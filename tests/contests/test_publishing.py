"""From the signed scores to awards and published results."""

import pytest
from django.urls import reverse
from django.utils import translation
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from accounts.roles import Role, SiteName, SiteRole, site_group
from cms.audit import AuditRecord
from contests.domain import awards, diplomas, packages
from contests.domain.publishing import publish_results
from contests.domain.transitions import Refused
from contests.models import Contest, Diploma
from tests.contests.editors import in_groups, make_moderator, signed_in
from tests.contests.factories import make_submitted, make_user
from tests.contests.results_factories import LATER, RESULTS, make_judged, make_published
from tests.indexing import indexed as unindexed  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def publisher(db):
    """Somebody who both moderates and publishes the education site's contests."""
    person = make_moderator("publisher@example.org")
    return in_groups(person, site_group(SiteName.EDUCATION, SiteRole.PUBLISHER))


def test_nothing_is_published_before_the_sign_off(contest, secretary, school):
    make_submitted(contest, secretary, institution=school)
    with pytest.raises(Refused, match="have not been signed off"):
        publish_results(contest=contest, by=None)


def test_results_without_any_award_are_not_published(contest, secretary, school):
    make_judged(contest, secretary, school)
    with pytest.raises(Refused, match="Nobody has a place"):
        publish_results(contest=contest, by=None)


def test_publishing_is_written_down_and_happens_once(contest, secretary, school):
    make_published(contest, secretary, school)
    assert contest.results_published_at == RESULTS
    assert AuditRecord.objects.filter(action="contest.results_published").count() == 1
    with pytest.raises(Refused, match="already"):
        publish_results(contest=contest, by=None, now=LATER)


def test_an_award_that_changes_revokes_the_papers_that_say_otherwise(contest, secretary, school):
    _first, _second, third, _last = make_published(contest, secretary, school)
    diplomas.issue(contest=contest, now=LATER)
    awards.set_places(contest=contest, places={third.pk: None}, by=None, now=LATER)
    assert not Diploma.objects.filter(entry=third, revoked_at=None).exists()
    assert diplomas.issue(contest=contest, now=LATER) == 1
    assert Diploma.objects.get(entry=third, revoked_at=None).kind == Diploma.Kind.CERTIFICATE


def test_the_editor_publishes_and_has_the_diplomas_issued(contest, secretary, school, publisher):
    make_judged(contest, secretary, school)
    browser, address = signed_in(publisher), reverse("contest_admin_results", args=[contest.pk])
    browser.post(address, {"action": "publish"})
    assert Contest.objects.get(pk=contest.pk).results_published_at is None
    awards.set_places(contest=contest, places=awards.proposed(contest.sign_offs.last()), by=None)
    assert browser.post(address, {"action": "publish"}).status_code == 302
    assert Contest.objects.get(pk=contest.pk).results_published_at is not None
    assert browser.get(address).context["diplomas"] == (0, 4)


def test_the_page_watches_while_the_worker_is_at_its_diplomas_and_offers_no_second_go(
    contest, secretary, school, publisher
):
    make_published(contest, secretary, school)
    browser, address = signed_in(publisher), reverse("contest_admin_results", args=[contest.pk])
    task = DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING, task_path=diplomas.issue_all.module_path,
        args_kwargs={"args": [contest.pk], "kwargs": {}}, backend_name="default", run_after=LATER,
    )  # fmt: skip

    def says() -> tuple[bool, bool]:
        html = browser.get(address).content.decode()
        return " data-busy" in html, 'value="issue"' in html

    assert says() == (True, False)
    DBTaskResult.objects.filter(pk=task.pk).update(args_kwargs={"args": [0], "kwargs": {}})
    assert says() == (False, True)
    finished = {"status": TaskResultStatus.SUCCESSFUL, "args_kwargs": {"args": [contest.pk], "kwargs": {}}}
    DBTaskResult.objects.filter(pk=task.pk).update(**finished)
    assert says() == (False, True)


def test_the_editor_takes_results_back_with_a_reason(contest, secretary, school, publisher):
    make_published(contest, secretary, school)
    browser, address = signed_in(publisher), reverse("contest_admin_results", args=[contest.pk])
    browser.post(address, {"action": "unpublish", "reason": ""})
    assert Contest.objects.get(pk=contest.pk).has_results
    browser.post(address, {"action": "unpublish", "reason": "Помилка в протоколі"})
    assert not Contest.objects.get(pk=contest.pk).has_results
    record = AuditRecord.objects.get(action="contest.results_unpublished")
    assert (record.actor, record.reason) == (publisher, "Помилка в протоколі")
    assert browser.post(address, {"action": "unknown"}).status_code == 400


def people(publisher, secretary):
    education = site_group(SiteName.EDUCATION, SiteRole.PUBLISHER)
    communications = site_group(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER)
    return {
        "anonymous": None,
        "secretary": secretary,
        "moderator": make_moderator("only@example.org"),
        "education editor": in_groups(make_user("edu@example.org"), education),
        "communications editor": in_groups(make_user("com@example.org"), communications),
        "juror": in_groups(make_user("jury@example.org"), Role.JUROR),
        "publisher": publisher,
        "administrator": make_user("admin@example.org", is_superuser=True, is_staff=True),
    }


def test_who_opens_the_results_and_the_papers(contest, secretary, school, publisher):
    make_published(contest, secretary, school)
    diplomas.issue(contest=contest, now=LATER)
    results = reverse("contest_admin_results", args=[contest.pk])
    package = packages.order_diplomas(contest=contest, by=publisher)
    papers = reverse("contest_admin_package", args=[package.key])
    opened = {
        who: tuple(signed_in(user).get(address).status_code for address in (results, papers))
        for who, user in people(publisher, secretary).items()
    }
    refused = {who: codes for who, codes in opened.items() if 200 not in codes}
    assert {who: opened[who] for who in opened if who not in refused} == {
        "moderator": (302, 200), "publisher": (200, 200), "administrator": (200, 200),
    }  # fmt: skip
    assert set(refused) == {"anonymous", "secretary", "education editor", "communications editor", "juror"}
