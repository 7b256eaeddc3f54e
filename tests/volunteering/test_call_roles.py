"""Who keeps calls and organisations, and who verifies: each site's people their own."""

import pytest
from django.contrib.auth.models import Group

from accounts.roles import Role, SiteName, SiteRole, site_group
from cms.row_permissions import SiteRowPolicy
from home.models import SiteSettings
from tests.volunteering.call_factories import make_call, make_call_index, make_call_page, make_organisation
from volunteering.models import Call, Organisation

pytestmark = pytest.mark.django_db

COMMUNICATIONS, EDUCATION = SiteName.COMMUNICATIONS, SiteName.EDUCATION
ACTIONS = ("add", "change", "delete", "verify")


@pytest.mark.parametrize(
    ("group", "on_communications", "on_education"),
    [
        (site_group(COMMUNICATIONS, SiteRole.AUTHOR), "", ""),
        (site_group(COMMUNICATIONS, SiteRole.EDITOR), "add change", ""),
        (site_group(COMMUNICATIONS, SiteRole.PUBLISHER), "add change delete verify", ""),
        (site_group(EDUCATION, SiteRole.PUBLISHER), "", "add change delete verify"),
        (Role.CONTEST_MODERATOR, "", ""),
        (Role.EMERGENCY_PUBLISHER, "", ""),
    ],
)
def test_each_role_may_just_what_it_should(
    communications, education, django_user_model, group, on_communications, on_education
):
    user = django_user_model.objects.create_user("hto@example.org", "x", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    policy = SiteRowPolicy(Organisation)
    for site, expected in ((communications, on_communications), (education, on_education)):
        row = make_organisation(site)
        may = [action for action in ACTIONS if policy.user_has_permission_for_instance(user, action, row)]
        assert may == expected.split()


def test_an_editor_under_approval_changes_a_call_until_readers_see_it(education, django_user_model):
    user = django_user_model.objects.create_user("redaktor@example.org", "x", is_staff=True)
    user.groups.add(Group.objects.get(name=site_group(EDUCATION, SiteRole.EDITOR)))
    call, policy = make_call(education), SiteRowPolicy(Call)
    SiteSettings.objects.update_or_create(site=education, defaults={"workflow_required": True})
    assert policy.user_has_permission_for_instance(user, "change", call)
    make_call_page(make_call_index(education), call)
    assert not policy.user_has_permission_for_instance(user, "change", call)
