"""From asking to act for an institution to no longer acting: every way, and no other."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from cms.audit import AuditRecord
from cms.mail.models import Letter
from institutions.domain import representatives
from institutions.domain.representatives import MOST_WAITING, TRANSITIONS, Refused
from institutions.models import Representative
from institutions.permissions import acts_for
from tests.factories import make_institution
from tests.institutions.conftest import EDITORS, State

ACTIONS = {
    "ask": lambda row, by: representatives.ask(institution=row.institution, by=row.user, position="завуч"),
    "confirm": lambda row, by: representatives.confirm(representative=row, by=by),
    "refuse": lambda row, by: representatives.refuse(representative=row, by=by, reason="Не працює в нас"),
    "end": lambda row, by: representatives.end(representative=row, by=by, reason="Звільнилася"),
}


def addressees(kind: str) -> set[str]:
    return {address for letter in Letter.objects.filter(kind=kind) for address in letter.to}


def audited() -> list[tuple]:
    return list(AuditRecord.objects.order_by("pk").values_list("action", "before", "after", "reason"))


def test_the_table_covers_every_action():
    assert TRANSITIONS.keys() == ACTIONS.keys()


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_does_what_the_table_says_and_nothing_else(represent, person, lyceum, action, state):
    row, editor = represent(lyceum, state), person()
    sources, target = TRANSITIONS[action]

    if state in sources:
        ACTIONS[action](row, editor)
    else:
        with pytest.raises(Refused):
            ACTIONS[action](row, editor)

    row.refresh_from_db()
    assert row.state == (target if state in sources else state)
    assert [line[:3] for line in audited()] == (
        [(f"representative.{action}", state, target)] if state in sources else []
    )


def test_whoever_asks_waits_and_acts_for_nobody(person, lyceum):
    user = person()
    representatives.ask(institution=lyceum, by=user, position="секретар")

    row = Representative.objects.get()
    assert (row.user, row.institution, row.position, row.state) == (user, lyceum, "секретар", State.WAITING)
    assert not acts_for(user, lyceum)
    assert audited() == [("representative.ask", "", "waiting", "")]


def test_colleagues_and_editors_are_written_to_each_alone(person, represent, lyceum, other_school):
    colleague = represent(lyceum).user
    for state in (State.WAITING, State.REFUSED, State.ENDED):
        represent(lyceum, state)
    represent(other_school)
    gone = represent(lyceum).user
    gone.is_active = False
    gone.save()
    editors = {role: person(group) for role, group in EDITORS.items()}

    representatives.ask(
        institution=lyceum, by=person(email="asks@example.org"), position="вчителька малювання"
    )

    confirming = ("education editor", "education publisher", "contest moderator", "administrator")
    expected = {colleague.email, *(editors[role].email for role in confirming)}
    assert addressees("institution.request") == expected
    assert [len(letter.to) for letter in Letter.objects.all()] == [1] * 5


def test_the_letter_tells_name_position_and_address_and_leads_to_the_decision(represent, person, lyceum):
    represent(lyceum)
    user = person(email="asks@example.org", first_name="Марта", last_name="Вигадана")
    row = representatives.ask(institution=lyceum, by=user, position="вчителька малювання")

    letter = Letter.objects.get()
    for words in ("Марта Вигадана", "вчителька малювання", "asks@example.org", "Ліцей № 25"):
        assert words in letter.text
    assert f"http://localhost/account/institution/people/{row.pk}/" in letter.text


@pytest.mark.parametrize("action", ["confirm", "refuse", "end"])
def test_who_asked_is_told_what_was_decided(represent, person, lyceum, action):
    row = represent(lyceum, State.CONFIRMED if action == "end" else State.WAITING)
    ACTIONS[action](row, person())

    letter = Letter.objects.get()
    assert (letter.to, letter.kind) == ([row.user.email], f"institution.{action}")
    reasons = {"refuse": "Не працює в нас", "end": "Звільнилася", "confirm": ""}
    assert reasons[action] in letter.text


def test_who_ends_their_own_acting_gets_no_letter(represent, lyceum):
    row = represent(lyceum)
    representatives.end(representative=row, by=row.user)

    assert not Letter.objects.exists()
    assert not acts_for(row.user, lyceum)


@pytest.mark.parametrize("state", [State.REFUSED, State.ENDED])
def test_one_may_ask_again_and_the_old_reason_is_gone(represent, person, lyceum, state):
    row = represent(lyceum, state, reason="Не працює в нас", decided_at=timezone.now(), decided_by=person())
    later = timezone.now() + timedelta(days=1)
    representatives.ask(institution=lyceum, by=row.user, position="завуч", now=later)

    row = Representative.objects.get(pk=row.pk)
    assert (row.state, row.position, row.reason) == (State.WAITING, "завуч", "")
    assert (row.asked_at, row.decided_at, row.decided_by) == (later, None, None)


def test_a_refusal_needs_a_reason(represent, person, lyceum):
    row = represent(lyceum, State.WAITING)
    with translation.override("en"), pytest.raises(Refused, match="Say why"):
        representatives.refuse(representative=row, by=person(), reason="  ")

    assert not Letter.objects.exists()


def test_nobody_asks_for_what_no_longer_works(person):
    closed = make_institution(active=False)
    with pytest.raises(Refused):
        representatives.ask(institution=closed, by=person(), position="завуч")

    assert not Representative.objects.exists()


def test_nobody_waits_for_many_at_once(person):
    user = person()
    for _ in range(MOST_WAITING):
        representatives.ask(institution=make_institution(), by=user, position="завуч")

    with pytest.raises(Refused):
        representatives.ask(institution=make_institution(), by=user, position="завуч")

    assert Representative.objects.count() == MOST_WAITING


def test_one_person_acts_for_several(represent, lyceum, other_school):
    user = represent(lyceum).user
    represent(other_school, user=user)

    assert acts_for(user, lyceum)
    assert acts_for(user, other_school)


def test_nobody_acts_for_an_institution_that_closed_or_without_an_active_account(represent, lyceum):
    user = represent(lyceum).user
    lyceum.active = False
    lyceum.save()
    assert not acts_for(user, lyceum)

    lyceum.active = True
    lyceum.save()
    user.is_active = False
    assert not acts_for(user, lyceum)
