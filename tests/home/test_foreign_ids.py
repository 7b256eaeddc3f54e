"""Numbers of the other site's things, posted into the editor's forms by hand."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import translation
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from accounts.roles import SiteName, SiteRole, site_group
from campaigns.models import CampaignPage
from cms.blocks.base import PROSE_FEATURES
from home.models import Alert, MenuItem, Navigation, SiteSettings
from tests.factories import (
    make_campaign_index,
    make_campaign_page,
    make_image,
    make_news,
    make_news_index,
    make_service,
    make_service_index,
)
from tests.home.forms import fields_of
from tests.indexing import indexed as unindexed  # noqa: F401


@pytest.fixture
def editor(sign_in, member):
    """An editor of the communications site."""
    return sign_in(member(SiteName.COMMUNICATIONS, SiteRole.EDITOR))


@pytest.fixture(autouse=True)
def _both_sites(ours, theirs):
    """Each site has things of its own."""


def send(client, address: str, **fields):
    """The form at ``address`` as it is shown, with ``fields`` changed."""
    shown = fields_of(client.get(address).content.decode())
    shown = {name: value for name, value in shown.items() if not name.startswith("action-")}
    return client.post(address, {**shown, **nested_form_data(fields)})


def edit(client, page, **fields):
    return send(client, reverse("wagtailadmin_pages:edit", args=[page.pk]), **fields)


def draft_of(page):
    """The page as its last draft has it."""
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def assert_refused(response, *names: str):
    assert response.status_code == 200
    assert list(response.context["form"].errors) == list(names)
    assert "secretum" not in response.content.decode()


def picture(things):
    return "image", {"image": str(things.image.pk), "caption": ""}


def prose_to_document(things):
    return "rich_text", prose(f'<a linktype="document" id="{things.document.pk}">Зразок</a>')


def prose_to_page(things):
    return "rich_text", prose(f'<a linktype="page" id="{things.live.pk}">Докладніше</a>')


def prose(html: str) -> str:
    return rich_text(f"<p>{html}</p>", features=PROSE_FEATURES)


IN_BODY = pytest.mark.parametrize("block", [picture, prose_to_document, prose_to_page])


class TestThePicture:
    def test_of_the_other_site_is_refused_and_not_shown(self, editor, ours, theirs):
        assert_refused(edit(editor, ours.draft, hero_image=theirs.image.pk), "hero_image")
        assert draft_of(ours.draft).hero_image is None

    def test_of_the_own_site_is_taken(self, editor, ours):
        edit(editor, ours.draft, hero_image=ours.image.pk)
        assert draft_of(ours.draft).hero_image == ours.image

    def test_of_the_root_needs_the_permission_to_choose_there(self, editor, ours):
        shared = make_image("Спільна")
        assert_refused(edit(editor, ours.draft, hero_image=shared.pk), "hero_image")
        GroupCollectionPermission.objects.create(
            group=Group.objects.get(name=site_group(SiteName.COMMUNICATIONS, SiteRole.EDITOR)),
            collection=Collection.get_first_root_node(),
            permission=Permission.objects.get(
                content_type__app_label="wagtailimages", codename="choose_image"
            ),
        )
        edit(editor, ours.draft, hero_image=shared.pk)
        assert draft_of(ours.draft).hero_image == shared

    def test_that_somebody_else_put_there_may_stay(self, editor, ours, theirs):
        ours.draft.hero_image = theirs.image
        ours.draft.save_revision()
        edit(editor, ours.draft, title="Нова назва", hero_image=theirs.image.pk)
        draft = draft_of(ours.draft)
        assert (draft.title, draft.hero_image) == ("Нова назва", theirs.image)

    def test_is_any_for_an_administrator(self, sign_in, person, ours, theirs):
        chief = sign_in(person(is_superuser=True))
        edit(chief, ours.draft, hero_image=theirs.image.pk)
        assert draft_of(ours.draft).hero_image == theirs.image


class TestTheBody:
    @IN_BODY
    def test_that_refers_to_the_other_site_is_refused(self, editor, ours, theirs, block):
        assert_refused(edit(editor, ours.draft, body=streamfield([block(theirs)])), "body")
        assert len(draft_of(ours.draft).body) == 0

    @IN_BODY
    def test_that_refers_to_the_own_site_is_taken(self, editor, ours, block):
        edit(editor, ours.draft, body=streamfield([block(ours)]))
        assert len(draft_of(ours.draft).body) == 1

    @IN_BODY
    def test_keeps_what_it_refers_to_already(self, editor, ours, theirs, sign_in, person, block):
        body = streamfield([block(theirs)])
        edit(sign_in(person(is_superuser=True)), ours.draft, body=body)
        edit(editor, ours.draft, title="Нова назва", body=body)
        draft = draft_of(ours.draft)
        assert (draft.title, len(draft.body)) == ("Нова назва", 1)

    @IN_BODY
    def test_is_not_previewed_either(self, editor, ours, theirs, block):
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[ours.draft.pk])
        shown = fields_of(
            editor.get(reverse("wagtailadmin_pages:edit", args=[ours.draft.pk])).content.decode()
        )
        response = editor.post(address, {**shown, **nested_form_data({"body": streamfield([block(theirs)])})})
        assert response.json()["is_valid"] is False


class TestTheCampaign:
    def address(self, site) -> str:
        index = make_campaign_index(site)
        return reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", index.pk])

    def test_of_the_other_site_is_refused(self, editor, communications, theirs):
        address = self.address(communications)
        response = send(editor, address, title="Флікери", slug="flikery", campaign=theirs.campaign.pk)
        assert_refused(response, "campaign")
        assert not CampaignPage.objects.exists()

    def test_of_the_own_site_is_taken(self, editor, communications, ours):
        address = self.address(communications)
        send(editor, address, title="Флікери", slug="flikery", campaign=ours.campaign.pk)
        assert CampaignPage.objects.get().campaign == ours.campaign


class TestNews:
    @pytest.fixture
    def news(self, communications):
        return make_news(make_news_index(communications))

    def test_take_no_category_of_the_other_site(self, editor, news, theirs):
        assert_refused(edit(editor, news, category=theirs.category.pk), "category")

    def test_take_a_category_of_their_own_site(self, editor, news, ours):
        edit(editor, news, category=ours.category.pk)
        assert draft_of(news).category == ours.category

    def test_relate_to_no_campaign_of_the_other_site(self, editor, news, education):
        foreign = make_campaign_page(make_campaign_index(education), title="secretum")
        assert_refused(edit(editor, news, related_campaign=foreign.pk), "related_campaign")

    def test_relate_to_a_service_of_their_own_site(self, editor, news, communications):
        own = make_service(make_service_index(communications))
        edit(editor, news, related_service=own.pk)
        assert draft_of(news).related_service == own


REFUSAL = "You may not choose this. Choose something of your own site."


def with_item(**fields) -> dict:
    """The menus' form with one item, which leads to a page."""
    item = {"place": "header", "ORDER": "1", "id": "", "url": "", "label_uk": "", "label_en": "", **fields}
    return {"items-TOTAL_FORMS": "1"} | {f"items-0-{name}": value for name, value in item.items()}


@pytest.mark.usefixtures("untranslated")
class TestSettingsAndMenusAndAlerts:
    """Forms of rows that every page of a site shows; publishers fill them in."""

    @pytest.fixture
    def publisher(self, sign_in, member):
        with translation.override("en"):
            yield sign_in(member(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER))

    @pytest.mark.parametrize(
        ("field", "thing"), [("emblem", "image"), ("accessibility_page", "live"), ("privacy_page", "live")]
    )
    def test_the_settings_refer_to_the_own_site_only(self, publisher, ours, theirs, field, thing):
        address = reverse("wagtailsettings:edit", args=["home", "sitesettings", ours.site.pk])
        response = send(publisher, address, **{field: getattr(theirs, thing).pk})
        assert_refused(response, field)
        assert response.context["form"].errors[field] == [REFUSAL]
        send(publisher, address, **{field: getattr(ours, thing).pk})
        assert getattr(SiteSettings.objects.get(site=ours.site), f"{field}_id") == getattr(ours, thing).pk

    def test_a_menu_leads_to_pages_of_the_own_site_only(self, publisher, ours, theirs):
        address = reverse("wagtailsettings:edit", args=["home", "navigation", ours.site.pk])
        response = send(publisher, address, **with_item(page=theirs.live.pk))
        assert response.context["form"].formsets["items"].errors[0] == {"page": [REFUSAL]}
        assert "secretum" not in response.content.decode()
        send(publisher, address, **with_item(page=ours.live.pk))
        assert list(MenuItem.objects.values_list("page", flat=True)) == [ours.live.pk]

    def test_a_menu_takes_no_item_of_the_other_sites_menu(self, publisher, ours, theirs):
        foreign = MenuItem.objects.create(navigation=Navigation.for_site(theirs.site), page=theirs.live)
        address = reverse("wagtailsettings:edit", args=["home", "navigation", ours.site.pk])
        fields = with_item(page=ours.live.pk, id=foreign.pk) | {"items-INITIAL_FORMS": "1"}
        send(publisher, address, **fields)
        foreign.refresh_from_db()
        assert (foreign.navigation.site, foreign.page_id) == (theirs.site, theirs.live.pk)

    def test_a_menu_of_the_other_site_is_not_reached_from_the_own_form(self, publisher, ours, theirs):
        own = reverse("wagtailsettings:edit", args=["home", "navigation", ours.site.pk])
        data = fields_of(publisher.get(own).content.decode())
        publisher.post(reverse("wagtailsettings:edit", args=["home", "navigation", theirs.site.pk]), data)
        send(publisher, own, **with_item(page=ours.live.pk), site=theirs.site.pk)
        assert {item.navigation.site for item in MenuItem.objects.all()} == {ours.site}

    @pytest.mark.parametrize("view", ["add", "edit"])
    def test_an_alert_leads_to_pages_of_the_own_site_only(self, publisher, ours, theirs, view):
        numbers = [ours.alert.pk] if view == "edit" else []
        address = reverse(f"wagtailsnippets_home_alert:{view}", args=numbers)
        response = send(publisher, address, text_uk="Увага", link_page=theirs.live.pk)
        assert_refused(response, "link_page")
        assert response.context["form"].errors["link_page"] == [REFUSAL]
        send(publisher, address, text_uk="Увага", link_page=ours.live.pk)
        assert Alert.objects.get(text_uk="Увага").link_page_id == ours.live.pk

    @pytest.mark.parametrize("pk", ["²", "-1", "9" * 40, "x"])
    def test_junk_is_refused_and_not_an_error(self, publisher, ours, pk):
        address = reverse("wagtailsettings:edit", args=["home", "sitesettings", ours.site.pk])
        assert_refused(send(publisher, address, privacy_page=pk), "privacy_page")


@pytest.mark.parametrize("number", ["²", "٣", "-1", "9" * 40, "", "1 or 1"])
@pytest.mark.parametrize(
    "address", ["/admin/choose-page/chosen-multiple/", "/admin/bulk/wagtailcore/page/publish/"]
)
def test_an_address_with_junk_for_a_number_is_no_error(editor, ours, address, number):
    assert editor.get(address, {"id": number}).status_code in {302, 404}


@pytest.mark.parametrize("number", ["²", "٣", "9" * 40])
def test_a_form_with_junk_for_a_page_is_no_error(editor, ours, number):
    copy = reverse("wagtailadmin_pages:copy", args=[ours.draft.pk])
    assert editor.post(copy, {"new_parent_page": number}).status_code == 404


class TestRowsInsideAForm:
    def test_a_step_links_to_documents_of_the_own_site_only(self, editor, communications, ours, theirs):
        service = make_service(make_service_index(communications))
        field = "steps-0-text"
        response = edit(editor, service, **{field: prose_to_document(theirs)[1]})
        assert response.status_code == 200
        assert list(response.context["form"].formsets["steps"].errors[0]) == ["text"]
        edit(editor, service, **{field: prose_to_document(ours)[1]})
        assert f'id="{ours.document.pk}"' in draft_of(service).steps.get().text
