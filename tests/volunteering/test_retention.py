"""Addresses go as soon as they have served; proposals, counts and answers stay."""

from datetime import timedelta

import pytest

from cms.forgetting import mentions, pattern_of
from cms.mail.models import Letter
from tests.volunteering.factories import AFTER, NOW, proposed, published, received, supported
from volunteering import queries
from volunteering.domain import moderation, retention, supporting
from volunteering.domain.links import LASTS
from volunteering.models import Proposal, Support

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

SECRETS = ("canary.proposer@example.org", "canary.supporter@example.org", "canary.refused@example.org")


def test_what_nobody_confirmed_is_forgotten_with_its_link(consultation):
    kept = published(consultation)
    proposed(consultation)
    supporting.support(proposal=kept, email="olha@example.org", now=NOW)

    assert retention.forget_unconfirmed(now=NOW + LASTS) == 0
    assert retention.forget_unconfirmed(now=NOW + LASTS + timedelta(seconds=1)) == 2
    assert (list(Proposal.objects.all()), Support.objects.count()) == ([kept], 0)


def test_letters_that_have_gone_name_nobody(consultation):
    proposed(consultation, email=SECRETS[0])
    waiting = Letter.objects.get()
    assert retention.blank_sent_letters(now=NOW) == 0

    Letter.objects.filter(pk=waiting.pk).update(state=Letter.State.SENT)
    assert retention.blank_sent_letters(now=NOW) == 1
    waiting.refresh_from_db()
    assert (waiting.to, waiting.text, waiting.subject) == ([], "", "")


def test_a_letter_that_could_not_be_sent_names_somebody_for_a_week_only(consultation):
    proposed(consultation, email=SECRETS[0])
    Letter.objects.update(state=Letter.State.STUCK, error=f"{SECRETS[0]}: 550", created_at=NOW)

    assert retention.blank_sent_letters(now=NOW + timedelta(days=7)) == 0
    assert retention.blank_sent_letters(now=NOW + timedelta(days=7, seconds=1)) == 1
    letter = Letter.objects.get()
    assert (letter.state, letter.to, letter.text, letter.error) == (Letter.State.CANCELLED, [], "", "")


def test_after_its_term_no_address_is_left_anywhere_and_every_figure_is(consultation):
    proposal = published(consultation, email=SECRETS[0])
    supported(proposal, SECRETS[1], wants_answer=True)
    refused = received(consultation, email=SECRETS[2])
    moderation.refuse(proposal=refused, reason="Лайка", by=None, now=NOW)
    moderation.answer(proposal=proposal, verdict="accept", answer_uk="Так.", by=None, now=AFTER)

    assert retention.clean_all(now=AFTER + timedelta(days=90)) == 0
    assert len({mention.table for mention in mentions(pattern_of(SECRETS))}) > 1
    assert retention.clean_all(now=AFTER + timedelta(days=102)) == 1
    assert retention.clean_all(now=AFTER + timedelta(days=103)) == 0

    assert list(mentions(pattern_of(SECRETS))) == []
    row = queries.public_proposals(consultation).get()
    assert (row.supporters, row.answer_uk, Proposal.objects.count()) == (1, "Так.", 1)
