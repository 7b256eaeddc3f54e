"""Every address of ours × every role: nobody gets further than the table says.

``every_door.txt`` has the table: of each address a letter for each of :data:`ROLES`, in that order: «l» is
told to sign in, «-» is refused (403, 404, or sent to the editor's first page), «+» comes in. Names of one
group with the same letters share a line. Rows are of the communications site. What is new shows as a
difference: look whether it is right, then write it down.
"""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern

from accounts.roles import Role, SiteName, SiteRole, site_group
from tests.contests.test_every_door import OURS
from tests.doors import knock, patterns
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SITES = {"communications": SiteName.COMMUNICATIONS, "education": SiteName.EDUCATION}
ROLES = {
    "anonymous": None,
    "resident": (),
    **{
        f"{site} {role.name.lower()}": (site_group(name, role),)
        for site, name in SITES.items()
        for role in SiteRole
    },
    **{role.name.lower().replace("_", " "): (role,) for role in Role},
}
"""Each role with its groups."""
TABLE = Path(__file__).with_name("every_door.txt")
LEFT_OUT = (*OURS, "wagtail_serve")
"""How the names begin of what has a table of its own, or is every page there is."""
LIBRARIES = ("wagtail", "allauth", "django")
"""Their own addresses are walked by tests/home/test_crossings_sweep.py."""


def doors() -> dict[str, str]:
    """Name → route of every address but :data:`LEFT_OUT`; what has no name is called by its route."""
    found: dict[str, str] = {}
    for route, name, pattern in patterns():
        if not (name.startswith(LEFT_OUT) or is_foreign(name, pattern)) and route not in found.values():
            found[name or route] = route
    return found


def is_foreign(name: str, pattern: URLPattern) -> bool:
    """Whether a library answers alone. What it makes of our rows (snippets) is ours."""
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return view.__module__.startswith(LIBRARIES) and not name.startswith("wagtailsnippet")


def expected(place: int) -> dict[str, str]:
    """What the table says of the role in this place."""
    found = {}
    for line in TABLE.read_text().splitlines():
        letters, group, names = line.split("|")
        found |= {f"{group}:{name}" if group else name: letters[place] for name in names.split()}
    return found


@pytest.mark.parametrize("role", ROLES)
def test_nobody_gets_further_than_the_table_says(communications, django_user_model, settings, role):
    settings.STYLEGUIDE_PUBLIC = False  # as in production
    world, client, groups = World(communications), Client(), ROLES[role]
    if groups is not None:
        user = django_user_model.objects.create_user("role@example.org")
        user.groups.add(*Group.objects.filter(name__in=groups))
        client.force_login(user)

    found = {name: knock(client, world.address(name, route)) for name, route in doors().items()}

    assert found == expected(list(ROLES).index(role))
