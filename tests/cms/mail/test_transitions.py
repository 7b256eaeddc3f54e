"""What a person may do with a letter, in which state; and that it is written down."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import User
from cms.audit import AuditRecord
from cms.mail.models import Letter
from cms.mail.outbox import TRANSITIONS, IllegalTransition, cancel, hold, release, send_again
from cms.mail.retention import delete_old

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
State = Letter.State
ALLOWED = {
    (State.QUEUED, hold): State.HELD,
    (State.HELD, release): State.QUEUED,
    (State.STUCK, send_again): State.QUEUED,
    (State.HELD, cancel): State.CANCELLED,
    (State.QUEUED, cancel): State.CANCELLED,
    (State.STUCK, cancel): State.CANCELLED,
}
EVERY = [(state, act) for state in State for act in (hold, release, cancel, send_again)]


@pytest.fixture
def admin():
    return User.objects.create_superuser("olena@example.com", "a-long-password", first_name="Олена")


def test_the_table_knows_every_state():
    assert set(TRANSITIONS) == set(State)


@pytest.mark.parametrize(
    ("state", "act"), EVERY, ids=[f"{act.__name__} a {state} one" for state, act in EVERY]
)
def test_each_act_is_allowed_in_its_states_and_refused_in_all_others(state, act, admin, write):
    letter = write()
    Letter.objects.update(state=state)
    if (state, act) in ALLOWED:
        assert act(letter=letter, by=admin, now=NOW).state == ALLOWED[state, act]
        assert AuditRecord.objects.for_subject(letter).get().after == ALLOWED[state, act]
    else:
        with pytest.raises(IllegalTransition):
            act(letter=letter, by=admin, now=NOW)
        letter.refresh_from_db()
        assert letter.state == state
        assert not AuditRecord.objects.exists()


def test_a_letter_sent_again_has_all_its_attempts_before_it(admin, write):
    letter = write()
    Letter.objects.update(state=State.STUCK, attempts=6, send_after=NOW + timedelta(hours=12))
    letter = send_again(letter=letter, by=admin, reason="The address was mended", now=NOW)
    record = AuditRecord.objects.for_subject(letter).get()
    assert (letter.attempts, letter.send_after) == (0, NOW)
    assert (record.action, record.actor, record.before, record.reason, record.at) == (
        "letter.sent_again", admin, "stuck", "The address was mended", NOW,
    )  # fmt: skip


def test_the_audit_does_not_keep_the_addressee(admin, write):
    hold(letter=write(to="secret@example.com"), by=admin)
    assert AuditRecord.objects.get().subject_label == "Заявку прийнято"


@pytest.mark.parametrize(
    ("state", "days", "deleted"),
    [
        (State.SENT, 91, 1),
        (State.CANCELLED, 91, 1),
        (State.SENT, 89, 0),
        (State.STUCK, 91, 0),
        (State.QUEUED, 91, 0),
    ],
)
def test_letters_that_are_done_with_are_deleted_after_ninety_days(write, state, days, deleted):
    write(now=NOW - timedelta(days=days))
    Letter.objects.update(state=state)
    assert delete_old(now=NOW) == deleted
