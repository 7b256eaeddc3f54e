"""One address supports a proposal once; nobody learns whose it is."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from cms.mail.models import Letter
from cms.transitions import Refused
from tests.volunteering.factories import (
    AFTER,
    NOW,
    make_clause,
    make_consultation,
    make_statute,
    published,
    received,
    supported,
)
from volunteering import queries
from volunteering.domain import moderation, supporting
from volunteering.models import Support

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]


def count(proposal) -> int:
    return queries.public_proposals(proposal.consultation).get(pk=proposal.pk).supporters


def test_counts_once_it_is_confirmed(consultation):
    proposal = published(consultation)
    row = supporting.support(proposal=proposal, email="olha@example.org", now=NOW)
    assert count(proposal) == 0

    supporting.confirm(support=row, now=NOW)
    supporting.confirm(support=row, now=NOW)
    assert count(proposal) == 1


def test_one_address_counts_once_however_it_is_written(consultation):
    proposal = published(consultation)
    for email in ("olha@example.org", "OLHA@example.org ", "Olha@Example.Org"):
        supported(proposal, email)

    assert (count(proposal), Support.objects.count()) == (1, 1)
    assert Letter.objects.filter(kind__endswith="support_known").count() == 2


def test_an_address_is_kept_only_where_the_answer_is_awaited(consultation):
    proposal = published(consultation)
    silent, asked = supported(proposal, "silent@example.org"), supported(
        proposal, "asked@example.org", wants_answer=True
    )  # fmt: skip

    assert (silent.email, asked.email) == ("", "asked@example.org")
    assert "silent" not in str(list(Support.objects.values()))


def test_prints_of_one_address_differ_from_proposal_to_proposal(consultation):
    first = supported(published(consultation), "olha@example.org")
    second = supported(published(consultation), "olha@example.org")

    assert first.fingerprint != second.fingerprint


def test_what_readers_do_not_see_or_what_is_answered_is_not_supported(consultation):
    with pytest.raises(Refused):
        supported(received(consultation))
    proposal = published(consultation)
    row = supporting.support(proposal=proposal, email="late@example.org", now=NOW)
    moderation.answer(proposal=proposal, verdict="accept", answer_uk="Так.", by=None, now=NOW)
    with pytest.raises(Refused):
        supporting.confirm(support=row, now=NOW)
    with pytest.raises(Refused):
        supported(proposal, now=AFTER)


@pytest.mark.django_db(transaction=True)
def test_one_address_at_twelve_doors_counts_once(communications):
    statute = make_statute(communications)
    make_clause(statute)
    proposal = published(make_consultation(statute))

    def support(_number):
        try:
            return supported(proposal, "olha@example.org").pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        rows = set(pool.map(support, range(12)))

    assert (len(rows), Support.objects.count(), count(proposal)) == (1, 1, 1)
