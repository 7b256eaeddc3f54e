"""Every address of moderators × everybody who may come."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupSitePermission

from accounts.roles import Role, SiteName, SiteRole, site_group
from contests.admin.entries_urls import urlpatterns
from contests.models import Entry, Juror, Package, State
from tests.contests.editors import in_groups, signed_in
from tests.contests.factories import make_submitted, make_user

pytestmark = pytest.mark.django_db

SEES, CLOSED = "sees", "closed"


@pytest.fixture
def entry(contest, secretary, school):
    return make_submitted(contest, secretary, institution=school)


@pytest.fixture
def package(contest):
    """All diplomas of the contest, prepared for its moderators."""
    now = timezone.now()
    package = Package(
        kind=Package.Kind.DIPLOMAS, state=Package.State.READY, requested_at=now,
        expires_at=now + timedelta(days=1),
    )  # fmt: skip
    package.file.save("diplomas.pdf", ContentFile(b"%PDF-"))
    package.contests.add(contest)
    return package


@pytest.fixture
def addresses(contest, entry, package):
    """Each address by its name; all are there."""
    arguments = {
        "contest_admin_entries": [], "contest_admin_bulk": [], "contest_admin_letter": [],
        "contest_admin_export": [], "contest_admin_packages": [],
        "contest_admin_package": [package.key],
        "contest_admin_overview": [contest.pk], "contest_admin_duplicates": [contest.pk],
        "contest_admin_letters": [contest.pk], "contest_admin_entry": [entry.pk],
        "contest_admin_decide": [entry.pk], "contest_admin_note": [entry.pk],
        "contest_admin_tag": [entry.pk], "contest_admin_redact": [entry.pk],
    }  # fmt: skip
    assert arguments.keys() == {pattern.name for pattern in urlpatterns}
    return {name: reverse(name, args=args) for name, args in arguments.items()}


POSTED = {
    "contest_admin_bulk": {"act": "admit", "confirmed": "1"},
    "contest_admin_letter": {},
    "contest_admin_export": {},
    "contest_admin_decide": {"decision": "admit"},
    "contest_admin_note": {"text": "Нотатка"},
    "contest_admin_tag": {"name": "тег"},
}


def permitted_on(site, user):
    """``user`` in a group of their own that moderates the contests of ``site``."""
    group = user.groups.create(name=f"{user} on {site.hostname}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    permission = Permission.objects.get(content_type__app_label="contests", codename="moderate_contest")
    GroupSitePermission.objects.create(group=group, site=site, permission=permission)
    return user


@pytest.fixture
def person(contest, secretary, education, communications):
    """Makes somebody of a role."""

    def make(role: str):
        if role == "anonymous":
            return None
        if role == "school":
            return secretary
        user = make_user(f"{role.replace(' ', '-')}@example.org")
        editors = {
            "education": site_group(SiteName.EDUCATION, SiteRole.EDITOR),
            "communications": site_group(SiteName.COMMUNICATIONS, SiteRole.EDITOR),
        }
        match role.split():
            case ["guardian"]:
                return user
            case ["juror"]:
                Juror.objects.create(contest=contest, user=user)
                return in_groups(user, Role.JUROR)
            case ["editor", site]:
                return in_groups(user, editors[site])
            case ["permitted", "education"]:
                return permitted_on(education, in_groups(user, editors["education"]))
            case ["permitted", "communications"]:
                return permitted_on(communications, in_groups(user, editors["communications"]))
            case ["administrator"]:
                return in_groups(user, Role.ADMINISTRATOR)
            case _:
                return in_groups(user, Role.CONTEST_MODERATOR)

    return make


@pytest.mark.parametrize(
    ("role", "fate"),
    [
        ("anonymous", CLOSED),
        ("school", CLOSED),
        ("guardian", CLOSED),
        ("juror", CLOSED),
        ("editor education", CLOSED),
        ("editor communications", CLOSED),
        ("permitted communications", CLOSED),
        ("permitted education", SEES),
        ("moderator", SEES),
        ("administrator", SEES),
    ],
)
def test_who_comes_where(contest, entry, addresses, person, role, fate):
    browser = signed_in(person(role))
    answers = {}
    for name, address in addresses.items():
        if name in POSTED:
            fields = {"entry": entry.pk, "version": entry.standing.pk, "seen": "submitted", **POSTED[name]}
            fields["versions"] = entry.standing.pk
            answers[name] = browser.post(address, fields)
        else:
            answers[name] = browser.get(address)
    # Whoever moderates another site has a table and prepared files, without these in them.
    own_table = (
        {"contest_admin_entries", "contest_admin_packages"} if role == "permitted communications" else set()
    )
    for name, answer in answers.items():
        assert outcome(name, answer, entry) == (SEES if name in own_table else fate), name
    entry = Entry.objects.get(pk=entry.pk)
    assert entry.state == (State.ADMITTED if fate == SEES else State.SUBMITTED)
    assert (entry.notes.count(), entry.tags.count()) == ((1, 1) if fate == SEES else (0, 0))


def outcome(name: str, answer, entry) -> str:
    """What became of a visit. Only forms about the entry itself lead back to it."""
    if answer.status_code == 302:
        back = reverse("contest_admin_entry", args=[entry.pk])
        return SEES if answer.url.startswith(back) else CLOSED
    return SEES if answer.status_code == 200 else CLOSED


def test_the_table_of_another_sites_moderator_holds_nothing_of_this_one(
    contest, entry, person, communications
):
    page = signed_in(person("permitted communications")).get(reverse("contest_admin_entries"))
    assert list(page.context["page"]) == []
    assert page.context["all_count"] == 0
    assert contest.name not in page.content.decode()


def test_the_prepared_files_of_another_sites_moderator_are_others(contest, package, person):
    page = signed_in(person("permitted communications")).get(reverse("contest_admin_packages"))
    assert page.context["packages"] == []
