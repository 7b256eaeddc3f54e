"""Whoever types somebody else's address learns nothing, and changes nothing."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cms.mail.models import Letter
from cms.transitions import Refused
from signups.domain import asking, links, places, sessions
from signups.models import SignUp
from tests.signups.conftest import NOW, asked, make_session, make_text, placed
from tests.signups.test_links import ask, path_in, token_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("untranslated", "clock")]

State = SignUp.State
GUARDED = {"age": 15, "guardian_name": "Петренко Ірина", "guardian_email": "iryna@example.org"}


@pytest.fixture
def guarded(communications):
    return make_session(communications, guardian_text=make_text())


def kinds() -> list[str]:
    return [kind.removeprefix("account.sign_up_") for kind in Letter.objects.order_by("pk").values_list(
        "kind", flat=True)]  # fmt: skip


def test_a_full_session_answers_everybody_alike(session):
    session.places = 1
    session.save()
    asked(session, "Asked", email="asked@example.org")
    placed(session, "Placed", email="placed@example.org")
    placed(session, "Waiting", email="waiting@example.org")
    session.has_waiting_list = False
    session.save()

    answers = {
        (response.status_code, plain(response.text))
        for response in (
            ask(Client(), session, email=f"{who}@example.org")
            for who in ("placed", "waiting", "asked", "unknown")
        )
    }

    assert [status for status, _text in answers] == [409]


def plain(text: str) -> str:
    """The page without what differs whoever reads it: the address typed, tokens and stamps."""
    text = re.sub(r"\w+@example.org", "", text)
    return re.sub(r'value="[^"]*"|challenge="[^"]*"|nonce="[^"]*"', "", text)


def test_what_is_confirmed_stays_whatever_a_stranger_types(guarded):
    minor = asked(guarded, email="olia@example.org", **GUARDED)
    asking.confirm(sign_up=minor, now=NOW)

    strange = {"name": "Петренко Оля", "email": "olia@example.org", "age": 40, "guardian_name": "Чужий",
               "guardian_email": "stranger@example.org"}  # fmt: skip
    assert asking.ask(session=guarded, values=strange, now=NOW) is None

    minor.refresh_from_db()
    assert (minor.age, minor.guardian_name, minor.guardian_email) == (
        15,
        "Петренко Ірина",
        "iryna@example.org",
    )
    assert kinds() == ["confirm", "guardian", "known"]
    assert Letter.objects.last().to == ["olia@example.org"]


def test_whoever_gives_the_same_again_has_the_guardian_written_to_again(guarded):
    minor = asked(guarded, email="olia@example.org", **GUARDED)
    asking.confirm(sign_up=minor, now=NOW)

    assert asked(guarded, email="olia@example.org", **GUARDED) is None

    assert kinds() == ["confirm", "guardian", "known", "guardian"]


def test_another_guardian_is_named_after_cancelling(client, guarded):
    minor = asked(guarded, email="olia@example.org", **GUARDED)
    asking.confirm(sign_up=minor, now=NOW)
    path = f"/signup/mine/{token_of(links.address(minor, links.MANAGE))}/"

    assert "cancel" in client.get(path).text
    client.post(path)
    again = asked(guarded, email="olia@example.org", **{**GUARDED, "guardian_email": "tato@example.org"})

    assert (again.pk != minor.pk, again.guardian_email) == (True, "tato@example.org")


def test_asking_again_starts_the_days_anew(session):
    asked(session)
    later = NOW.replace(day=NOW.day + 1)

    assert asked(session, now=later).asked_at == later


def test_what_is_confirmed_is_shown_before(client, guarded):
    minor = asked(guarded, "Канарейка Марічка", **GUARDED)
    text = client.get(path_in(Letter.objects.get())).text

    assert "Канарейка Марічка, 15 years" in text
    assert f"{minor.guardian_name}, {minor.guardian_email}" in text


def test_the_guardians_letter_carries_no_words_of_a_stranger(guarded):
    minor = asked(guarded, "Відкрийте https://evil.example/", **GUARDED)
    asking.confirm(sign_up=minor, now=NOW)

    letter = Letter.objects.get(kind="account.sign_up_guardian")
    assert "evil.example" not in letter.subject + letter.text + letter.html


def test_one_guardian_is_not_written_to_without_end(guarded):
    for number in range(8):
        ask(Client(), guarded, email=f"p{number}@example.org", **GUARDED)

    assert SignUp.objects.count() == 6


def test_whoever_was_taken_off_unconfirmed_cannot_confirm(session, django_user_model):
    organiser = django_user_model.objects.create_user("organiser@example.org")
    sign_up = asked(session)
    places.cancel(sign_up=sign_up, by=organiser, reason="Двічі", now=NOW)

    with pytest.raises(Refused):
        asking.confirm(sign_up=sign_up, now=NOW)
    sign_up.refresh_from_db()
    assert sign_up.confirmed_at is None


ACTS = [
    (links.CONFIRM, {}),
    (links.MANAGE, {}),
    (links.AGREE, {"giver_name": "Петренко Ірина", "agrees": "on"}),
    (links.AGREE, {"refuses": "yes"}),
]
GONE = "This link works no more"


def where(sign_up: SignUp, action: str) -> str:
    return reverse(f"sign_up_{action}", args=[token_of(links.address(sign_up, action))])


@pytest.mark.parametrize(("action", "fields"), ACTS)
def test_a_row_forgotten_while_the_link_is_followed_is_gone(client, guarded, monkeypatch, action, fields):
    sign_up = asked(guarded, **GUARDED)
    path = where(sign_up, action)
    monkeypatch.setattr(links, "find", lambda *_: sign_up)
    SignUp.objects.all().delete()

    response = client.post(path, fields)

    assert (response.status_code, GONE in response.text) == (404, True)


@pytest.mark.parametrize("action", [links.CONFIRM, links.MANAGE, links.AGREE, links.CERTIFICATE])
def test_the_links_of_a_forgotten_row_say_that_they_work_no_more(client, guarded, action):
    sign_up = asked(guarded, "Канарейка", **GUARDED)
    path = where(sign_up, action)
    SignUp.objects.all().delete()

    response = client.get(path)

    assert (response.status_code, GONE in response.text) == (404, True)
    assert "Канарейка" not in response.text
    assert response["Cache-Control"] == "private, no-store"


def test_the_calendar_of_a_deleted_session_is_not_found(client, session):
    path = reverse("sign_up_calendar", args=[session.key])
    assert client.get(path).status_code == 200
    session.delete()

    assert client.get(path).status_code == 404


def test_the_calendar_tells_of_a_session_that_is_called_off_or_over(client, clock, session):
    sessions.cancel_session(session=session, reason="Дощ", by=None, now=NOW)
    clock.move_to(session.ends_at + timedelta(days=1), tick=False)

    response = client.get(reverse("sign_up_calendar", args=[session.key]))

    assert response["Content-Type"].startswith("text/calendar")
    assert {f"UID:{session.key}", "STATUS:CANCELLED", "SEQUENCE:1"} <= set(response.text.split("\r\n"))
