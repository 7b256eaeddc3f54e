"""From the statute to the answer, as a resident and a coordinator walk it."""

import re

import pytest
import time_machine

from cms.mail.models import Letter
from tests.open_forms import by_a_person
from tests.volunteering.factories import AFTER, NEW, NOW, REASON
from volunteering.domain import moderation
from volunteering.forms import ProposalForm, SupportForm
from volunteering.models import Proposal, Support

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

State = Proposal.State


def last_link() -> str:
    """The way of the link in the last letter."""
    return re.search(r"https?://[^/]+(/volunteering/\S+)", Letter.objects.latest("pk").text)[1]


def read(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_a_clause_is_changed_by_a_resident(client, statute_page, consultation_page, consultation):
    with time_machine.travel(NOW, tick=False):
        way = f"/volunteering/propose/{consultation.key}/4.2/"
        assert way in read(client, f"{statute_page.url}punkt/4.2/")
        values = {"text": NEW, "reason": REASON, "email": "olha@example.org", "shown_name": "Ольга"}
        assert "olha@example.org" in client.post(way, values | by_a_person(ProposalForm)).content.decode()

        link = last_link()
        assert "my proposal" in read(client, link)
        assert Proposal.objects.get().state == State.ASKED
        client.post(link)
        proposal = Proposal.objects.get()
        assert proposal.state == State.RECEIVED
        assert "Proposal" not in read(client, consultation_page.url).split("What is proposed")[1][:200]

        moderation.publish(proposal=proposal, by=None)
        page = f"{consultation_page.url}propozytsiia/1/"
        support = f"/volunteering/support/{proposal.key}/"
        assert support in read(client, page)
        client.post(support, {"email": "petro@example.org"} | by_a_person(SupportForm))
        client.post(last_link(), {"wants_answer": "on"})
        assert Support.objects.get().confirmed_at == NOW
        assert "1 supporter" in read(client, page)

    with time_machine.travel(AFTER, tick=False):
        moderation.answer(proposal=proposal, verdict="accept", answer_uk="Слушно: зручніше.", by=None)
        assert "Слушно: зручніше." in read(client, page)
        addressees = Letter.objects.filter(kind__endswith="answered").values_list("to", flat=True)
        assert sorted(addressees) == [["olha@example.org"], ["petro@example.org"]]
        table = client.get(f"{consultation_page.url}pidsumky/csv/").content.decode("utf-8-sig")
        assert "Слушно: зручніше." in table
        assert "example.org" not in table + read(client, page) + read(
            client, f"{consultation_page.url}pidsumky/"
        )
