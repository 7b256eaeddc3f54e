"""Administrators keep accounts in the editor."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.domain import vouch_for_email
from accounts.models import User
from tests.accounts.conftest import EMAIL, PASSWORD

ADD = reverse("wagtailusers_users:add")


def form(**changes) -> dict:
    return {
        "email": "nova@example.com",
        "first_name": "Нова",
        "last_name": "Людина",
        "password1": PASSWORD,
        "password2": PASSWORD,
        **changes,
    }


def edit(user) -> str:
    return reverse("wagtailusers_users:edit", args=[user.pk])


def addresses(user) -> list[tuple[str, bool, bool]]:
    rows = EmailAddress.objects.filter(user=user).order_by("pk")
    return [(row.email, row.verified, row.primary) for row in rows]


@pytest.fixture
def keeper(client, administrator):
    client.force_login(administrator)
    return client


def errors(response) -> dict:
    return response.context["form"].errors


def test_accounts_are_listed_by_name_and_found_by_address(keeper, editor):
    html = keeper.get(reverse("wagtailusers_users:index"), {"q": "olena"}).content.decode()

    assert "Олена Гнатюк" in html
    assert "Ірина Лис" not in html.split('id="listing-results"')[-1]


def test_an_account_is_made_and_signs_in_at_once(keeper, communications, client, sign_in):
    group = Group.objects.first()
    response = keeper.post(ADD, form(email=" Nova@Example.COM ", groups=[group.pk]))

    assert response.status_code == 302
    user = User.objects.get(email="nova@example.com")
    assert list(user.groups.all()) == [group]
    assert addresses(user) == [("nova@example.com", True, True)]
    client.logout()
    assert sign_in("nova@example.com").status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize("taken", [EMAIL, EMAIL.upper()])
def test_an_address_in_use_is_refused(keeper, editor, taken):
    response = keeper.post(ADD, form(email=taken))

    assert list(errors(response)) == ["email"]
    assert len(errors(response)["email"]) == 1
    assert User.objects.filter(email__iexact=EMAIL).count() == 1


def test_an_address_that_somebody_added_to_their_own_is_refused_too(keeper, editor):
    EmailAddress.objects.create(user=editor, email="second@example.com", verified=True)

    assert list(errors(keeper.post(ADD, form(email="Second@example.com")))) == ["email"]


def test_a_weak_password_is_refused(keeper):
    assert list(errors(keeper.post(ADD, form(password1="1234", password2="1234")))) == ["password2"]


def test_a_changed_address_is_the_one_that_signs_in(keeper, editor, client, sign_in):
    response = keeper.post(
        edit(editor), form(email="Olena.Hnatiuk@example.com", password1="", password2="", is_active="on")
    )

    assert response.status_code == 302
    assert addresses(editor) == [("olena.hnatiuk@example.com", True, True)]
    client.logout()
    sign_in()
    assert "_auth_user_id" not in client.session
    sign_in("olena.hnatiuk@example.com")
    assert client.session["_auth_user_id"] == str(editor.pk)


def test_other_changes_leave_the_addresses_alone(keeper, editor):
    EmailAddress.objects.create(user=editor, email="second@example.com", verified=True)
    before = addresses(editor)

    keeper.post(edit(editor), form(email=EMAIL, password1="", password2="", is_active="on"))

    editor.refresh_from_db()
    assert editor.first_name == "Нова"
    assert addresses(editor) == before


def test_the_address_of_another_cannot_be_taken(keeper, editor, stranger):
    response = keeper.post(edit(stranger), form(email=EMAIL, password1="", password2="", is_active="on"))

    assert list(errors(response)) == ["email"]
    assert addresses(stranger) == [("petro@example.com", True, True)]


def test_administrators_do_not_make_superusers(keeper, editor):
    keeper.post(ADD, form(is_superuser="on"))
    keeper.post(edit(editor), form(email=EMAIL, is_superuser="on", is_active="on"))

    assert not User.objects.filter(is_superuser=True).exists()
    assert User.objects.filter(email="nova@example.com").exists()


def test_administrators_do_not_change_superusers(keeper, superuser):
    keeper.post(edit(superuser), form(email="mine@example.com", is_active="on"))

    superuser.refresh_from_db()
    assert superuser.email == "root@example.com"
    assert superuser.check_password(PASSWORD)


def test_superusers_make_superusers(client, superuser):
    client.force_login(superuser)
    client.post(ADD, form(is_superuser="on"))

    assert User.objects.get(email="nova@example.com").is_superuser


def test_editors_do_not_keep_accounts(client, editor):
    client.force_login(editor)

    assert client.get(ADD).status_code == 302
    client.post(ADD, form())
    assert not User.objects.filter(email="nova@example.com").exists()


def test_an_address_of_somebody_else_is_not_vouched_for(editor, stranger):
    stranger.email = EMAIL

    with pytest.raises(ValidationError):
        vouch_for_email(user=stranger)

    assert addresses(stranger) == [("petro@example.com", True, True)]


@pytest.mark.parametrize(
    ("action", "words"), [("set_active_state", {"mark_as_active": "False"}), ("assign_role", {"role": 1})]
)
def test_administrators_do_not_change_superusers_among_many_either(keeper, superuser, editor, action, words):
    group = Group.objects.first()
    words = {name: group.pk if name == "role" else value for name, value in words.items()}
    address = reverse("wagtail_bulk_action", args=["accounts", "user", action])
    keeper.post(f"{address}?id={superuser.pk}&id={editor.pk}", words)

    superuser.refresh_from_db()
    editor.refresh_from_db()
    assert superuser.is_active
    assert editor.is_active
    assert not superuser.groups.exists()


def test_administrators_may_shut_out_editors(keeper, editor):
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
    keeper.post(f"{address}?id={editor.pk}", {"mark_as_active": "False"})

    editor.refresh_from_db()
    assert not editor.is_active


def test_the_editors_account_page_leads_to_password_and_second_step(client, editor):
    client.force_login(editor)
    html = client.get("/admin/account/").content.decode()

    assert 'href="/account/password/change/"' in html
    assert 'href="/account/2fa/"' in html
