"""Whoever proposed or supported asks to be erased."""

from datetime import timedelta

import pytest

from cms import personal_data
from cms.forgetting import mentions, pattern_of
from cms.models import AuditRecord
from tests.volunteering.factories import NOW, proposed, published, supported
from volunteering import queries
from volunteering.domain import supporting
from volunteering.models import Proposal, Support

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

ADDRESS, NAME = "canary.proposer@example.org", "Канаркова Вигадана"


def erase(query: str) -> dict:
    return personal_data.erase(personal_data.named(query), by=None, reason="Запит людини", now=NOW)


def test_a_proposal_stays_and_nothing_tells_whose_it_was(consultation):
    proposal = published(consultation, email=ADDRESS, shown_name=NAME)
    assert len(list(mentions(pattern_of([ADDRESS, NAME])))) > 1

    assert erase(NAME.lower()) == {"proposals": 1}
    assert list(mentions(pattern_of([ADDRESS, NAME]))) == []
    kept = queries.public_proposals(consultation).get()
    assert (kept.pk, kept.text) == (proposal.pk, proposal.text)
    assert personal_data.named(NAME) == []


def test_a_support_stays_counted(consultation):
    proposal = published(consultation)
    supported(proposal, ADDRESS, wants_answer=True)
    supported(proposal)

    assert erase(ADDRESS) == {"supports": 1}
    assert list(mentions(pattern_of([ADDRESS]))) == []
    assert queries.public_proposals(consultation).get().supporters == 2


def test_what_was_never_confirmed_goes_whole(consultation):
    kept = published(consultation)
    proposed(consultation, email=ADDRESS)
    supporting.support(proposal=kept, email=ADDRESS, now=NOW)

    assert erase(ADDRESS) == {"proposals": 1, "supports": 1}
    assert list(mentions(pattern_of([ADDRESS]))) == []
    assert (list(Proposal.objects.all()), Support.objects.count()) == ([kept], 0)


def test_others_are_left_alone_and_it_is_written_down(consultation):
    published(consultation, email=ADDRESS)
    published(consultation, email="olha@example.org", now=NOW + timedelta(minutes=1))

    erase(ADDRESS)
    assert [row.who for row in personal_data.of_addresses(["Olha@example.org"])] == [("olha@example.org",)]
    assert AuditRecord.objects.filter(action="person.erased").count() == 1
