"""Passwords cannot be tried out."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.accounts.conftest import EMAIL

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
REFUSED = {
    "uk": "Занадто багато невдалих спроб входу. Спробуйте ще раз пізніше.",
    "en": "Too many failed login attempts. Try again later.",
}


@pytest.fixture
def clock(editor):
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


def errors(response) -> list[str]:
    return response.context["form"].non_field_errors() if response.context else []


def test_after_five_wrong_attempts_the_right_password_is_refused_for_five_minutes(clock, client, sign_in):
    for _ in range(5):
        assert errors(sign_in(password="wrong")) not in ([], [REFUSED["uk"]])

    assert errors(sign_in()) == [REFUSED["uk"]]
    assert errors(sign_in(headers={"Cookie": "django_language=en"})) == [REFUSED["en"]]

    clock.shift(timedelta(minutes=5) - timedelta(seconds=1))
    assert errors(sign_in()) == [REFUSED["uk"]]

    clock.shift(timedelta(seconds=1))
    assert sign_in().status_code == 302


def test_attempts_with_an_unknown_address_are_counted_just_so(clock, sign_in):
    for _ in range(5):
        sign_in("nobody@example.com")

    assert errors(sign_in("nobody@example.com")) == [REFUSED["uk"]]


def test_another_person_is_not_kept_out(clock, sign_in, stranger):
    for _ in range(6):
        sign_in(password="wrong")

    assert sign_in("petro@example.com").status_code == 302


@pytest.mark.parametrize("disguise", ["OLENA@example.com", " olena@EXAMPLE.com "])
def test_another_spelling_is_the_same_address(clock, sign_in, disguise):
    for _ in range(5):
        sign_in(password="wrong")

    assert errors(sign_in(disguise)) == [REFUSED["uk"]]


@pytest.mark.parametrize("host", ["LocalHost", "localhost:81"])
def test_another_spelling_of_the_host_gives_no_new_attempts(clock, sign_in, host):
    for _ in range(5):
        sign_in(password="wrong")

    assert errors(sign_in(HTTP_HOST=host)) == [REFUSED["uk"]]


def test_attempts_from_one_place_are_counted_whatever_the_address(clock, client, sign_in):
    for number in range(30):
        sign_in(f"nobody{number}@example.com", REMOTE_ADDR="203.0.113.7")
        if number % 10 == 9:
            clock.shift(timedelta(minutes=1))

    assert errors(sign_in(REMOTE_ADDR="203.0.113.7")) == [REFUSED["uk"]]
    assert sign_in(REMOTE_ADDR="203.0.113.8").status_code == 302


def test_a_place_that_sends_forms_without_pause_is_told_to_wait(clock, client, sign_in):
    for number in range(30):
        sign_in(f"nobody{number}@example.com")

    response = sign_in()

    assert response.status_code == 429
    assert "429.html" in [template.name for template in response.templates]


def test_signing_in_rightly_in_between_does_not_wipe_the_count(clock, client, sign_in):
    for _ in range(4):
        sign_in(password="wrong")
    clock.shift(timedelta(seconds=1))
    assert sign_in().status_code == 302
    client.post("/account/logout/")
    clock.shift(timedelta(seconds=1))
    sign_in(password="wrong")

    assert errors(sign_in()) == [REFUSED["uk"]]


def test_behind_a_proxy_readers_are_told_apart(clock, sign_in, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    proxy = {"REMOTE_ADDR": "10.0.0.1"}
    for number in range(30):
        sign_in(
            f"nobody{number}@example.com",
            **proxy,
            headers={"X-Forwarded-For": f"10.9.8.{number}, 203.0.113.7"},
        )

    assert sign_in(**proxy, headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.7"}).status_code == 429
    assert sign_in(**proxy, headers={"X-Forwarded-For": "203.0.113.8"}).status_code == 302


def test_the_second_step_is_counted_too(clock, client, editor, sign_in):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(editor, generate_totp_secret())
    assert sign_in().url == "/account/2fa/authenticate/"

    for _ in range(5):
        client.post("/account/2fa/authenticate/", {"code": "000000"})
    response = client.post("/account/2fa/authenticate/", {"code": "000000"})

    assert response.context["form"].errors["code"] == [REFUSED["uk"]]


def test_attempts_are_counted_by_all_processes_together(editor, sign_in, settings):
    """Another process of the server uses the attempts up; this one refuses."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tests.accounts.other_process", settings.CACHES["default"]["LOCATION"], EMAIL],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr

    assert errors(sign_in()) == [REFUSED["uk"]]
