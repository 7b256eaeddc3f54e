"""The groups that the migration makes, and what they may do."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission

from accounts.roles import Role, SiteName, SiteRole, site_group


def test_every_role_has_its_group(db):
    expected = {site_group(site, role) for site in SiteName for role in SiteRole} | set(Role)
    assert set(Group.objects.values_list("name", flat=True)) == expected


def test_nobody_but_administrators_holds_a_permission_on_the_root(db):
    on_root = GroupPagePermission.objects.filter(page__depth=1)
    assert set(on_root.values_list("group__name", flat=True)) == {Role.ADMINISTRATOR}


@pytest.mark.parametrize(
    ("role", "actions"),
    [
        (SiteRole.AUTHOR, {"add"}),
        (SiteRole.EDITOR, {"add", "change", "lock"}),
        (SiteRole.PUBLISHER, {"add", "change", "publish", "lock", "unlock", "bulk_delete"}),
    ],
)
def test_a_role_acts_on_the_pages_of_its_own_site_only(member, education, communications, role, actions):
    user = member(SiteName.EDUCATION, role)
    assert education.root_page.permissions_for_user(user).permissions == actions
    assert communications.root_page.permissions_for_user(user).permissions == set()


def test_groups_without_work_yet_do_not_open_the_editor(person):
    for role in (Role.JUROR, Role.REPRESENTATIVE, Role.VOLUNTEER_COORDINATOR):
        assert not person(role).has_perm("wagtailadmin.access_admin")
