"""Nobody beyond the number of places; the first who waits gets the one that is free."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cms.audit import AuditRecord
from cms.consent import Consent
from cms.mail.models import Letter
from cms.transitions import Refused
from signups.domain import asking, places, sessions
from signups.models import Session, SignUp
from tests.signups.conftest import NOW, STARTS, asked, make_session, make_text, placed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

State = SignUp.State


def states(session: Session) -> list[str]:
    return list(session.sign_ups.order_by("pk").values_list("state", flat=True))


def kinds() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("kind", flat=True))


class TestAsking:
    def test_holds_no_place_before_the_link_is_followed(self, session):
        sign_up = asked(session)

        assert (sign_up.state, places.free_places(session)) == (State.ASKED, 2)
        assert kinds() == ["account.sign_up_confirm"]

    def test_confirmed_there_is_a_place_and_a_letter(self, session):
        sign_up = placed(session)

        assert (sign_up.state, places.free_places(session)) == (State.PLACED, 1)
        assert kinds() == ["account.sign_up_confirm", "account.sign_up_placed"]

    def test_confirming_again_changes_nothing(self, session):
        sign_up = placed(session)
        asking.confirm(sign_up=sign_up, now=NOW)

        assert kinds().count("account.sign_up_placed") == 1

    def test_asking_twice_makes_one_row_and_the_letter_again(self, session):
        first, second = asked(session), asked(session)

        assert first.pk == second.pk
        assert kinds() == ["account.sign_up_confirm"] * 2

    def test_who_is_in_the_list_is_told_by_letter_and_nobody_else_is(self, session):
        placed(session)

        assert asked(session) is None
        assert kinds()[-1] == "account.sign_up_known"
        assert states(session) == [State.PLACED]

    def test_the_address_counts_whatever_its_capitals(self, session):
        placed(session, email="Olia@Example.org")

        assert asked(session, email="olia@example.ORG") is None

    @pytest.mark.parametrize(
        ("fields", "field"),
        [({"name": " "}, "name"), ({"email": ""}, "email"), ({"email": "", "phone": " "}, "email")],
    )
    def test_what_is_missing_is_said_at_its_field(self, session, fields, field):
        with pytest.raises(ValidationError) as invalid:
            asking.ask(session=session, values={"name": "Оля", "email": "o@example.org"} | fields, now=NOW)
        assert list(invalid.value.message_dict) == [field]
        assert not SignUp.objects.exists()

    def test_a_phone_is_enough_and_the_organiser_confirms(self, session, django_user_model):
        organiser = django_user_model.objects.create_user("organiser@example.org")
        sign_up = asked(session, email="", phone="050 010 15 80")
        assert kinds() == []

        asking.confirm(sign_up=sign_up, by=organiser, now=NOW)

        assert states(session) == [State.PLACED]
        assert AuditRecord.objects.get(action="signup.confirm").actor == organiser

    def test_opens_and_closes_to_the_second(self, session):
        session.opens_at, session.closes_at = NOW, NOW + timedelta(hours=1)
        session.save()
        second = timedelta(seconds=1)

        with pytest.raises(Refused, match="not opened"):
            asked(session, now=NOW - second)
        assert asked(session, "Перша", now=NOW) is not None
        assert asked(session, "Друга", now=session.closes_at - second) is not None
        with pytest.raises(Refused, match="closed"):
            asked(session, "Третя", now=session.closes_at)

    def test_closes_when_it_starts_at_the_latest(self, session):
        session.closes_at = STARTS + timedelta(days=1)
        session.save()

        with pytest.raises(Refused, match="closed"):
            asked(session, now=STARTS)


class TestAges:
    @pytest.mark.parametrize(
        ("age", "words"),
        [(None, "Give the age."), (13, "It is for those aged 14 and older."), (14, ""), (60, ""),
         (61, "It is for those aged 60 and younger.")],
    )  # fmt: skip
    def test_are_limits_to_the_year(self, communications, age, words):
        session = make_session(communications, least_age=14, most_age=60)
        if not words:
            assert asked(session, age=age).age == age
            return
        with pytest.raises(ValidationError) as invalid:
            asked(session, age=age)
        assert invalid.value.message_dict == {"age": [words]}

    def test_under_eighteen_a_guardian_is_named(self, communications):
        session = make_session(communications, guardian_text=make_text())

        with pytest.raises(ValidationError) as invalid:
            asked(session, age=17)
        assert list(invalid.value.message_dict) == ["guardian_name", "guardian_email"]
        assert asked(session, age=18) is not None

    def test_a_place_is_given_once_the_guardian_consents(self, communications):
        session = make_session(communications, guardian_text=make_text())
        minor = asked(session, age=17, guardian_name="Петренко Ірина", guardian_email="iryna@example.org")

        asking.confirm(sign_up=minor, now=NOW)
        assert (states(session), kinds()[-1]) == ([State.ASKED], "account.sign_up_guardian")
        assert Letter.objects.latest("pk").to == ["iryna@example.org"]

        asking.agree(sign_up=minor, giver_name="Петренко Ірина", now=NOW)
        assert states(session) == [State.PLACED]
        consent = Consent.objects.get()
        assert (consent.subject_id, consent.giver_name) == (str(minor.key), "Петренко Ірина")

    def test_no_consent_before_the_young_person_has_confirmed(self, communications):
        session = make_session(communications, guardian_text=make_text())
        minor = asked(session, age=15, guardian_name="І", guardian_email="i@example.org")

        with pytest.raises(Refused):
            asking.agree(sign_up=minor, giver_name="І", now=NOW)
        assert not Consent.objects.exists()


class TestWaiting:
    def test_the_next_one_waits_and_moves_up_when_a_place_is_free(self, session):
        first, _second, third = (placed(session, name) for name in ("Перша", "Друга", "Третя"))
        assert states(session) == [State.PLACED, State.PLACED, State.WAITING]

        places.cancel(sign_up=first, now=NOW)

        assert states(session) == [State.CANCELLED, State.PLACED, State.PLACED]
        assert Letter.objects.get(kind="account.sign_up_moved_up").to == [third.email]

    def test_who_waited_longest_comes_first(self, session):
        taken = placed(session, "Перша")
        placed(session, "Друга")
        later = asked(session, "Третя")
        earlier = placed(session, "Четверта", now=NOW)
        asking.confirm(sign_up=later, now=NOW + timedelta(minutes=1))

        places.cancel(sign_up=taken, now=NOW + timedelta(minutes=2))

        earlier.refresh_from_db()
        later.refresh_from_db()
        assert (earlier.state, later.state) == (State.PLACED, State.WAITING)

    def test_more_places_let_as_many_up(self, session, django_user_model):
        for name in "абвгґ":
            placed(session, name)
        before = Session.objects.get()
        session.places = 4
        session.save()

        sessions.changed(session=session, before=before, by=None, now=NOW)

        assert states(session).count(State.PLACED) == 4
        assert Session.objects.get().sequence == 0  # calendars show nothing new

    def test_without_a_list_full_is_full(self, communications):
        session = make_session(communications, places=1, has_waiting_list=False)
        late = asked(session, "Пізня")
        placed(session, "Перша")

        with pytest.raises(Refused, match="All places are taken"):
            asked(session, "Третя")
        with pytest.raises(Refused, match="All places are taken"):
            asking.confirm(sign_up=late, now=NOW)

    def test_nobody_moves_up_once_it_has_started(self, session, django_user_model):
        organiser = django_user_model.objects.create_user("organiser@example.org")
        first = placed(session, "Перша")
        for name in ("Друга", "Третя"):
            placed(session, name)

        with pytest.raises(Refused):
            places.cancel(sign_up=first, now=STARTS)
        places.cancel(sign_up=first, by=organiser, now=STARTS)

        assert states(session) == [State.CANCELLED, State.PLACED, State.WAITING]

    def test_a_cancelled_one_may_come_again_to_the_end_of_the_queue(self, session):
        first = placed(session, "Перша")
        placed(session, "Друга")
        placed(session, "Третя")
        places.cancel(sign_up=first, now=NOW)

        placed(session, "Перша")

        assert states(session) == [State.CANCELLED, State.PLACED, State.PLACED, State.WAITING]

    @hypothesis_settings(
        max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
    )
    @given(st.lists(st.tuples(st.sampled_from(["come", "go"]), st.integers(0, 7)), max_size=25))
    def test_whatever_happens_places_are_full_before_anybody_waits(self, communications, events):
        session = make_session(communications, places=3)
        here: dict[int, SignUp] = {}
        for minute, (what, who) in enumerate(events):
            now = NOW + timedelta(minutes=minute)
            if what == "come" and who not in here:
                here[who] = placed(session, f"Особа {who}", now=now)
            elif what == "go" and who in here:
                places.cancel(sign_up=here.pop(who), now=now)
            got = states(session)
            assert got.count(State.PLACED) == min(3, len(here))
            assert got.count(State.WAITING) == max(0, len(here) - 3)
