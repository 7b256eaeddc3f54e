"""Schools and everybody who has, or has not, to do with them."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.roles import Role, SiteName, SiteRole, site_group
from institutions.models import Institution, Representative
from tests.factories import make_institution

State = Representative.State


@pytest.fixture
def person(db):
    """Makes a user in the groups named: ``person("Адміністратори")``."""

    def make(*groups: str, email: str = "", **fields) -> User:
        user = User.objects.create_user(
            email or f"person{User.objects.count() + 1}@example.org",
            "пароль-для-тестів",
            **{"first_name": "Олена", "last_name": "Секретар", **fields},
        )
        user.groups.set(Group.objects.filter(name__in=groups))
        return user

    return make


@pytest.fixture
def lyceum(db) -> Institution:
    return make_institution("Ліцей № 25", kind="school", number=25)


@pytest.fixture
def other_school(db) -> Institution:
    return make_institution("Ліцей № 4", kind="school", number=4)


@pytest.fixture
def represent(person):
    """Makes a representative: ``represent(lyceum, State.WAITING)``."""

    def make(institution: Institution, state=State.CONFIRMED, user: User | None = None, **fields):
        return Representative.objects.create(
            user=user or person(),
            institution=institution,
            state=state,
            **{"position": "секретар", **fields},
        )

    return make


@pytest.fixture
def browser_of(db):
    """Makes a browser in which a user is signed in; in that of ``None`` nobody is."""

    def make(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return make


EDITORS = {
    "education author": site_group(SiteName.EDUCATION, SiteRole.AUTHOR),
    "education editor": site_group(SiteName.EDUCATION, SiteRole.EDITOR),
    "education publisher": site_group(SiteName.EDUCATION, SiteRole.PUBLISHER),
    "communications editor": site_group(SiteName.COMMUNICATIONS, SiteRole.EDITOR),
    "communications publisher": site_group(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER),
    "contest moderator": Role.CONTEST_MODERATOR,
    "juror": Role.JUROR,
    "administrator": Role.ADMINISTRATOR,
}
CONFIRMING = {"education editor", "education publisher", "contest moderator", "administrator", "superuser"}
PEOPLE = [
    "anonymous", "guardian", "waiting here", "refused here", "ended here", "confirmed here",
    "confirmed elsewhere", *EDITORS, "superuser",
]  # fmt: skip


@pytest.fixture
def somebody(person, represent, lyceum, other_school):
    """Makes a user by the name of a role of ``PEOPLE``; ``None`` is anonymous."""

    def make(role: str) -> User | None:
        if role == "anonymous":
            return None
        user = person(*filter(None, [EDITORS.get(role)]), is_superuser=role == "superuser")
        if role.endswith(" here"):
            represent(lyceum, role.removesuffix(" here"), user)
        if role == "confirmed elsewhere":
            represent(other_school, State.CONFIRMED, user)
        return user

    return make


@pytest.fixture
def queries_of():
    """Counts the queries of a page whose first visit is over. Menus of other apps are in them, so that
    a test compares two counts."""

    def count(browser: Client, path: str) -> int:
        browser.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(path).status_code == 200
        return len(queries)

    return count
