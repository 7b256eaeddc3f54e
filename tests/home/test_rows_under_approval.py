"""Rows are live as soon as they are saved: who changes them on a site that requires approval."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts.roles import Role, SiteName, SiteRole
from campaigns.models import Campaign
from home.models import MenuItem, SiteSettings
from news.models import NewsCategory
from tests.factories import make_campaign_index, make_campaign_page
from tests.home.forms import fields_of

CAMPAIGN, CATEGORY = "wagtailsnippets_campaigns_campaign", "wagtailsnippets_news_newscategory"
REFUSAL = "ask a publisher to make it."
CAMPAIGNS_NOTE = "So you may add a campaign"
CATEGORIES_NOTE = "So publishers add and change it"

AUTHOR, EDITOR, PUBLISHER = SiteRole
COMMUNICATIONS, EDUCATION = SiteName

roles = pytest.mark.parametrize("role", list(SiteRole), ids=lambda role: role.name.lower())
sites = pytest.mark.parametrize("name", list(SiteName), ids=lambda name: name.name.lower())


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def things(name, ours, theirs):
    return ours if name == COMMUNICATIONS else theirs


@pytest.fixture
def client(name, role, member, sign_in):
    """A browser of a person with the role on the site."""
    return sign_in(member(name, role))


def text(response) -> str:
    return response.content.decode()


def change(client, address: str, **fields):
    """Change some fields of the form at ``address`` and send it; without a form, what would be in it."""
    shown = client.get(address)
    data = fields_of(text(shown), address) if shown.status_code == 200 else {}
    return client.post(address, {**data, **fields}, follow=True)


def rename(client, snippet: str, row) -> bool:
    """Whether the row has another name after ``client`` has tried to change it."""
    change(client, reverse(f"{snippet}:edit", args=[row.pk]), name_uk="Інша назва")
    return type(row).objects.get(pk=row.pk).name_uk == "Інша назва"


def delete(client, snippet: str, row) -> bool:
    client.post(reverse(f"{snippet}:delete", args=[row.pk]))
    return not type(row).objects.filter(pk=row.pk).exists()


def present(things, *, live: bool = True):
    return make_campaign_page(make_campaign_index(things.site), things.campaign, live=live)


@roles
@sites
class TestACampaign:
    def test_that_no_live_page_presents_is_changed_by_editors_and_publishers(self, things, client, role):
        present(things, live=False)
        assert rename(client, CAMPAIGN, things.campaign) is (role != AUTHOR)

    def test_that_a_live_page_presents_is_the_publishers_where_approval_is_required(
        self, things, client, role, name
    ):
        present(things)
        may = {PUBLISHER} if name == EDUCATION else {EDITOR, PUBLISHER}
        assert rename(client, CAMPAIGN, things.campaign) is (role in may)

    def test_is_added_by_editors_and_publishers(self, things, client, role):
        stage = {"label_uk": "Етап", "label_en": "", "starts_on": "05.03.2026", "ends_on": "",
                 "precision": "day", "id": "", "ORDER": "0"}  # fmt: skip
        fields = {f"stages-0-{key}": value for key, value in stage.items()} | {"stages-TOTAL_FORMS": "1"}
        change(client, reverse(f"{CAMPAIGN}:add"), name_uk="Нова", kind=things.campaign.kind_id, **fields)
        assert Campaign.objects.filter(name_uk="Нова", site=things.site).exists() is (role != AUTHOR)

    def test_is_deleted_by_publishers(self, things, client, role):
        assert delete(client, CAMPAIGN, things.campaign) is (role == PUBLISHER)


@roles
@sites
class TestACategory:
    def test_is_changed_by_publishers_where_approval_is_required(self, things, client, role, name):
        may = {PUBLISHER} if name == EDUCATION else {EDITOR, PUBLISHER}
        assert rename(client, CATEGORY, things.category) is (role in may)

    def test_is_added_by_publishers_where_approval_is_required(self, things, client, role, name):
        change(client, reverse(f"{CATEGORY}:add"), name_uk="Нова", name_en="New", slug="nova", sort_order=1)
        may = {PUBLISHER} if name == EDUCATION else {EDITOR, PUBLISHER}
        assert NewsCategory.objects.filter(slug="nova", site=things.site).exists() is (role in may)

    def test_is_deleted_by_publishers(self, things, client, role):
        assert delete(client, CATEGORY, things.category) is (role == PUBLISHER)


@roles
@sites
def test_menus_are_the_publishers_where_approval_is_required(things, client, role, name):
    item = {"items-0-place": "header", "items-0-page": things.live.pk, "items-0-ORDER": "1", "items-0-id": ""}
    address = reverse("wagtailsettings:edit", args=["home", "navigation", things.site.pk])
    forms = {"items-INITIAL_FORMS": "0", "items-MIN_NUM_FORMS": "0", "items-MAX_NUM_FORMS": "1000"}
    change(client, address, **forms, **item, **{"items-TOTAL_FORMS": "1"})
    may = {PUBLISHER} if name == EDUCATION else {EDITOR, PUBLISHER}
    assert MenuItem.objects.filter(navigation__site=things.site).exists() is (role in may)


@pytest.fixture
def school(theirs, member, sign_in):
    """Makes a browser of a person of the education site."""
    return lambda role: sign_in(member(EDUCATION, role))


@pytest.mark.usefixtures("untranslated")
class TestWhatIsSaid:
    def test_at_the_door_of_a_campaign_that_readers_see(self, theirs, school):
        present(theirs)
        response = school(EDITOR).get(reverse(f"{CAMPAIGN}:edit", args=[theirs.campaign.pk]), follow=True)
        assert response.redirect_chain == [(reverse(f"{CAMPAIGN}:list"), 302)]
        assert REFUSAL in text(response)

    def test_at_the_door_of_a_new_category(self, theirs, school):
        response = school(EDITOR).get(reverse(f"{CATEGORY}:add"), follow=True)
        assert REFUSAL in text(response)

    @pytest.mark.parametrize("whole", [True, False])
    def test_at_the_door_of_the_menus(self, theirs, school, whole):
        site = [theirs.site.pk] if whole else []
        address = reverse("wagtailsettings:edit", args=["home", "navigation", *site])
        response = school(EDITOR).get(address, follow=True)
        assert response.redirect_chain == [("/admin/", 302)]
        assert REFUSAL in text(response)

    @pytest.mark.parametrize(("snippet", "note"), [(CAMPAIGN, CAMPAIGNS_NOTE), (CATEGORY, CATEGORIES_NOTE)])
    def test_above_the_list_to_editors_alone(self, theirs, ours, school, member, sign_in, snippet, note):
        address = reverse(f"{snippet}:list")
        assert note in text(school(EDITOR).get(address))
        assert note not in text(school(PUBLISHER).get(address))
        assert note not in text(school(AUTHOR).get(address))
        assert note not in text(sign_in(member(COMMUNICATIONS, EDITOR)).get(address))

    def test_above_no_list_of_consents(self, theirs, school):
        shown = text(school(EDITOR).get(reverse("consents:list")))
        assert "approval" not in shown

    def test_a_stranger_to_the_site_is_told_nothing_of_it(self, theirs, member, sign_in):
        client = sign_in(member(COMMUNICATIONS, EDITOR))
        response = client.get(reverse(f"{CATEGORY}:edit", args=[theirs.category.pk]), follow=True)
        assert REFUSAL not in text(response)


class TestTheWays:
    def test_to_a_campaign_that_readers_see_are_absent(self, theirs, school):
        address = reverse(f"{CAMPAIGN}:edit", args=[theirs.campaign.pk])
        editor = school(EDITOR)
        assert address in text(editor.get(reverse(f"{CAMPAIGN}:list")))
        present(theirs)
        assert address not in text(editor.get(reverse(f"{CAMPAIGN}:list")))

    def test_to_a_new_category_are_absent(self, theirs, school):
        address = reverse(f"{CATEGORY}:add")
        assert address not in text(school(EDITOR).get(reverse(f"{CATEGORY}:list")))
        assert address in text(school(PUBLISHER).get(reverse(f"{CATEGORY}:list")))

    def test_to_the_menus_are_absent(self, theirs, school):
        address = reverse("wagtailsettings:edit", args=["home", "navigation"])
        assert address not in text(school(EDITOR).get("/admin/"))
        assert address in text(school(PUBLISHER).get("/admin/"))


def test_a_campaign_whose_page_is_approved_for_later_is_not_changed_before(theirs, school):
    page = present(theirs, live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert rename(school(EDITOR), CAMPAIGN, theirs.campaign) is False


def test_a_scheduled_page_of_another_campaign_binds_nobody(theirs, school):
    other = Campaign.objects.create(site=theirs.site, name_uk="Друга", kind=theirs.campaign.kind)
    page = make_campaign_page(make_campaign_index(theirs.site), other, live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert rename(school(EDITOR), CAMPAIGN, theirs.campaign) is True


def test_approval_switched_on_binds_the_other_site_too(ours, member, sign_in):
    editor = sign_in(member(COMMUNICATIONS, EDITOR))
    SiteSettings.objects.filter(site=ours.site).update(workflow_required=True)
    assert rename(editor, CATEGORY, ours.category) is False


def test_administrators_change_rows_of_both_sites(ours, theirs, person, sign_in):
    client = sign_in(person(Role.ADMINISTRATOR))
    for things in (ours, theirs):
        present(things)
        assert rename(client, CAMPAIGN, things.campaign)
        assert rename(client, CATEGORY, things.category)


def test_alerts_stay_with_publishers_and_emergency_publishers(theirs, school, person, sign_in):
    address = reverse("wagtailsnippets_home_alert:edit", args=[theirs.alert.pk])
    assert school(EDITOR).get(address).status_code == 302
    assert school(PUBLISHER).get(address).status_code == 200
    assert sign_in(person(Role.EMERGENCY_PUBLISHER)).get(address).status_code == 200
