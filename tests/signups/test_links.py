"""Links of letters: each serves one action, for its time; whoever alters one opens nothing."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core import mail
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cms.mail.models import Letter
from signups.domain import asking, links, sessions
from signups.forms import SignUpForm
from signups.models import SignUp
from tests.open_forms import by_a_person
from tests.signups.conftest import NOW, STARTS, asked, make_session, make_text, placed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated")]

State = SignUp.State


def path_in(letter: Letter) -> str:
    """The address of the letter's only link to an action."""
    return re.search(r"http://[^/\s]+(/\S*signup/\S+)", letter.text)[1]


def token_of(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def form(**fields) -> dict:
    values = {"name": "Петренко Оля", "email": "olia@example.org", "phone": ""}
    return {**by_a_person(SignUpForm), **values, **fields}


def ask(client, session, **fields):
    return client.post(f"/signup/{session.key}/", form(**fields))


def test_a_resident_signs_up_in_two_steps(clock, client, session):
    assert client.get(f"/signup/{session.key}/").status_code == 200
    response = ask(client, session)
    assert (response.status_code, "olia@example.org" in response.text) == (200, True)

    path = path_in(Letter.objects.get())
    assert client.get(path).status_code == 200
    assert SignUp.objects.get().state == State.ASKED  # whoever checks letters follows links, too

    client.post(path)
    assert SignUp.objects.get().state == State.PLACED


def test_nothing_that_was_typed_is_lost(clock, client, communications):
    session = make_session(communications, least_age=14)
    response = ask(client, session, age="10", name="Дуже Довге Ім’я 🌻")

    assert response.status_code == 422
    assert "Дуже Довге Ім’я 🌻" in response.text
    assert "It is for those aged 14 and older." in response.text


def test_nobody_learns_who_has_signed_up(clock, client, session):
    placed(session, email="olia@example.org", now=NOW)
    known, stranger = ask(client, session), ask(Client(), session, email="nova@example.org")

    def without_the_address(response):
        return re.sub(r"\w+@example.org", "", response.text)

    assert without_the_address(known) == without_the_address(stranger)


def test_pages_are_kept_by_nobody(clock, client, session):
    response = client.get(f"/signup/{session.key}/")
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"


def test_each_site_answers_for_its_own_sessions(clock, client, session, education):
    assert client.get(f"/signup/{session.key}/", headers={"host": education.hostname}).status_code == 404


def test_a_link_serves_its_own_action_only(clock, client, session):
    sign_up = asked(session)
    token = token_of(links.address(sign_up, links.CONFIRM))

    assert links.find(token, links.CONFIRM) == sign_up
    for action, name in ((links.AGREE, "agree"), (links.MANAGE, "mine")):
        assert links.find(token, action) is None
        assert client.get(f"/signup/{name}/{token}/").status_code == 404


def test_whoever_types_the_address_later_changes_nothing_that_an_earlier_letter_confirms(clock, session):
    own = token_of(links.address(asked(session), links.CONFIRM))
    assert links.find(own, links.CONFIRM) == asked(session)

    changed = asked(session, phone="+380 67 000 00 00")
    assert links.find(own, links.CONFIRM) is None
    assert links.find(token_of(links.address(changed, links.CONFIRM)), links.CONFIRM) == changed


def test_a_guardian_who_has_consented_finds_the_way_back_until_the_session_ends(clock, communications):
    session = make_session(communications, guardian_text=make_text())
    minor = asked(session, age=16, guardian_name="Петренко Ірина", guardian_email="iryna@example.org")
    token = token_of(links.address(asking.confirm(sign_up=minor), links.AGREE))
    SignUp.objects.update(guardian_agreed_at=NOW)

    assert session.ends_at > NOW + timedelta(days=8)
    clock.move_to(NOW + timedelta(days=8), tick=False)
    assert links.find(token, links.AGREE) == minor
    assert links.find(token, links.AGREE, now=session.ends_at) is None


@pytest.mark.parametrize(("action", "lasts"), [(links.CONFIRM, 48), (links.AGREE, 24 * 7)])
def test_a_link_ends_to_the_second(clock, session, action, lasts):
    sign_up = asked(session)
    token = token_of(links.address(sign_up, action))

    clock.move_to(NOW + timedelta(hours=lasts), tick=False)
    assert links.find(token, action) == sign_up
    clock.move_to(NOW + timedelta(hours=lasts, seconds=1), tick=False)
    assert links.find(token, action) is None


def test_the_way_to_ones_own_sign_up_ends_with_the_session(clock, session):
    sign_up = placed(session)
    token = token_of(links.address(sign_up, links.MANAGE))

    assert links.find(token, links.MANAGE, now=session.ends_at - timedelta(seconds=1)) == sign_up
    assert links.find(token, links.MANAGE, now=session.ends_at) is None


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.characters(exclude_characters="/?#\\", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_junk_opens_nothing(client, communications, token):
    for name in ("confirm", "agree", "mine"):
        assert client.get(f"/signup/{name}/{quote(token, safe='')}/").status_code in (404, 301, 302)


def test_a_guardian_consents_by_the_link(clock, client, communications):
    session = make_session(communications, guardian_text=make_text())
    minor = asked(session, age=16, guardian_name="Петренко Ірина", guardian_email="iryna@example.org")
    asking.confirm(sign_up=minor)
    path = path_in(Letter.objects.get(kind="account.sign_up_guardian"))

    assert "Погоджуюся." in client.get(path).text
    assert client.post(path, {"giver_name": "Петренко Ірина"}).status_code == 200
    assert SignUp.objects.get().state == State.ASKED  # the box was not ticked
    client.post(path, {"giver_name": "Петренко Ірина", "agrees": "on"})
    assert SignUp.objects.get().state == State.PLACED


def test_one_cancels_by_the_link_and_a_second_click_does_no_harm(clock, client, session):
    sign_up = placed(session)
    path = path_in(Letter.objects.get(kind="account.sign_up_placed"))

    assert client.post(path).status_code == 200
    assert client.post(path).status_code == 409
    sign_up.refresh_from_db()
    assert sign_up.state == State.CANCELLED


def test_the_button_that_cancels_stays_on_the_site_and_in_the_language(clock, client, session):
    placed(session)
    path = path_in(Letter.objects.get(kind="account.sign_up_placed"))

    response = client.get(f"/en{path}")
    action = re.search(r'<form method="post" action="([^"]+)"', response.text.partition("<main")[2])[1]

    assert action.startswith("/en/signup/mine/")
    assert client.post(action).status_code == 200
    assert SignUp.objects.get().state == State.CANCELLED


def test_an_organiser_cancels_and_everybody_is_written_to_with_the_reason(clock, session):
    for name in ("Перша", "Друга", "Третя"):
        placed(session, name)

    sessions.cancel_session(session=session, reason="Повітряна тривога", by=None)

    letters = Letter.objects.filter(kind="account.sign_up_session_cancelled")
    assert letters.count() == 3
    assert all("Повітряна тривога" in letter.text for letter in letters)


def test_calendars_and_people_learn_of_a_new_time(clock, session):
    placed(session)
    before = type(session).objects.get()
    session.starts_at = STARTS + timedelta(hours=1)
    session.save()

    sessions.changed(session=session, before=before, by=None)

    session.refresh_from_db()
    assert session.sequence == 1
    assert Letter.objects.filter(kind="account.sign_up_changed").count() == 1


def test_header_injection_is_impossible(clock, client, session):
    response = ask(client, session, email="olia@example.org\r\nBcc: all@example.org")
    assert response.status_code == 422
    ask(client, session, name="Оля\r\nBcc: all@example.org")
    assert all("\n" not in letter.subject for letter in Letter.objects.all())
    assert mail.outbox == []


def test_a_program_that_fills_the_list_is_stopped(clock, client, session):
    for number in range(40):
        ask(client, session, email=f"p{number}@example.org")

    assert SignUp.objects.count() == 30


def test_the_form_is_answered_even_where_nothing_can_be_taken(clock, client, session):
    sessions.cancel_session(session=session, reason="Дощ", by=None)
    response = ask(client, session)

    assert (response.status_code, SignUp.objects.count()) == (409, 0)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.dictionaries(st.sampled_from(["name", "email", "phone", "age", "guardian_name"]), st.text()))
def test_junk_in_the_form_is_never_an_error(client, communications, typed):
    session = make_session(communications, least_age=3)
    assert ask(client, session, **typed).status_code < 500
