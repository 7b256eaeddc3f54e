"""No log holds what opens a link of a letter, whoever logs it and wherever it stood."""

import logging
import secrets
from urllib.parse import quote
from uuid import uuid4

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core import signing
from django.core.exceptions import SuspiciousOperation
from django.test import Client
from django.urls import reverse

from cms.logs import TokensCut, without_tokens
from cms.signed_links import token_for
from subscriptions.domain import links
from tests.contests.factories import make_user
from tests.logs import everything_logged, handlers

LEAVE = "subscriptions_leave"


@pytest.fixture
def token() -> str:
    return token_for("subscriptions.leave", uuid4())


@pytest.mark.parametrize(
    "made",
    [
        lambda: token_for("signups.confirm", uuid4()),
        lambda: quote(token_for("signups.confirm", uuid4()), safe=""),
        lambda: secrets.token_urlsafe(32),
        lambda: signing.dumps("account", salt="account"),
    ],
    ids=["signed", "percent-encoded", "random", "dumped"],
)
def test_a_token_is_cut_wherever_it_stands(made):
    for _each in range(50):
        secret = made()
        assert without_tokens(f"Not Found: /c/{secret}/withdraw/") == "Not Found: /c/…/withdraw/"
        assert without_tokens(f'"GET /c/{secret} HTTP/1.1" 404') == '"GET /c/… HTTP/1.1" 404'
        assert without_tokens(f"from http://localhost/c/{secret}") == "from http://localhost/c/…"


@pytest.mark.django_db
def test_the_token_of_a_forgotten_password_is_cut():
    user = make_user("teacher@example.org")
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    said = f"Not Found: /account/password/reset/key/{key}/"
    assert without_tokens(said) == "Not Found: /account/password/reset/key/…/"


@pytest.mark.parametrize(
    "said",
    [
        "Not Found: /novyny/konkurs-dytiachykh-maliunkiv-do-dnia-mista-2026/",
        "Not Found: /signup/1f750a4b-4ece-4c1c-89fc-5cbd16bb38a9/",
        "Not Found: /static/css/site.0123456789ab.css",
        "Not Found: /media/images/c0d5a768b3fe45c980c33e2047dc4639.width-800.webp",
        "Invalid HTTP_HOST header: 'example.org:8000'. You may need to add 'example.org' to ALLOWED_HOSTS.",
        "Task contests.tasks.prepare_package[12] failed at 12:30:45, attempt 3 of 5",
    ],
)
def test_what_is_no_token_stays(said):
    assert without_tokens(said) == said


def test_every_handler_cuts_tokens_and_is_silent_of_surveys():
    assert handlers()
    for handler in handlers():
        assert {"TokensCut", "SurveysInSilence"} <= {type(one).__name__ for one in handler.filters}


@pytest.mark.django_db
def test_a_page_that_is_not_there_is_logged_without_the_token(token):
    with everything_logged() as log:
        answer = Client().get(reverse(LEAVE, args=[token]) + "more/")
    assert answer.status_code == 404
    assert log.getvalue() == "WARNING django.request: Not Found: /subscriptions/leave/…/more/\n"


@pytest.mark.django_db
def test_a_method_that_is_refused_is_logged_without_the_token(token):
    with everything_logged() as log:
        answer = Client().delete(reverse(LEAVE, args=[token]))
    assert answer.status_code == 405
    assert "/subscriptions/leave/…/" in log.getvalue()
    assert token not in log.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "logger"), [(RuntimeError, "django.request"), (SuspiciousOperation, "django.security")]
)
def test_an_error_is_logged_with_its_place_and_without_the_token(token, monkeypatch, error, logger):
    def fails(sent: str, action: str):
        raise error(f"cannot read {sent}")

    monkeypatch.setattr(links, "find", fails)
    with everything_logged() as log:
        answer = Client(raise_request_exception=False).get(reverse(LEAVE, args=[token]))
    assert answer.status_code in {400, 500}
    assert f"ERROR {logger}" in log.getvalue()
    assert "in fails\n" in log.getvalue()
    assert f"{error.__name__}: cannot read …" in log.getvalue()
    assert token not in log.getvalue()


def test_the_line_of_a_development_server_has_no_token(token):
    with everything_logged() as log:
        logging.getLogger("django.server").info('"%s" %s %s', f"GET /c/{token}/ HTTP/1.1", "200", "1234")
    assert log.getvalue() == 'INFO django.server: "GET /c/…/ HTTP/1.1" 200 1234\n'


def test_words_that_do_not_fit_together_stop_nobody():
    record = logging.LogRecord("cms", logging.WARNING, __file__, 1, "%s and %s", ("one",), None)
    assert TokensCut().filter(record) is True
