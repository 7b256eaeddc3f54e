"""A proposal counts once its link has been followed; moderation and answers follow a table."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from cms.audit import AuditRecord
from cms.mail.models import Letter
from cms.transitions import Refused, may
from tests.volunteering.factories import (
    AFTER,
    NEW,
    NOW,
    OLD,
    make_act,
    make_clause,
    proposed,
    published,
    received,
    supported,
)
from volunteering.domain import links, moderation, proposing
from volunteering.domain.transitions import ANSWERS, TRANSITIONS
from volunteering.models import ClauseVersion, Proposal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

State = Proposal.State


def letters() -> list[tuple[str, str]]:
    rows = Letter.objects.order_by("pk").values_list("kind", "to")
    return [(kind.removeprefix("account.consultation_"), to[0]) for kind, to in rows]


class TestProposing:
    def test_waits_for_its_link_and_is_confirmed_once(self, consultation):
        proposal = proposed(consultation, email="Olha@Example.org")
        assert (proposal.state, proposal.number) == (State.ASKED, None)

        proposing.confirm(proposal=proposal, now=NOW)
        proposing.confirm(proposal=proposal, now=NOW)

        assert Proposal.objects.get().state == State.RECEIVED
        assert letters() == [("proposal_confirm", "olha@example.org"), ("received", "olha@example.org")]

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"text": f"  {OLD}\n"}, "text"),
            ({"text": OLD.replace(" ", "  ")}, "text"),
            ({"text": " "}, "text"),
            ({"reason": "\n"}, "reason"),
        ],
    )
    def test_says_what_is_wrong_by_field(self, consultation, values, field):
        with pytest.raises(ValidationError) as refused:
            proposed(consultation, **values)
        assert list(refused.value.message_dict) == [field]
        assert letters() == []

    @pytest.mark.parametrize(
        ("on", "is_open"),
        [(date(2026, 2, 28), False), (date(2026, 3, 1), True), (date(2026, 3, 31), True),
         (date(2026, 4, 1), False)],
    )  # fmt: skip
    def test_is_taken_from_the_first_day_to_the_end_of_the_last(self, consultation, on, is_open):
        moment = NOW.replace(year=on.year, month=on.month, day=on.day, hour=23, minute=59)
        if is_open:
            assert proposed(consultation, now=moment).pk
        else:
            with pytest.raises(Refused):
                proposed(consultation, now=moment)

    def test_written_in_time_it_may_be_confirmed_after_the_last_day(self, consultation):
        proposal = proposed(consultation, now=NOW.replace(day=31, hour=23))

        assert proposing.confirm(proposal=proposal, now=AFTER.replace(day=1)).state == State.RECEIVED

    def test_a_repealed_clause_takes_none(self, consultation, statute):
        with pytest.raises(Refused):
            proposed(consultation, clause=make_clause(statute, "5.1", ""))

    def test_keeps_what_it_wanted_to_change_when_the_clause_changes(self, consultation, clause, statute):
        proposal = proposed(consultation)
        act = make_act(statute, "200-12", date(2026, 3, 5))
        ClauseVersion.objects.create(clause=clause, act=act, text_uk="Зовсім інакше.")

        assert Proposal.objects.get(pk=proposal.pk).old_text == OLD

    def test_a_link_serves_its_own_action_for_two_days(self, consultation):
        with time_machine.travel(NOW, tick=False):
            proposal = proposed(consultation)
            token = links.address(proposal, links.CONFIRM_PROPOSAL).rstrip("/").rpartition("/")[2]
            assert links.proposal_of(token) == proposal
            assert links.support_of(token) is None
            assert links.proposal_of(token + "x") is None
        with time_machine.travel(NOW + links.LASTS + timedelta(seconds=2), tick=False):
            assert links.proposal_of(token) is None


class TestKinds:
    def test_a_new_clause_has_words_of_its_own_and_nothing_to_change(self, consultation, clause):
        proposal = received(consultation, kind="add", text=NEW)

        assert (proposal.what, proposal.clause, proposal.old_text) == ("new clause after 4.2", clause, "")
        assert proposal.difference == [("+", NEW)]

    def test_a_new_clause_may_repeat_words_of_the_one_before_it_but_has_some(self, consultation):
        assert proposed(consultation, kind="add", text=OLD).pk
        with pytest.raises(ValidationError) as refused:
            proposed(consultation, kind="add", text=" ")
        assert list(refused.value.message_dict) == ["text"]

    def test_one_to_drop_needs_no_words_but_a_reason(self, consultation):
        proposal = received(consultation, kind="drop", text="Не має значення")

        assert (proposal.what, proposal.text) == ("clause 4.2 dropped", "")
        assert proposal.difference == [("-", OLD)]
        with pytest.raises(ValidationError) as refused:
            proposed(consultation, kind="drop", reason=" ")
        assert list(refused.value.message_dict) == ["reason"]

    def test_letters_say_what_is_proposed(self, consultation):
        received(consultation, kind="drop")

        told = list(Letter.objects.order_by("pk").values_list("subject", flat=True))
        assert told == [
            "Confirm your proposal: clause 4.2 dropped",
            "Your proposal has come in: clause 4.2 dropped",
        ]

    @pytest.mark.parametrize(("kind", "is_outdated"), [("change", True), ("drop", True), ("add", False)])
    def test_what_changes_meanwhile_is_said_of_those_that_change_it(
        self, consultation, clause, statute, kind, is_outdated
    ):
        with time_machine.travel(NOW, tick=False):
            proposal = proposed(consultation, kind=kind)
            assert not proposal.is_outdated
            act = make_act(statute, "200-12", date(2026, 3, 5))
            ClauseVersion.objects.create(clause=clause, act=act, text_uk="Зовсім інакше.")

            assert Proposal.objects.get(pk=proposal.pk).is_outdated == is_outdated


class TestModeration:
    def test_numbers_follow_the_order_of_publishing_and_are_never_given_twice(self, consultation):
        first, second = published(consultation), published(consultation)
        moderation.refuse(proposal=second, reason="Лайка", by=None, now=NOW)
        third = published(consultation)

        assert [first.number, third.number] == [1, 3]

    def test_a_refusal_needs_a_reason_and_tells_it_to_the_proposer_only(self, consultation):
        proposal = received(consultation, email="olha@example.org")
        with pytest.raises(ValidationError):
            moderation.refuse(proposal=proposal, reason=" ", by=None, now=NOW)

        moderation.refuse(proposal=proposal, reason="Містить чужий телефон.", by=None, now=NOW)

        assert letters()[-1] == ("refused", "olha@example.org")
        assert "Містить чужий телефон." in Letter.objects.latest("pk").text
        assert "телефон" not in str(list(AuditRecord.objects.values()))

    def test_an_answer_goes_to_the_proposer_and_to_supporters_who_asked_for_it(self, consultation):
        proposal = published(consultation, email="olha@example.org")
        supported(proposal, "asked@example.org", wants_answer=True)
        supported(proposal, "silent@example.org")
        supported(proposal, "olha@example.org", wants_answer=True)

        moderation.answer(proposal=proposal, verdict="decline", answer_uk="Немає коштів.", by=None, now=AFTER)

        told = [to for kind, to in letters() if kind == "answered"]
        assert sorted(told) == ["asked@example.org", "olha@example.org"]
        assert "Немає коштів." in Letter.objects.latest("pk").text

    def test_an_answer_needs_reasons_and_a_verdict(self, consultation):
        proposal = published(consultation)
        with pytest.raises(ValidationError):
            moderation.answer(proposal=proposal, verdict="accept", answer_uk="", by=None)
        with pytest.raises(ValidationError):
            moderation.answer(proposal=proposal, verdict="publish", answer_uk="Так", by=None)

    def test_an_answer_can_be_taken_back_and_given_anew(self, consultation):
        proposal = published(consultation)
        moderation.answer(proposal=proposal, verdict="accept", answer_uk="Так.", by=None, now=AFTER)
        moderation.reconsider(proposal=proposal, reason="Помилка", by=None, now=AFTER)
        moderation.answer(proposal=proposal, verdict="accept_partly", answer_uk="Почасти.", by=None)

        proposal.refresh_from_db()
        assert (proposal.state, proposal.answer_uk) == (State.PARTLY, "Почасти.")

    @pytest.mark.parametrize("state", State.values)
    def test_the_table_is_the_only_way(self, state):
        legal = {
            "asked": {"confirm"},
            "received": {"publish", "refuse"},
            "published": {"consider", "refuse", *ANSWERS},
            "considered": {"refuse", *ANSWERS},
            "accepted": {"reconsider"},
            "partly": {"reconsider"},
            "declined": {"reconsider"},
            "refused": set(),
        }
        proposal = Proposal(state=state)
        assert {action for action in TRANSITIONS if may(proposal, action, TRANSITIONS)} == legal[state]

    def test_each_step_is_written_down_without_anybodys_address_or_words(self, consultation, admin_user):
        proposal = received(consultation, email="olha@example.org", shown_name="Ольга Канарка")
        moderation.publish(proposal=proposal, by=admin_user, now=NOW)

        records = AuditRecord.objects.for_subject(proposal)
        assert [record.action for record in records.order_by("pk")] == [
            "proposal.confirm",
            "proposal.publish",
        ]
        words = str(list(records.values()))
        assert not any(secret in words for secret in ("olha", "Канарка", NEW))
