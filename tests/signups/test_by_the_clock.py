"""Reminders on the eve; unconfirmed sign-ups and personal data go in their time."""

from datetime import timedelta

import pytest
from django.db import transaction

from cms.audit import AuditRecord
from cms.consent import Consent
from cms.mail.models import Letter
from cms.tasks import schedule
from cms.transitions import Refused
from signups import certificates
from signups.domain import asking, attendance, places, reminders, retention, sessions
from signups.models import Session, SignUp
from tests.signups.conftest import NOW, STARTS, asked, make_session, make_text, placed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

EVE = STARTS - timedelta(days=1)


def test_on_the_eve_those_with_a_place_are_reminded_once(session):
    for name in ("Перша", "Друга", "Третя"):
        placed(session, name)

    assert reminders.remind_all(now=EVE - timedelta(days=1)) == 0
    assert reminders.remind_all(now=EVE) == 2
    assert reminders.remind_all(now=EVE + timedelta(hours=1)) == 0
    assert Letter.objects.filter(kind="account.sign_up_reminder").count() == 2


def test_nobody_is_reminded_of_what_is_cancelled(session):
    placed(session)
    sessions.cancel_session(session=session, reason="Дощ", by=None, now=NOW)

    assert reminders.remind_all(now=EVE) == 0


def test_an_unused_link_takes_its_row_along(session):
    asked(session, "Перша")
    placed(session, "Друга")
    asked(session, "Без пошти", email="", phone="067 010 15 80")
    two_days = timedelta(hours=48)

    assert retention.forget_unconfirmed(now=NOW + two_days) == 0
    assert retention.forget_unconfirmed(now=NOW + two_days + timedelta(seconds=1)) == 1
    assert sorted(SignUp.objects.values_list("name", flat=True)) == ["Без пошти", "Друга"]


def test_a_guardian_who_never_answers_frees_the_row(communications):
    session = make_session(communications, guardian_text=make_text())
    minor = asked(session, age=15, guardian_name="І", guardian_email="i@example.org")
    asking.confirm(sign_up=minor, now=NOW)

    assert retention.forget_unconfirmed(now=NOW + timedelta(days=7)) == 0
    assert retention.forget_unconfirmed(now=NOW + timedelta(days=7, seconds=1)) == 1


def test_after_the_term_nobody_is_named_anywhere(communications):
    session = make_session(communications, guardian_text=make_text())
    minor = asked(session, "Канарейка Марічка", age=15, guardian_name="Канарейка Ірина",
                  guardian_email="canary@example.org", phone="0501112233")  # fmt: skip
    asking.confirm(sign_up=minor, now=NOW)
    asking.agree(sign_up=minor, giver_name="Канарейка Ірина", now=NOW)
    session.refresh_from_db()  # in UTC: a day has 24 hours, also in the spring
    over = session.ends_at + timedelta(days=session.keep_days)

    assert retention.clean_all(now=over - timedelta(seconds=1)) == 0
    assert retention.clean_all(now=over) == 1
    assert retention.clean_all(now=over) == 0

    row = SignUp.objects.get()
    assert (row.name, row.email, row.phone, row.age, row.guardian_name, row.guardian_email) == (
        "", "", "", None, "", "",
    )  # fmt: skip
    assert row.state == SignUp.State.PLACED  # how many came stays
    assert not Consent.objects.exists()
    left = [f"{letter.to}{letter.subject}{letter.text}{letter.html}" for letter in Letter.objects.all()]
    left += [f"{record.subject_label}{record.data}{record.reason}" for record in AuditRecord.objects.all()]
    assert not any("Канарейка" in words or "canary@" in words for words in left)


def test_attendance_is_noted_from_the_beginning_on(session, django_user_model):
    organiser = django_user_model.objects.create_user("organiser@example.org")
    came, stayed_away = placed(session, "Перша"), placed(session, "Друга")
    told = {came.pk: True, stayed_away.pk: False}

    with pytest.raises(ValueError, match="not begun"):
        attendance.note_attendance(
            session=session, came=told, by=organiser, now=STARTS - timedelta(seconds=1)
        )
    assert attendance.note_attendance(session=session, came=told, by=organiser, now=STARTS) == 2
    assert attendance.note_attendance(session=session, came=told, by=organiser, now=STARTS) == 0

    came.refresh_from_db()
    stayed_away.refresh_from_db()
    assert (came.attended, came.minutes) == (True, 180)
    assert (stayed_away.attended, stayed_away.minutes) == (False, None)


def test_nobody_without_a_place_is_noted(session):
    gone = placed(session)
    places.cancel(sign_up=gone, now=NOW)

    with pytest.raises(ValueError, match="no place here"):
        attendance.note_attendance(session=session, came={gone.pk: True}, by=None, now=STARTS)


def test_the_letters_of_a_forgotten_row_are_blanked(session):
    asked(session, email="canary@example.org")
    kept = asked(session, "Друга", now=NOW + timedelta(hours=1))

    retention.forget_unconfirmed(now=NOW + timedelta(hours=48, seconds=1))

    letters = Letter.objects.order_by("pk")
    assert [(letter.to, bool(letter.text)) for letter in letters] == [([], False), ([kept.email], True)]


def test_an_organisers_reason_goes_with_the_names(session, django_user_model):
    organiser = django_user_model.objects.create_user("organiser@example.org")
    places.cancel(sign_up=placed(session), by=organiser, reason="Канарейка захворіла", now=NOW)

    retention.clean_all(now=session.ends_at + timedelta(days=91))

    assert not any("Канарейка" in record.reason for record in AuditRecord.objects.all())
    assert AuditRecord.objects.filter(action="signup.cancel").count() == 1


def test_nobody_signs_up_for_what_is_cleaned(session):
    session.cleaned_at = NOW
    session.save()

    with pytest.raises(Refused):
        asked(session)


def test_the_reminder_comes_again_for_another_day(session):
    placed(session)
    reminders.remind_all(now=EVE)
    moved(session, days=7, now=EVE)

    assert reminders.remind_all(now=EVE + timedelta(days=7)) == 1


def moved(session, *, now, **by) -> None:
    """Move a session, as its form does."""
    before = Session.objects.get()
    session.starts_at, session.ends_at = (
        session.starts_at + timedelta(**by),
        session.ends_at + timedelta(**by),
    )
    session.save()
    sessions.changed(session=session, before=before, by=None, now=now)


def test_nobody_is_told_of_changes_to_what_is_cancelled_or_over(communications):
    for fields in ({"cancelled_at": NOW}, {"ends_at": STARTS + timedelta(minutes=1)}):
        row = make_session(communications, **fields)
        placed_before = SignUp.objects.create(
            session=row, name="Оля", email="olia@example.org", state=SignUp.State.PLACED, asked_at=NOW
        )
        before = Session.objects.get(pk=row.pk)
        row.name_uk = "Інша"
        sessions.changed(session=row, before=before, by=None, now=row.ends_at)
        assert not Letter.objects.about(placed_before).exists()


def test_who_cancels_in_the_moment_of_the_reminder_gets_none(session):
    sign_up = placed(session)
    places.cancel(sign_up=sign_up, now=NOW)

    assert not reminders._remind(sign_up, EVE)


def test_a_certificate_holds_for_those_with_a_place(session, django_user_model):
    organiser = django_user_model.objects.create_user("organiser@example.org")
    came = placed(session)
    attendance.note_attendance(session=session, came={came.pk: True}, by=organiser, now=STARTS)
    attendance.certify_all(session=session, by=organiser, now=STARTS)
    came.refresh_from_db()
    assert certificates.confirm(came.certificate_code) is not None

    places.cancel(sign_up=came, by=organiser, reason="Помилка", now=STARTS)
    assert certificates.confirm(came.certificate_code) is None


def test_a_form_opened_before_does_not_revive_a_cancelled_session(session):
    stale = Session.objects.get()
    sessions.cancel_session(session=session, reason="Дощ", by=None, now=NOW)

    stale.name_uk = "Інша назва"
    with transaction.atomic():
        sessions.before_change(stale)
        stale.save()

    session.refresh_from_db()
    assert (session.name_uk, session.cancelled_at, session.cancellation_reason, session.sequence) == (
        "Інша назва", NOW, "Дощ", 1,
    )  # fmt: skip


def test_the_clock_knows_the_jobs():
    assert {
        "Remind of tomorrow’s sessions",
        "Forget sign-ups that nobody confirmed",
        "Remove personal data of past sessions",
    } <= schedule.jobs.keys()
