"""From the signed scores to awards and published results."""

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.roles import Role, SiteName, SiteRole, site_group
from cms.audit import AuditRecord
from contests.domain import diplomas, publishing
from contests.domain.publishing import Given, give_awards, publish_results
from contests.domain.transitions import Refused
from contests.models import Award, Contest, Diploma, State
from tests.contests.editors import in_groups, make_moderator, signed_in
from tests.contests.factories import make_submitted, make_user
from tests.contests.results_factories import LATER, RESULTS, make_judged, make_published

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


def test_the_scores_propose_the_first_three_places_and_equal_ones_share(contest, secretary, school):
    first, second, third, _last = make_judged(contest, secretary, school, scores=(9, 9, 7, 5))
    proposed = publishing.proposals(contest.sign_offs.last())
    assert proposed == {first.pk: 1, second.pk: 1, third.pk: 3}


def test_nothing_is_awarded_or_published_before_the_sign_off(contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)
    with pytest.raises(Refused, match="have not been signed off"):
        give_awards(contest=contest, given={entry.pk: Given(place=1)}, by=None)
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


def test_an_entry_with_an_award_is_placed_and_without_it_judged_again(contest, secretary, school):
    first, *_rest = make_judged(contest, secretary, school)
    give_awards(contest=contest, given={first.pk: Given(special_uk="За сміливість")}, by=None)
    first.refresh_from_db()
    assert first.state == State.PLACED
    give_awards(contest=contest, given={first.pk: Given()}, by=None)
    first.refresh_from_db()
    assert (first.state, Award.objects.count()) == (State.JUDGED, 0)


def test_an_entry_of_another_state_is_awarded_nothing(contest, secretary, school):
    make_judged(contest, secretary, school)
    outsider = make_submitted(contest, secretary, institution=school, pupil="Вигаданий Остап")
    with pytest.raises(Refused, match="has not been judged"):
        give_awards(contest=contest, given={outsider.pk: Given(place=1)}, by=None)


def test_published_results_change_for_a_reason_and_revoke_the_papers(contest, secretary, school):
    first, *_rest = make_published(contest, secretary, school)
    diplomas.issue(contest=contest, now=LATER)
    with pytest.raises(Refused, match="say why"):
        give_awards(contest=contest, given={first.pk: Given(place=2)}, by=None, now=LATER)
    give_awards(contest=contest, given={first.pk: Given(place=2)}, by=None, reason="Помилка", now=LATER)
    assert not Diploma.objects.filter(entry=first, revoked_at=None).exists()
    assert Diploma.objects.filter(revoked_at=None).exists()


def test_the_editor_sees_proposals_and_publishes(contest, secretary, school, publisher):
    first, _second, _third, last = make_judged(contest, secretary, school)
    browser, address = signed_in(publisher), reverse("contest_admin_results", args=[contest.pk])
    page = browser.get(address)
    assert [form["place"].value() for form in page.context["forms"]] == [1, 2, 3, None]
    data = {"action": "publish", f"{first.pk}-place": "1", f"{last.pk}-special_uk": "За колір"}
    assert browser.post(address, data).status_code == 302
    assert Contest.objects.get(pk=contest.pk).results_published_at is not None
    assert {award.entry_id: award.place for award in Award.objects.all()} == {first.pk: 1, last.pk: None}
    assert (
        "Diplomas" in browser.get(address).content.decode()
        or "Дипломи" in browser.get(address).content.decode()
    )


def test_a_place_that_is_no_number_saves_nothing(contest, secretary, school, publisher):
    first, *_rest = make_judged(contest, secretary, school)
    address = reverse("contest_admin_results", args=[contest.pk])
    assert (
        signed_in(publisher).post(address, {"action": "publish", f"{first.pk}-place": "0"}).status_code == 200
    )
    assert Award.objects.count() == 0
    assert Contest.objects.get(pk=contest.pk).results_published_at is None


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
    papers = reverse("contest_admin_diplomas", args=[contest.pk])
    opened = {
        who: tuple(signed_in(user).get(address).status_code for address in (results, papers))
        for who, user in people(publisher, secretary).items()
    }
    refused = {who: codes for who, codes in opened.items() if 200 not in codes}
    assert {who: opened[who] for who in opened if who not in refused} == {
        "moderator": (302, 200), "publisher": (200, 200), "administrator": (200, 200),
    }  # fmt: skip
    assert set(refused) == {"anonymous", "secretary", "education editor", "communications editor", "juror"}
