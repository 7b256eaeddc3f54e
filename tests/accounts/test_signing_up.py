"""Whoever enters works in contests signs up; nobody learns who else has."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from accounts.domain import forget_unconfirmed
from accounts.models import User
from cms.mail.models import Letter
from cms.tasks import schedule
from tests.accounts.conftest import EMAIL, PASSWORD

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
NEW = "secretary@example.org"
SENT = "/account/confirm-email/"
CODE_ASKED = "/account/login/code/confirm/"


@pytest.fixture(autouse=True)
def outbox(settings):
    settings.EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"  # pytest-django puts another in its place


@pytest.fixture
def clock(db):
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def sign_up(client, communications):
    def send(email: str = NEW, *, password=PASSWORD, browser: Client = client, **words):
        form = {"last_name": "Секретар", "first_name": "Олена", "email": email, "password1": password}
        return browser.post("/account/signup/", {**form, **words})

    return send


@pytest.fixture
def ask_code(client, communications):
    def send(email: str = NEW, *, browser: Client = client):
        return browser.post("/account/login/code/", {"email": email})

    return send


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def confirm_address(client) -> str:
    """Follow the link of the last letter; returns where that ends."""
    link = re.search(r"http://localhost(/account/confirm-email/\S+)", Letter.objects.latest("pk").text)[1]
    return client.post(link).url


def code() -> str:
    return re.search(r"^[A-Z0-9]{3,}-?[A-Z0-9]{3,}$", Letter.objects.latest("pk").text, re.MULTILINE)[0]


def test_a_person_signs_up_confirms_the_address_and_begins_on_their_own_page(client, sign_up):
    assert sign_up().url == SENT
    assert not is_signed_in(client)

    assert confirm_address(client) in ("/account/contests/", "/account/institution/")

    user = User.objects.get()
    assert is_signed_in(client)
    assert (user.email, user.get_full_name()) == (NEW, "Олена Секретар")
    assert EmailAddress.objects.get(user=user).verified


def test_signing_up_opens_nothing_of_the_editor(client, sign_up):
    sign_up()
    confirm_address(client)

    user = User.objects.get()
    assert not user.is_staff
    assert not user.is_superuser
    assert user.get_all_permissions() == set()
    assert client.get("/admin/").status_code == 403


def test_a_form_cannot_make_anybody_more_than_that(client, sign_up):
    sign_up(is_staff="on", is_superuser="on", groups="1", is_active="on")

    user = User.objects.get()
    assert (user.is_staff, user.is_superuser, user.groups.count()) == (False, False, 0)


def test_before_the_address_is_confirmed_nobody_gets_in(client, sign_up, sign_in):
    sign_up()
    other = Client()

    assert other.post("/account/login/", {"login": NEW, "password": PASSWORD}).url == SENT
    assert not is_signed_in(other)


def test_a_link_opened_in_another_browser_confirms_and_asks_to_sign_in(client, sign_up):
    sign_up()
    other = Client()

    assert confirm_address(other) == "/account/login/"
    assert not is_signed_in(other)


@pytest.mark.parametrize("field", ["last_name", "first_name", "email"])
def test_names_and_the_address_must_be_given(sign_up, field):
    assert list(sign_up(**{field: ""}).context["form"].errors) == [field]


@pytest.mark.parametrize(
    "name", ["Виграй https://evil.example", "evil.example", "Дзвони 380501234567", "<b>Олена</b>", "a\nb"]
)
def test_a_name_carries_no_advertisement_into_letters(sign_up, name):
    assert "first_name" in sign_up(first_name=name).context["form"].errors
    assert not Letter.objects.exists()


@pytest.mark.parametrize("name", ["Марʼяна", "Мар'яна", "Анна-Марія", "Іван Богдан", "Zoë", "Ґ"])
def test_names_as_people_have_them(sign_up, name):
    sign_up(first_name=name)

    assert User.objects.get().first_name == name


def test_a_known_address_is_answered_just_so_and_written_to(client, editor, sign_up):
    unknown, known = sign_up(browser=Client()), sign_up(EMAIL)

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url) == (302, SENT)
    assert known.cookies.keys() == unknown.cookies.keys()
    new, old = Letter.objects.order_by("pk")
    assert (new.to, new.kind) == ([NEW], "account.email_confirmation_signup")
    assert (old.to, old.kind) == ([EMAIL], "account.account_already_exists")
    assert "http://localhost/account/login/code/" in old.text
    assert User.objects.filter(email=EMAIL).get().check_password(PASSWORD)


def test_a_known_address_costs_a_hash_too(editor, sign_up, monkeypatch):
    """Else the time of the answer would tell which addresses are known."""
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda self, *args: hashed.append(1) or encode(self, *args)
    )
    counts = []
    for email in (EMAIL, NEW):
        hashed.clear()
        sign_up(email, browser=Client())
        counts.append(len(hashed))

    assert counts == [1, 1]


def test_who_signs_up_without_end_is_told_to_wait(clock, sign_up):
    answers = [sign_up(f"nobody{number}@example.com", browser=Client()) for number in range(21)]

    assert [answer.status_code for answer in answers] == [302] * 20 + [429]


def test_without_a_password_one_signs_in_with_codes(client, sign_up, ask_code):
    sign_up(password="")
    confirm_address(client)
    client.post("/account/logout/")

    assert ask_code().url == CODE_ASKED
    assert client.post(CODE_ASKED, {"code": code()}).status_code == 302
    assert is_signed_in(client)
    assert not User.objects.get().has_usable_password()


def test_a_code_is_asked_for_alike_with_any_address(editor, ask_code):
    known, unknown = ask_code(EMAIL, browser=Client()), ask_code("nobody@example.com", browser=Client())

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url) == (302, CODE_ASKED)
    assert known.cookies.keys() == unknown.cookies.keys()
    kinds = {letter.to[0]: letter.kind for letter in Letter.objects.all()}
    assert kinds == {EMAIL: "account.login_code", "nobody@example.com": "account.unknown_account"}
    letter = Letter.objects.get(kind="account.unknown_account")
    assert "http://localhost/account/signup/" in letter.text


def test_a_code_is_good_for_a_quarter_of_an_hour(clock, client, editor, ask_code):
    ask_code(EMAIL)
    right = code()
    clock.shift(timedelta(minutes=15, seconds=1))

    client.post(CODE_ASKED, {"code": right})

    assert not is_signed_in(client)


def test_a_code_cannot_be_tried_out(clock, client, editor, ask_code):
    ask_code(EMAIL)
    right = code()
    for _ in range(3):
        client.post(CODE_ASKED, {"code": "ZZZ-ZZZ"})

    client.post(CODE_ASKED, {"code": right})

    assert not is_signed_in(client)


def test_codes_for_one_address_are_few(clock, editor, ask_code):
    for _ in range(3):
        assert ask_code(EMAIL, browser=Client()).status_code == 302

    assert ask_code(EMAIL, browser=Client()).status_code == 200
    assert Letter.objects.count() == 3


def test_a_code_belongs_to_the_browser_that_asked(editor, ask_code):
    ask_code(EMAIL)
    other = Client()
    other.post(CODE_ASKED, {"code": code()})

    assert not is_signed_in(other)


def test_a_password_set_by_somebody_who_never_read_the_letters_opens_nothing(client, sign_up, ask_code):
    """Somebody signs up with another's address; later its owner comes in with a code."""
    sign_up(password="пароль чужої людини", browser=Client())

    ask_code()
    client.post(CODE_ASKED, {"code": code()})
    stranger = Client()
    stranger.post("/account/login/", {"login": NEW, "password": "пароль чужої людини"})

    assert is_signed_in(client)
    assert not is_signed_in(stranger)


def test_a_code_leaves_the_password_of_a_confirmed_account_alone(client, editor, ask_code):
    ask_code(EMAIL)
    client.post(CODE_ASKED, {"code": code()})

    assert is_signed_in(client)
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize(
    ("path", "others"),
    [
        ("/account/login/", ["/account/signup/", "/account/login/code/"]),
        ("/account/signup/", ["/account/login/"]),
        ("/account/login/code/", ["/account/login/"]),
    ],
)
def test_the_ways_in_lead_to_one_another(client, communications, path, others):
    html = client.get(path).content.decode()

    assert [other for other in others if f'href="{other}"' not in html] == []


class TestUnconfirmed:
    """Accounts that were begun, and nobody confirmed."""

    WEEK = timedelta(days=7)

    def test_go_after_a_week(self, sign_up):
        sign_up()
        begun = User.objects.get(email=NEW).date_joined

        assert forget_unconfirmed(now=begun + self.WEEK) == 0
        assert forget_unconfirmed(now=begun + self.WEEK + timedelta(seconds=1)) == 1
        assert not User.objects.filter(email=NEW).exists()
        assert not EmailAddress.objects.filter(email=NEW).exists()

    def test_stay_once_confirmed(self, client, sign_up):
        sign_up()
        confirm_address(client)

        assert forget_unconfirmed(now=timezone.now() + 2 * self.WEEK) == 0

    def test_stay_when_an_administrator_gave_them_a_part(self, sign_up):
        sign_up()
        User.objects.get(email=NEW).groups.add(Group.objects.first())

        assert forget_unconfirmed(now=timezone.now() + 2 * self.WEEK) == 0

    def test_are_asked_after_by_the_clock(self):
        assert "Delete accounts that nobody confirmed" in schedule.jobs
