"""The groups that the migration makes, and what they may do."""

import pytest
from django.contrib.auth.models import Group
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Collection, GroupPagePermission

from accounts.roles import SHARED_COLLECTION, Role, SiteName, SiteRole, site_group


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


def test_groups_without_work_in_the_editor_do_not_open_it(person):
    for role in (Role.JUROR, Role.REPRESENTATIVE):
        assert not person(role).has_perm("wagtailadmin.access_admin")


@pytest.mark.parametrize("role", SiteRole)
@pytest.mark.parametrize("policy", [image_policy, document_policy])
def test_files_of_both_sites_are_chosen_by_people_of_both_and_kept_by_administrators(
    member, person, policy, role
):
    shared = Collection.objects.get(name=SHARED_COLLECTION)
    for site in SiteName:
        choosable = policy.collections_user_has_permission_for(member(site, role), "choose")
        assert {one.name for one in choosable} == {site, SHARED_COLLECTION}
        kept = policy.collections_user_has_any_permission_for(member(site, role), ["add", "change", "delete"])
        assert shared not in kept
    assert shared in policy.collections_user_has_permission_for(person(Role.ADMINISTRATOR), "change")
