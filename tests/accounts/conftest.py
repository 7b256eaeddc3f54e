"""People who sign in, and how they do it."""

import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import Role, SiteName, SiteRole, site_group

PASSWORD = "грушевського двадцять один"
EMAIL = "olena@example.com"


@pytest.fixture
def editor(communications) -> User:
    """An editor of the communications site."""
    user = User.objects.create_user(EMAIL, PASSWORD, first_name="Олена", last_name="Гнатюк")
    user.groups.add(Group.objects.get(name=site_group(SiteName.COMMUNICATIONS, SiteRole.EDITOR)))
    return user


@pytest.fixture
def stranger(communications) -> User:
    """Somebody with an account who has nothing to do in the editor."""
    return User.objects.create_user("petro@example.com", PASSWORD)


@pytest.fixture
def administrator(communications) -> User:
    """Keeps accounts, and is no superuser."""
    user = User.objects.create_user("admin@example.com", PASSWORD, first_name="Ірина", last_name="Лис")
    user.groups.add(Group.objects.get(name=Role.ADMINISTRATOR))
    return user


@pytest.fixture
def superuser(communications) -> User:
    return User.objects.create_superuser("root@example.com", PASSWORD, first_name="Іван", last_name="Ким")


@pytest.fixture
def sign_in(client):
    """Send the form of signing in; returns the response."""

    def send(email: str = EMAIL, password: str = PASSWORD, *, path="/account/login/", **extra):
        return client.post(path, {"login": email, "password": password}, **extra)

    return send
