"""Somebody without an account is erased on request: found nowhere, and the place goes to whoever waits."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cms import personal_data
from cms.audit import AuditRecord
from cms.codes import written
from cms.consent import Consent
from cms.forgetting import mentions, pattern_of
from cms.mail.models import Letter
from feedback.domain import messages
from feedback.models import ContactMessage, ContactTopic
from signups.domain import asking, attendance, places
from signups.models import SignUp
from subscriptions.domain import asking as subscribing
from subscriptions.models import Subscriber
from tests.contests.editors import signed_in
from tests.contests.factories import make_user
from tests.signups.conftest import NOW, STARTS, make_session, make_text, placed
from tests.signups.test_links import path_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated", "clock")]

State = SignUp.State
NAME, EMAIL, PHONE = "Неповторнюк Зореслава", "zoreslava@example.org", "067 010 99 88"
MOTHER, MOTHERS = "Неповторнюк Богдана", "bohdana@example.org"
TRACES = pattern_of([NAME, EMAIL, PHONE, MOTHER, MOTHERS])


def minor(session, **fields) -> SignUp:
    """A minor who has confirmed, and whose mother has consented."""
    values = {"email": EMAIL, "phone": PHONE, "age": 15, "guardian_name": MOTHER, "guardian_email": MOTHERS}
    row = placed(session, NAME, **values | fields)
    return asking.agree(sign_up=row, giver_name=MOTHER, now=NOW)


def erased(query: str, *, now=NOW):
    return personal_data.erase(personal_data.named(query), by=None, reason="Прохання", now=now)


@pytest.fixture
def guarded(communications):
    return make_session(communications, guardian_text=make_text(), least_age=14, places=1)


def test_a_name_planted_in_all_that_sign_ups_keep_is_found_nowhere(guarded, communications):
    minor(guarded)
    cancelled = make_session(communications, name_uk="Друга")
    organiser = make_user("organiser@example.org")
    row = placed(cancelled, NAME, email=EMAIL)
    places.cancel(sign_up=row, by=organiser, reason=f"{NAME} захворіла", now=NOW)
    tables = {mention.table for mention in mentions(TRACES)}
    assert tables == {"signups_signup", "cms_consent", "cms_letter", "cms_auditrecord"}

    assert erased(NAME) == {"sign-ups": 2}

    assert list(mentions(TRACES)) == []
    assert (SignUp.objects.count(), Consent.objects.count()) == (0, 0)
    assert AuditRecord.objects.filter(action="person.erased", reason="Прохання").count() == 2


@pytest.mark.parametrize("query", [NAME.lower(), "Зореслава", EMAIL.upper(), PHONE, MOTHERS, "богдана"])
def test_one_is_found_by_name_address_or_phone_and_by_a_guardians(guarded, query):
    row = minor(guarded)
    placed(guarded, "Інша", age=30)

    (found,) = personal_data.named(query)

    assert (found.pk, found.who) == (row.pk, (NAME, EMAIL, PHONE, MOTHER, MOTHERS))
    assert str(guarded) in found.what


def test_nobody_is_found_by_nothing(guarded):
    minor(guarded)

    assert personal_data.named(" ") == []
    assert personal_data.of_addresses([""]) == []
    assert personal_data.of_addresses(["slava@example.org"]) == []


def test_a_freed_place_goes_to_whoever_waits_longest(guarded):
    minor(guarded)
    first = placed(guarded, "Перша", age=30)
    second = placed(guarded, "Друга", age=30)

    erased(NAME)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.PLACED, State.WAITING)
    assert Letter.objects.get(kind="account.sign_up_moved_up").to == [first.email]


def test_whoever_waited_leaves_the_queue(session):
    for name in ("Перша", "Друга"):
        placed(session, name)
    placed(session, NAME, email=EMAIL)
    last = placed(session, "Остання")

    erased(NAME)

    assert list(session.sign_ups.filter(state=State.WAITING)) == [last]


def test_nobody_erased_is_written_to(guarded):
    minor(guarded)
    before = Letter.objects.count()

    erased(NAME)

    assert Letter.objects.count() == before
    assert all(letter.to == [] and letter.text == "" for letter in Letter.objects.all())


def test_their_links_work_no_more(client, guarded):
    minor(guarded)
    path = path_in(Letter.objects.get(kind="account.sign_up_placed"))
    assert client.get(path).status_code == 200

    erased(NAME)

    assert client.get(path).status_code == 404


class TestOnceItHasBegun:
    """The row stays, for it counts those who came."""

    @pytest.fixture
    def came(self, clock, guarded) -> SignUp:
        row = minor(guarded)
        clock.move_to(STARTS, tick=False)
        organiser = make_user("organiser@example.org")
        attendance.note_attendance(session=guarded, came={row.pk: True}, by=organiser)
        attendance.certify_all(session=guarded, by=organiser)
        return row

    @pytest.fixture
    def nameless(self, came) -> SignUp:
        erased(NAME, now=STARTS)
        came.refresh_from_db()
        return came

    def test_it_names_nobody(self, nameless):
        assert (nameless.state, nameless.attended, nameless.minutes) == (State.PLACED, True, 180)
        assert list(mentions(TRACES)) == []
        assert personal_data.named(NAME) == []

    def test_nobody_moves_up(self, guarded, came):
        waiting = placed(guarded, "Друга", age=30)

        erased(NAME, now=STARTS)

        waiting.refresh_from_db()
        assert waiting.state == State.WAITING

    def test_its_certificate_tells_of_nobody(self, client, came):
        link = path_in(Letter.objects.get(kind="account.sign_up_certificate"))
        erased(NAME, now=STARTS)

        came.refresh_from_db()
        check = client.get(reverse("sign_up_check", args=[came.certificate_code]))
        assert written(came.certificate_code) in check.text
        assert "Н. З." not in check.text
        assert client.get(link).status_code == 404

    def test_the_organiser_sees_that_a_name_is_removed(self, guarded, nameless):
        guarded.organisers.add(organiser := make_user("another@example.org"))
        room = signed_in(organiser)

        listed = room.get(reverse("session_people", args=[guarded.key])).text
        paper = room.get(reverse("session_certificate", args=[guarded.key, nameless.pk]))

        assert "name removed" in listed
        assert "(PDF)" not in listed
        assert paper.status_code == 404

    def test_no_certificate_is_issued_to_nobody(self, guarded, nameless):
        SignUp.objects.update(certificate_code="")

        assert attendance.certify_all(session=guarded, by=None) == 0


def test_messages_and_subscriptions_are_found_and_erased_alike(communications, session):
    topic = ContactTopic.objects.create(site=communications, name_uk="Сайт", email="site@example.org")
    for name, email in ((NAME, EMAIL), ("Інша", "other@example.org")):
        messages.send(
            topic=topic, name=name, email=email, words=f"{name} просить", wants_copy=True, language="uk"
        )
        subscribing.ask(email=email, chosen=[], rhythm="weekly", language="uk", site=communications)
    placed(session, NAME, email=EMAIL, now=NOW + timedelta(hours=1))
    assert [row.keeper for row in personal_data.named(NAME)] == ["sign-ups", "messages"]

    assert erased(EMAIL) == {"messages": 1, "sign-ups": 1, "subscriptions": 1}

    assert list(mentions(TRACES)) == []
    assert ContactMessage.objects.get().email == Subscriber.objects.get().email == "other@example.org"
    assert AuditRecord.objects.filter(action="person.erased").count() == 3
