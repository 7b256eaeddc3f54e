"""Who publishes what, on each site, through every door of the editor."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from accounts.roles import Role, SiteName, SiteRole, site_group
from home.models import SiteSettings
from tests.home.forms import fields_of

SUPERUSER = "superuser"
EVERYBODY = [*SiteRole, Role.EMERGENCY_PUBLISHER, Role.ADMINISTRATOR, SUPERUSER]
# Who publishes directly where approval is not required, and where it is.
FREELY = {SiteRole.PUBLISHER, Role.EMERGENCY_PUBLISHER, Role.ADMINISTRATOR, SUPERUSER}
PAST_APPROVAL = {Role.EMERGENCY_PUBLISHER, SUPERUSER}


@pytest.fixture
def somebody(person):
    """Makes a user with a role, on the site named when the role belongs to a site."""

    def make(site: SiteName, role):
        if role == SUPERUSER:
            return person(is_superuser=True, is_staff=True)
        return person(site_group(site, role) if role in list(SiteRole) else role)

    return make


@pytest.fixture(params=[SiteName.COMMUNICATIONS, SiteName.EDUCATION])
def site_name(request) -> SiteName:
    return request.param


@pytest.fixture
def things(site_name, request):
    """The things of the site; the communications site does not require approval yet."""
    return request.getfixturevalue("ours" if site_name == SiteName.COMMUNICATIONS else "theirs")


@pytest.fixture(params=EVERYBODY)
def role(request):
    return request.param


@pytest.fixture
def may(site_name, role) -> bool:
    """Whether somebody of this role publishes directly on this site."""
    return role in (FREELY if site_name == SiteName.COMMUNICATIONS else PAST_APPROVAL)


@pytest.fixture
def client_of(somebody, sign_in, site_name, role, things):
    user = somebody(site_name, role)
    # An author edits own pages only.
    Page.objects.filter(pk__in=[things.draft.pk, things.live.pk]).update(owner=user)
    return sign_in(user)


def is_live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def edit(client, page, **changes):
    """Open the page's form, change some fields, and send it."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = fields_of(client.get(url).content.decode(), url)
    return client.post(url, data | changes)


def require_approval(site) -> None:
    SiteSettings.objects.filter(site=site).update(workflow_required=True)


def test_the_publish_button(client_of, things, may):
    edit(client_of, things.draft, **{"action-publish": "1"})
    assert is_live(things.draft) is may


def test_a_change_of_a_live_page(client_of, things, may):
    edit(client_of, things.live, **{"title": "Нова назва", "action-publish": "1"})
    things.live.refresh_from_db()
    assert (things.live.title == "Нова назва") is may
    assert things.live.draft_title == "Нова назва"


def test_a_page_made_and_published_at_once(client_of, things, may):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", things.home.pk])
    data = fields_of(client_of.get(url).content.decode(), url)
    client_of.post(url, data | {"title": "Нова", "slug": "nova", "action-publish": "1"})
    assert Page.objects.get(slug="nova").live is may


def test_a_schedule(client_of, things, may):
    later = timezone.localtime() + timedelta(days=2)
    edit(client_of, things.draft, **{"go_live_at": f"{later:%Y-%m-%d %H:%M}", "action-publish": "1"})
    approved = things.draft.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert approved is may
    assert not is_live(things.draft)


def test_publishing_in_bulk(client_of, things, may):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client_of.post(f"{url}?id={things.draft.pk}")
    assert is_live(things.draft) is may


def test_a_copy_with_publishing(client_of, things, may):
    url = reverse("wagtailadmin_pages:copy", args=[things.live.pk])
    client_of.post(
        url,
        {
            "new_title": "Копія",
            "new_slug": "kopiia",
            "new_parent_page": things.home.pk,
            "publish_copies": "on",
        },
    )
    assert Page.objects.filter(slug="kopiia", live=True).exists() is may


def test_an_alias_of_a_live_page(client_of, things, may):
    url = reverse("wagtailadmin_pages:copy", args=[things.live.pk])
    client_of.raise_request_exception = False
    client_of.post(
        url,
        {"new_title": "Тінь", "new_slug": "tin", "new_parent_page": things.home.pk, "alias": "on"},
    )
    assert Page.objects.filter(slug="tin", live=True).exists() is may


def test_the_editors_own_api(client_of, things, may):
    url = reverse("wagtailadmin_api:pages:action", args=[things.draft.pk, "publish"])
    client_of.raise_request_exception = False
    client_of.post(url)
    assert is_live(things.draft) is may


@pytest.fixture
def translated(things, en):
    """The English draft of the live page."""
    translate_object(things.home, [en])
    translate_object(things.live, [en])
    return things.live.get_translation(en)


def test_a_translation_starts_as_a_draft_though_its_source_is_live(translated):
    assert not translated.live


def test_the_publish_button_of_a_translation(client_of, translated, may, django_capture_on_commit_callbacks):
    url = reverse("wagtailadmin_pages:edit", args=[translated.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client_of.post(url, {"action": "publish"})
    assert is_live(translated) is may


def test_bringing_translations_up_to_date(
    client_of, translated, role, may, django_capture_on_commit_callbacks
):
    source = TranslationSource.objects.get(object_id=translated.translation_key)
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client_of.post(url, {"publish_translations": "on"})
    # Translations are sent for by whoever has that permission; it is not an emergency's business.
    assert is_live(translated) is (may and role != Role.EMERGENCY_PUBLISHER)


@pytest.mark.parametrize("site_name", [SiteName.EDUCATION], indirect=True)
def test_publishers_still_take_pages_down(client_of, things, role):
    url = reverse("wagtailadmin_pages:unpublish", args=[things.live.pk])
    client_of.post(url)
    takes_down = {SiteRole.PUBLISHER, Role.EMERGENCY_PUBLISHER, Role.ADMINISTRATOR, SUPERUSER}
    assert is_live(things.live) is (role not in takes_down)


@pytest.mark.parametrize("site_name", [SiteName.EDUCATION], indirect=True)
def test_publishers_still_restrict_who_reads(client_of, things, role):
    url = reverse("wagtailadmin_pages:set_privacy", args=[things.live.pk])
    client_of.post(url, {"restriction_type": "login", "password": "", "groups": []})
    restricts = {SiteRole.PUBLISHER, Role.EMERGENCY_PUBLISHER, Role.ADMINISTRATOR, SUPERUSER}
    assert things.live.view_restrictions.exists() is (role in restricts)


def test_approval_can_be_switched_on_and_holds_at_once(ours, somebody, sign_in):
    client = sign_in(somebody(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER))
    require_approval(ours.site)
    edit(client, ours.draft, **{"action-publish": "1"})
    assert not is_live(ours.draft)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{url}?id={ours.draft.pk}")
    assert not is_live(ours.draft)


def test_a_live_page_does_not_move_to_a_site_that_requires_approval(ours, theirs, person, sign_in):
    both = person(
        site_group(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER),
        site_group(SiteName.EDUCATION, SiteRole.PUBLISHER),
    )
    client = sign_in(both)
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[ours.live.pk, theirs.home.pk])
    assert client.post(confirm).status_code == 302
    assert ours.live.get_site() == ours.site
    draft = reverse("wagtailadmin_pages:move_confirm", args=[ours.draft.pk, theirs.home.pk])
    client.post(draft)
    assert Page.objects.get(pk=ours.draft.pk).get_site() == theirs.site


def test_nobody_deletes_the_home_page_of_a_site(things, somebody, sign_in, site_name):
    for role in EVERYBODY:
        client = sign_in(somebody(site_name, role))
        client.post(reverse("wagtailadmin_pages:delete", args=[things.home.pk]))
        assert Page.objects.filter(pk=things.home.pk).exists()


def test_the_english_home_page_is_open_to_the_same_groups(theirs, member, sign_in, en):
    translate_object(theirs.home, [en])
    twin = theirs.home.get_translation(en)
    assert twin.get_parent().depth == 1
    assert twin.get_workflow() == theirs.home.get_workflow()
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", twin.pk])
    for role in SiteRole:
        assert sign_in(member(SiteName.EDUCATION, role)).get(url).status_code == 200
        stranger = sign_in(member(SiteName.COMMUNICATIONS, role))
        assert stranger.get(url).status_code == 404
