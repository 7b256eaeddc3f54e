"""Editors sign in with two steps where the operator asks for it."""

import re
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)

from accounts.models import User
from tests.accounts.conftest import PASSWORD

ACTIVATE = "/account/2fa/totp/activate/"


def code_for(secret: str) -> str:
    """What an authenticator shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def required(settings):
    settings.REQUIRE_EDITOR_MFA = True


@pytest.fixture
def signed_in(client, editor, sign_in):
    """The client of an editor who has just signed in with a password."""
    sign_in()
    return client


def test_without_the_requirement_editors_work_at_once(signed_in, settings):
    settings.REQUIRE_EDITOR_MFA = False

    assert signed_in.get("/admin/").status_code == 200


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/account/", "/admin/nemaie/"])
def test_with_it_they_are_sent_to_set_up_the_second_step(required, signed_in, path):
    response = signed_in.get(path)

    assert (response.status_code, response.url) == (302, ACTIVATE)


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/admin/api/main/pages/", {"Accept": "application/json"}),
        ("/admin/pages/results/", {"X-Requested-With": "XMLHttpRequest"}),
    ],
)
def test_scripts_are_refused(required, signed_in, path, headers):
    assert signed_in.get(path, headers=headers).status_code == 403


def test_nothing_can_be_sent_to_the_editor_either(required, signed_in, communications):
    root = communications.root_page
    response = signed_in.post(f"/admin/pages/{root.pk}/edit/", {"title": "Зламано", "action-publish": "1"})

    root.refresh_from_db()
    assert response.status_code == 403
    assert root.title != "Зламано"


@pytest.mark.parametrize(
    "path",
    ["/account/2fa/", "/account/password/change/", "/account/email/", "/account/logout/", "/"],
)
def test_ones_own_pages_stay_open(required, signed_in, path):
    assert signed_in.get(path).status_code == 200


def test_signing_out_stays_possible(required, signed_in):
    assert signed_in.post("/admin/logout/").status_code == 302
    assert "_auth_user_id" not in signed_in.session


def test_the_whole_way_from_the_first_day_to_the_second(required, client, editor, sign_in):
    sign_in()
    page = client.get("/admin/", follow=True)
    assert page.redirect_chain[-1][0] == f"/account/reauthenticate/?next={quote(ACTIVATE, safe='')}"
    page = client.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    activated = client.post(ACTIVATE, {"code": code_for(secret)})
    assert activated.status_code == 302
    codes = client.get("/account/2fa/recovery-codes/").content.decode()
    assert re.search(r"\b\d{8}\b", codes)
    assert client.get("/admin/").status_code == 200

    client.post("/account/logout/")
    assert sign_in().url == "/account/2fa/authenticate/"
    assert client.get("/admin/").url == "/account/login/?next=/admin/"


def test_the_password_alone_no_longer_opens_the_editor(client, editor, sign_in):
    TOTP.activate(editor, generate_totp_secret())
    sign_in()

    assert "_auth_user_id" not in client.session
    assert client.get("/admin/").status_code == 302


def test_the_authenticators_code_finishes_signing_in_and_is_good_once(client, editor, sign_in):
    secret = generate_totp_secret()
    TOTP.activate(editor, secret)
    code = code_for(secret)
    sign_in()
    assert client.post("/account/2fa/authenticate/", {"code": code}).url == "/admin/"

    client.post("/account/logout/")
    sign_in()
    assert client.post("/account/2fa/authenticate/", {"code": code}).context["form"].errors["code"]


def test_a_recovery_code_opens_once(client, editor, sign_in):
    TOTP.activate(editor, generate_totp_secret())
    code = RecoveryCodes.activate(editor).get_unused_codes()[0]
    sign_in()
    assert client.post("/account/2fa/authenticate/", {"code": code}).url == "/admin/"

    client.post("/account/logout/")
    sign_in()
    assert client.post("/account/2fa/authenticate/", {"code": code}).context["form"].errors["code"]


def test_recovery_codes_alone_are_no_second_step(required, signed_in, editor):
    Authenticator.objects.create(user=editor, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x"})

    assert signed_in.get("/admin/").url == ACTIVATE


def test_people_without_the_editor_need_none(required, client, stranger):
    client.force_login(stranger)

    assert client.get("/account/email/").status_code == 200
    assert client.get("/admin/").status_code == 403


def test_whoever_installs_the_software_is_not_locked_out(required, client, communications, sign_in):
    """A superuser made at the command line has an address that counts as confirmed."""
    User.objects.create_superuser("root@example.com", PASSWORD)

    assert sign_in("root@example.com").url == "/admin/"
    assert client.get("/admin/").url == ACTIVATE
    assert client.post(f"/account/reauthenticate/?next={ACTIVATE}", {"password": PASSWORD}).url == ACTIVATE
    assert client.get(ACTIVATE).context["form"].secret
