"""A forgotten password is set anew by a letter, and only by its owner."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks import default_task_backend

from cms.mail.models import Letter
from tests.accounts.conftest import EMAIL

NEW = "кінець вулиці незалежності"
DONE = "/account/password/reset/done/"


@pytest.fixture
def ask(client, settings, django_capture_on_commit_callbacks):
    """Ask for a letter; returns the response when the letter is on its way."""
    settings.EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"  # pytest-django puts another in its place

    def send(email: str = EMAIL, **extra):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post("/account/password/reset/", {"email": email}, **extra)

    return send


def link() -> str:
    """The address in the last letter, without its host."""
    return re.search(r"http://localhost(/account/password/reset/key/\S+)", mail.outbox[-1].body)[1]


def test_the_letter_lets_one_set_a_new_password(client, editor, ask, sign_in):
    assert ask().url == DONE
    form = client.get(link()).url
    assert client.post(form, {"password1": NEW, "password2": NEW}).status_code == 302

    assert sign_in(password=NEW).url == "/admin/"


def test_the_letter_works_once(client, editor, ask):
    ask()
    first = link()
    client.post(client.get(first).url, {"password1": NEW, "password2": NEW})
    client.cookies.clear()

    response = client.get(first)

    assert response.status_code == 200
    assert response.context["token_fail"]


def test_a_new_password_ends_sessions_elsewhere(client, editor):
    client.force_login(editor)
    assert client.get("/admin/").status_code == 200
    editor.set_password(NEW)
    editor.save()

    assert client.get("/admin/").url == "/account/login/?next=/admin/"


def test_an_unknown_address_gets_the_same_answer_and_no_letter(client, editor, ask):
    known, unknown = ask(), ask("nobody@example.com")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url) == (302, DONE)
    assert known.cookies.keys() == unknown.cookies.keys()
    assert [letter.to for letter in Letter.objects.all()] == [[EMAIL]]


def test_somebody_inactive_gets_no_letter(editor, ask):
    editor.is_active = False
    editor.save()

    assert ask().url == DONE
    assert not Letter.objects.exists()


def test_the_letter_is_of_a_kind_that_hides_and_forgets_its_words(editor, ask):
    ask()
    letter = Letter.objects.get()

    assert letter.kind == "account.password_reset_key"
    assert letter.is_secret
    assert (letter.state, letter.text, letter.html) == (Letter.State.SENT, "", "")
    assert "X-Letter-Kind" not in mail.outbox[0].extra_headers


def test_a_changed_password_is_told_by_a_letter(client, editor, ask):
    ask()
    client.post(client.get(link()).url, {"password1": NEW, "password2": NEW})

    assert [letter.kind for letter in Letter.objects.order_by("pk")] == [
        "account.password_reset_key",
        "account.password_reset",
    ]


def test_the_letter_names_no_host_that_the_request_made_up(editor, ask):
    ask(HTTP_HOST="localhost:6666")

    assert "6666" not in mail.outbox[0].body
    assert "http://localhost/account/password/reset/key/" in mail.outbox[0].body


@pytest.mark.parametrize(("language", "words"), [("uk", "скинути"), ("en", "reset")])
def test_the_letter_is_in_the_readers_language(client, editor, ask, language, words):
    client.cookies["django_language"] = language
    ask()

    assert words in mail.outbox[0].body
    assert mail.outbox[0].subject != ""


def test_letters_to_one_address_are_counted(editor, ask):
    for _ in range(5):
        assert ask().status_code == 302

    assert ask().status_code == 429
    assert Letter.objects.count() == 5


def test_a_weak_password_is_refused(client, editor, ask, sign_in):
    ask()
    response = client.post(client.get(link()).url, {"password1": "12345678901", "password2": "12345678901"})

    assert list(response.context["form"].errors) == ["password1"]


def test_confirming_an_added_address_goes_by_a_letter_as_well(
    client, editor, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"
    client.force_login(editor)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            "/account/email/", {"action_add": "", "email": "second@example.com"}, HTTP_HOST="localhost:6666"
        )

    letter = Letter.objects.get(kind="account.email_confirmation")
    assert letter.to == ["second@example.com"]
    [path] = re.findall(r"http://localhost(/account/confirm-email/\S+)", mail.outbox[-1].body)
    assert client.post(path).status_code == 302
    assert editor.emailaddress_set.get(email="second@example.com").verified


def test_the_answer_does_the_same_work_for_every_address(editor, client, settings):
    """Else its time would tell which addresses are known: the letter is a task's."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["mail"]}}
    work = []
    for email in (EMAIL, "nobody@example.com"):
        with CaptureQueriesContext(connection) as queries:
            client.post("/account/password/reset/", {"email": email})
        work.append([query["sql"].split()[0] for query in queries if "accounts_user" not in query["sql"]])

    assert work[0] == work[1]
    assert not Letter.objects.exists()
    assert [result.kwargs["email"] for result in default_task_backend.results] == [
        EMAIL,
        "nobody@example.com",
    ]
