"""Numbers of the other site's things, posted into the editor's forms by hand."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from accounts.roles import SiteName, SiteRole, site_group
from campaigns.models import CampaignPage
from cms.blocks.base import PROSE_FEATURES
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


class TestRowsInsideAForm:
    def test_a_step_links_to_documents_of_the_own_site_only(self, editor, communications, ours, theirs):
        service = make_service(make_service_index(communications))
        field = "steps-0-text"
        response = edit(editor, service, **{field: prose_to_document(theirs)[1]})
        assert response.status_code == 200
        assert list(response.context["form"].formsets["steps"].errors[0]) == ["text"]
        edit(editor, service, **{field: prose_to_document(ours)[1]})
        assert f'id="{ours.document.pk}"' in draft_of(service).steps.get().text
