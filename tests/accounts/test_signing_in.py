"""Everybody signs in by e-mail at /account/login/; every other door leads there."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.accounts.conftest import EMAIL, PASSWORD
from tests.factories import translate


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_an_editor_signs_in_by_email_and_begins_in_the_editor(client, editor, sign_in):
    response = sign_in()

    assert (response.status_code, response.url) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200


def test_the_address_may_be_typed_in_any_case(client, editor, sign_in):
    sign_in("  Olena@Example.COM ")

    assert is_signed_in(client)


def test_somebody_without_the_editor_begins_with_their_own_page(client, stranger, sign_in):
    response = sign_in("petro@example.com")

    assert response.url in ("/account/contests/", "/account/institution/")
    assert client.get(response.url).status_code == 200


def test_somebody_without_the_editor_is_refused_and_not_sent_round_in_a_circle(client, stranger):
    client.force_login(stranger)

    assert client.get("/admin/").status_code == 403
    assert client.get("/account/login/?next=/admin/").url == "/admin/"


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/images/"])
def test_the_editor_asks_to_sign_in_and_goes_on_where_one_wanted(client, editor, path):
    asked = client.get(path)

    assert (asked.status_code, asked.url) == (302, f"/account/login/?next={path}")
    assert client.post(asked.url, {"login": EMAIL, "password": PASSWORD}).url == path


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/admin/",
        "//evil.example/",
        "/\\evil.example",
        "http://localhost.evil/",
        "http://evil-localhost/",
        "javascript:alert(1)",
    ],
)
def test_nobody_is_sent_to_a_foreign_host(client, editor, elsewhere):
    response = client.post("/account/login/", {"login": EMAIL, "password": PASSWORD, "next": elsewhere})

    assert (response.status_code, response.url) == (302, "/admin/")


def test_wrong_password_and_unknown_address_are_answered_alike(client, editor, sign_in):
    wrong = sign_in(password="not this one").context["form"].errors
    unknown = sign_in("nobody@example.com").context["form"].errors

    assert wrong == unknown
    assert list(wrong) == ["__all__"]
    assert not is_signed_in(client)


def test_unknown_addresses_cost_a_hash_too(client, editor, sign_in, monkeypatch):
    """Else the time of the answer would tell which addresses are known."""
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda self, *args: hashed.append(1) or encode(self, *args)
    )
    counts = []
    for email in (EMAIL, "nobody@example.com"):
        hashed.clear()
        sign_in(email, "not this one")
        counts.append(len(hashed))

    assert counts == [1, 1]


def test_an_inactive_account_does_not_sign_in(client, editor, sign_in):
    editor.is_active = False
    editor.save()

    assert sign_in().url == "/account/inactive/"
    assert not is_signed_in(client)
    assert client.get("/admin/").status_code == 302


def test_an_account_made_inactive_is_out_at_once(client, editor, sign_in):
    sign_in()
    editor.is_active = False
    editor.save()

    assert client.get("/admin/").url == "/account/login/?next=/admin/"


def test_a_session_gets_a_new_key_with_signing_in(client, editor, sign_in):
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key

    sign_in()

    assert client.session.session_key != before
    assert not client.session.exists(before)


def test_signing_out_ends_the_session_and_only_when_sent(client, editor, sign_in):
    sign_in()
    key = client.session.session_key

    client.get("/account/logout/")
    assert is_signed_in(client)

    response = client.post("/account/logout/")
    assert (response.status_code, response.url) == (302, "/account/login/")
    assert response.cookies["sessionid"]["max-age"] == 0
    assert not client.session.exists(key)


def test_the_editors_own_button_signs_out_by_the_same_door(client, editor, sign_in):
    sign_in()
    key = client.session.session_key

    response = client.post(reverse("wagtailadmin_logout"))

    assert response.url == "/account/login/"
    assert not client.session.exists(key)


WAGTAILS_DOORS = [
    "/admin/login/",
    "/_util/login/",
    "/en/_util/login/",
]
WAGTAILS_RESETS = [
    "/admin/password_reset/",
    "/admin/password_reset/done/",
    "/admin/password_reset/confirm/MQ/set-password/",
    "/admin/password_reset/complete/",
]


@pytest.mark.parametrize("path", WAGTAILS_DOORS)
def test_wagtails_doors_lead_to_ours_and_remember_the_way(client, communications, path):
    assert client.get(f"{path}?next=/admin/pages/").url == "/account/login/?next=/admin/pages/"


@pytest.mark.parametrize("path", WAGTAILS_RESETS)
def test_wagtails_password_resets_lead_to_ours(client, communications, path):
    assert client.get(path).url == "/account/password/reset/"


@pytest.mark.parametrize("path", WAGTAILS_DOORS + WAGTAILS_RESETS)
def test_wagtails_doors_sign_nobody_in(client, editor, path):
    words = {"username": EMAIL, "email": EMAIL, "login": EMAIL, "password": PASSWORD}
    response = client.post(path, words)

    assert response.status_code == 302
    assert response.url.startswith("/account/")
    assert not is_signed_in(client)


def test_passwords_are_not_changed_in_wagtails_own_form(client, editor):
    client.force_login(editor)

    assert "password-old_password" not in client.get("/admin/account/").content.decode()


def test_signing_in_begins_in_ukrainian_whatever_the_browser_speaks(client, communications):
    response = client.get("/account/login/", headers={"Accept-Language": "en-GB,en;q=0.9"})

    assert "<h1>Увійти</h1>" in response.content.decode()
    assert response.headers["Content-Language"] == "uk"
    assert "django_language" not in response.cookies


def test_the_switch_of_languages_is_remembered_until_it_is_used_again(client, communications):
    translate(communications.root_page, "City")
    asked = [
        "/account/login/?lang=en",
        "/account/login/",
        "/account/login/?lang=xx",
        "/account/login/?lang=uk",
    ]

    seen = [client.get(address).content.decode() for address in asked]

    assert ["Sign in</h1>" in html for html in seen] == [True, True, True, False]
    assert ['href="/account/login/?lang=uk" hreflang="uk"' in html for html in seen] == [
        True,
        True,
        True,
        False,
    ]
    assert 'href="/account/login/?lang=en" hreflang="en"' in seen[-1]


def test_ones_own_pages_speak_the_language_chosen_in_the_editor(client, editor):
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(editor)

    html = client.get("/account/password/change/", headers={"Accept-Language": "uk"}).content.decode()

    assert '<html lang="en"' in html
