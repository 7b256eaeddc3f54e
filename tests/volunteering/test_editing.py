"""Who keeps the statute and who answers; what the editor shows nobody."""

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from accounts.roles import Role, SiteName, SiteRole, site_group
from tests.indexing import indexed as unindexed  # noqa: F401
from tests.volunteering.factories import NOW, proposed, published, received, supported
from volunteering.models import Clause, ClauseVersion, Proposal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

TABLE = "volunteering_proposals"
COORDINATOR = Role.VOLUNTEER_COORDINATOR
OWN_PUBLISHER = site_group(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER)
OTHER_PUBLISHER = site_group(SiteName.EDUCATION, SiteRole.PUBLISHER)
MODERATORS = [COORDINATOR, OWN_PUBLISHER, Role.ADMINISTRATOR]
OTHERS = [
    site_group(SiteName.COMMUNICATIONS, SiteRole.AUTHOR),
    site_group(SiteName.COMMUNICATIONS, SiteRole.EDITOR),
    OTHER_PUBLISHER,
    Role.CONTEST_MODERATOR,
    Role.JUROR,
    Role.REPRESENTATIVE,
]


@pytest.fixture
def signed_in(django_user_model):
    """A browser in which somebody of a group is signed in."""

    def make(group: str) -> Client:
        user = django_user_model.objects.create_user(f"{len(group)}@example.org", is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return client

    return make


def address(proposal: Proposal) -> str:
    return reverse("volunteering_proposal", args=[proposal.pk])


@pytest.mark.parametrize("group", MODERATORS)
def test_moderators_publish_and_answer(signed_in, consultation, group):
    client, proposal = signed_in(group), received(consultation)

    assert "Change of clause 4.2" in client.get(reverse(TABLE)).content.decode()
    client.post(address(proposal), {"decision": "publish"})
    client.post(address(proposal), {"decision": "consider"})
    client.post(address(proposal), {"decision": "answer", "verdict": "accept", "answer_uk": "Так."})

    proposal.refresh_from_db()
    assert (proposal.state, proposal.answer_uk, proposal.number) == ("accepted", "Так.", 1)


@pytest.mark.parametrize("group", OTHERS)
def test_others_neither_see_nor_decide(signed_in, consultation, group):
    client, proposal = signed_in(group), received(consultation, reason="Таємна причина")

    for response in (
        client.get(reverse(TABLE)),
        client.get(address(proposal)),
        client.post(address(proposal), {"decision": "publish"}),
    ):
        assert "Таємна причина" not in response.content.decode()
    proposal.refresh_from_db()
    assert proposal.state == "received"


def test_a_refusal_without_a_reason_is_refused_and_a_wrong_step_is_said(signed_in, consultation):
    client, proposal = signed_in(COORDINATOR), received(consultation)

    assert client.post(address(proposal), {"decision": "refuse", "reason": " "}).status_code == 422
    page = client.post(address(proposal), {"decision": "consider"}, follow=True).content.decode()
    assert "This cannot be done any more" in page
    assert client.post(address(proposal), {"decision": "delete"}).status_code == 404


def test_no_page_of_the_editor_says_who_proposed_or_supported(signed_in, consultation):
    with time_machine.travel(NOW, tick=False):
        proposal = published(consultation, email="canary.proposer@example.org")
        supported(proposal, "canary.supporter@example.org", wants_answer=True)
        proposed(consultation, email="canary.waiting@example.org", reason="Не підтверджено")
        client = signed_in(Role.ADMINISTRATOR)
        pages = [client.get(way).content.decode() for way in (
            reverse(TABLE), address(proposal), f"{reverse(TABLE)}?q=canary", f"{reverse(TABLE)}?state=asked",
        )]  # fmt: skip

    assert not any("canary.proposer" in page or "canary.supporter" in page for page in pages)
    assert not any("Не підтверджено" in page for page in pages)


class TestStatutes:
    def data(self, clause: Clause, **versions) -> dict:
        version = clause.versions.get()
        return {
            "statute": clause.statute_id, "number": "4.2", "heading_uk": "", "heading_en": "",
            "versions-TOTAL_FORMS": 1, "versions-INITIAL_FORMS": 1, "versions-MIN_NUM_FORMS": 0,
            "versions-MAX_NUM_FORMS": 1000, "versions-0-id": version.pk, "versions-0-act": version.act_id,
            "versions-0-text_uk": "Нове.", "versions-0-text_en": "", **versions,
        }  # fmt: skip

    def edit(self, clause: Clause) -> str:
        return reverse(Clause.snippet_viewset.get_url_name("edit"), args=[clause.pk])

    def test_are_kept_by_their_own_sites_publishers(self, signed_in, clause):
        response = signed_in(OWN_PUBLISHER).post(self.edit(clause), self.data(clause))

        assert response.status_code == 302
        assert ClauseVersion.objects.get().text_uk == "Нове."

    def test_of_the_other_site_are_closed(self, signed_in, clause):
        client = signed_in(OTHER_PUBLISHER)

        assert client.post(self.edit(clause), self.data(clause)).status_code in (302, 403, 404)
        assert ClauseVersion.objects.get().text_uk != "Нове."

    def test_keep_a_version_that_proposals_cite(self, signed_in, clause, consultation):
        published(consultation)
        data = self.data(clause, **{"versions-0-DELETE": "on"})

        response = signed_in(OWN_PUBLISHER).post(self.edit(clause), data)
        assert "stays" in response.content.decode()
        assert clause.versions.count() == 1
