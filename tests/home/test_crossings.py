"""One site's people at the other site's doors, one by one: what the sweep cannot say by itself.

Each test shows first, where it can, that the door opens for the site's own people.
"""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale, Page, Site

from accounts.roles import Role, SiteName, SiteRole
from campaigns.models import Campaign
from cms.consent import Consent
from cms.models import SiteImage
from home.models import Alert, MenuItem, Navigation, SiteSettings
from news.models import NewsCategory
from tests.home.forms import fields_of
from tests.home.pictures import png
from tests.indexing import indexed as unindexed  # noqa: F401

SNIPPETS = ["home_alert", "news_newscategory", "campaigns_campaign"]


@pytest.fixture
def publisher(member, sign_in):
    """A browser of a publisher of the communications site."""
    return sign_in(member(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER))


def row(things, snippet: str):
    return {"home_alert": things.alert, "news_newscategory": things.category}.get(snippet, things.campaign)


def text(response) -> str:
    return response.content.decode()


# Lists and choosers hold one's own things and not the other's.


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("/admin/images/", "kalyna arcanum image"),
        ("/admin/images/?q=arcanum", "kalyna arcanum image"),
        ("/admin/images/chooser/", "kalyna arcanum image"),
        ("/admin/images/chooser/results/?q=arcanum", "kalyna arcanum image"),
        ("/admin/documents/", "kalyna arcanum document"),
        ("/admin/documents/chooser/", "kalyna arcanum document"),
        ("/admin/documents/chooser/results/?q=arcanum", "kalyna arcanum document"),
        ("/admin/pages/search/?q=arcanum", "kalyna arcanum"),
        ("/admin/choose-page/search/?q=arcanum", "kalyna arcanum"),
        ("/admin/choose-page/", "kalyna arcanum"),
        ("/admin/choose-page/?page_type=home.StandardPage", "kalyna arcanum"),
        ("/admin/snippets/home/alert/", "kalyna arcanum alert"),
        ("/admin/snippets/news/newscategory/", "kalyna arcanum category"),
        ("/admin/snippets/campaigns/campaign/", "kalyna arcanum campaign"),
        ("/admin/snippets/choose/campaigns/campaign/", "kalyna arcanum campaign"),
        ("/admin/snippets/choose/news/newscategory/", "kalyna arcanum category"),
        ("/admin/api/main/pages/", "kalyna arcanum"),
        ("/admin/api/main/images/", "kalyna arcanum image"),
        ("/admin/api/main/documents/", "kalyna arcanum document"),
        ("/admin/reports/site-history/", "kalyna arcanum"),
        ("/admin/tag-autocomplete/?term=", None),
        ("/admin/tag-autocomplete/?term=kal", "kalyna-tag"),
    ],
)
def test_lists_hold_own_things_only(ours, theirs, publisher, address, own):
    shown = text(publisher.get(address))
    assert "secretum" not in shown
    if own:
        assert own in shown


def test_an_administrator_sees_both_sites(ours, theirs, person, sign_in):
    shown = text(sign_in(person(Role.ADMINISTRATOR)).get("/admin/images/"))
    assert "kalyna arcanum image" in shown
    assert "secretum arcanum image" in shown


def test_the_page_chooser_does_not_open_the_other_tree(ours, theirs, publisher):
    own = reverse("wagtailadmin_choose_page_child", args=[ours.home.pk])
    other = reverse("wagtailadmin_choose_page_child", args=[theirs.home.pk])
    assert publisher.get(own).status_code == 200
    assert publisher.get(other).status_code == 404


def test_a_typed_address_of_the_other_site_stays_an_address(ours, theirs, publisher):
    url = reverse("wagtailadmin_choose_page_external_link")
    form = "external-link-chooser-"

    def chosen(page):
        data = {f"{form}url": page.full_url, f"{form}link_text": ""}
        return json.loads(publisher.post(url, data).content)["result"]

    assert chosen(ours.live)["id"] == ours.live.pk
    assert "id" not in chosen(theirs.live)


# Pages.


@pytest.mark.parametrize(
    "name",
    [
        "edit", "delete", "unpublish", "copy", "move", "history", "usage", "view_draft", "set_privacy",
        "revisions_index", "workflow_history", "preview_on_edit",
    ],
)  # fmt: skip
@pytest.mark.parametrize("role", list(SiteRole))
def test_no_view_of_a_page_of_the_other_site(theirs, member, sign_in, role, name):
    client = sign_in(member(SiteName.COMMUNICATIONS, role))
    assert client.get(reverse(f"wagtailadmin_pages:{name}", args=[theirs.draft.pk])).status_code == 404


def test_revisions_of_the_other_sites_pages_are_not_compared(theirs, publisher):
    url = reverse("wagtailadmin_pages:revisions_compare", args=[theirs.live.pk, "earliest", "latest"])
    assert publisher.get(url).status_code in {302, 403}


def test_pages_are_neither_copied_nor_moved_into_the_other_tree(ours, theirs, publisher):
    copy = reverse("wagtailadmin_pages:copy", args=[ours.draft.pk])
    publisher.post(copy, {"new_title": "x", "new_slug": "x", "new_parent_page": theirs.home.pk})
    publisher.post(reverse("wagtailadmin_pages:move_confirm", args=[ours.draft.pk, theirs.home.pk]))
    move = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    publisher.post(f"{move}?id={ours.draft.pk}", {"chooser": theirs.home.pk})
    children = Page.objects.child_of(theirs.home).values_list("pk", flat=True)
    assert set(children) == {theirs.live.pk, theirs.draft.pk}
    assert Page.objects.get(pk=ours.draft.pk).is_child_of(ours.home)


# Files.


def test_files_are_not_uploaded_into_the_other_collection(ours, theirs, publisher):
    upload = {"title": "x", "collection": theirs.image.collection_id, "alt_uk": "x", "alt_en": "x"}
    upload |= {"credit": "x", "licence": "own", "children": "none", "tags": ""}
    file = SimpleUploadedFile("x.png", png(), "image/png")
    before = SiteImage.objects.filter(collection=theirs.image.collection).count()
    publisher.post(reverse("wagtailimages:add"), upload | {"file": file})
    publisher.post(reverse("wagtailimages:edit", args=[ours.image.pk]), upload)
    move = reverse("wagtail_bulk_action", args=["cms", "siteimage", "add_to_collection"])
    publisher.post(f"{move}?id={ours.image.pk}", {"collection": theirs.image.collection_id})
    assert SiteImage.objects.filter(collection=theirs.image.collection).count() == before


# Rows that belong to a site.


@pytest.mark.parametrize("snippet", SNIPPETS)
@pytest.mark.parametrize("view", ["edit", "delete", "history", "usage"])
def test_views_of_a_row_open_for_its_own_site_only(ours, theirs, publisher, snippet, view):
    own = reverse(f"wagtailsnippets_{snippet}:{view}", args=[row(ours, snippet).pk])
    other = reverse(f"wagtailsnippets_{snippet}:{view}", args=[row(theirs, snippet).pk])
    assert publisher.get(own).status_code == 200
    assert publisher.get(other).status_code in {302, 403}
    assert publisher.post(other).status_code in {302, 403, 405}
    assert type(row(theirs, snippet)).objects.filter(pk=row(theirs, snippet).pk).exists()


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_a_row_of_the_other_site_is_not_chosen(ours, theirs, publisher, snippet):
    chooser = f"wagtailsnippetchoosers_{snippet}"
    own = reverse(f"{chooser}:chosen", args=[row(ours, snippet).pk])
    other = reverse(f"{chooser}:chosen", args=[row(theirs, snippet).pk])
    assert publisher.get(own).status_code == 200
    assert publisher.get(other).status_code == 404
    several = reverse(f"{chooser}:chosen_multiple")
    assert json.loads(publisher.get(several, {"id": row(theirs, snippet).pk}).content)["result"] == []


def test_a_row_is_not_added_to_the_other_site(ours, theirs, publisher):
    url = reverse("wagtailsnippets_home_alert:add")
    data = fields_of(text(publisher.get(url)), url)
    assert "site" not in data
    publisher.post(url, data | {"text_uk": "Увага", "site": theirs.site.pk})
    assert Alert.objects.get(text_uk="Увага").site == ours.site


@pytest.mark.parametrize("model", [Alert, Campaign, Consent, NewsCategory])
def test_a_form_does_not_ask_for_a_site_where_there_is_no_choice(publisher, person, sign_in, model):
    url = reverse(model.snippet_viewset.get_url_name("add"))
    assert 'name="site"' not in text(publisher.get(url))
    assert 'name="site"' in text(sign_in(person(is_superuser=True)).get(url))


def test_whoever_acts_on_both_sites_chooses_between_them(ours, theirs, person, sign_in):
    client = sign_in(person(Role.EMERGENCY_PUBLISHER))
    url = reverse("wagtailsnippets_home_alert:add")
    data = fields_of(text(client.get(url)), url) | {"text_uk": "Увага"}
    client.post(url, data | {"site": theirs.site.pk})
    assert Alert.objects.get(text_uk="Увага").site == theirs.site


def test_a_row_is_not_given_to_the_other_site(ours, theirs, publisher):
    url = reverse("wagtailsnippets_campaigns_campaign:edit", args=[ours.campaign.pk])
    data = fields_of(text(publisher.get(url)), url)
    assert publisher.post(url, data).status_code == 302
    publisher.post(url, data | {"site": theirs.site.pk})
    assert Campaign.objects.get(pk=ours.campaign.pk).site == ours.site


@pytest.mark.parametrize(
    ("role", "status"), [(SiteRole.AUTHOR, 302), (SiteRole.EDITOR, 302), (SiteRole.PUBLISHER, 200)]
)
def test_publishers_alone_run_alerts(ours, member, sign_in, role, status):
    client = sign_in(member(SiteName.COMMUNICATIONS, role))
    assert client.get(reverse("wagtailsnippets_home_alert:add")).status_code == status


def test_an_emergency_publisher_runs_alerts_of_both_sites(ours, theirs, person, sign_in):
    client = sign_in(person(Role.EMERGENCY_PUBLISHER))
    for things in (ours, theirs):
        url = reverse("wagtailsnippets_home_alert:edit", args=[things.alert.pk])
        client.post(url, fields_of(text(client.get(url)), url) | {"enabled": "on"})
        assert Alert.objects.get(pk=things.alert.pk).enabled


@pytest.mark.parametrize("model", ["campaignkind", "institution"])
def test_what_both_sites_share_is_changed_by_administrators_only(member, person, sign_in, model):
    app = "campaigns" if model == "campaignkind" else "institutions"
    add = reverse(f"wagtailsnippets_{app}_{model}:add")
    choose = reverse(f"wagtailsnippetchoosers_{app}_{model}:choose")
    author = sign_in(member(SiteName.EDUCATION, SiteRole.AUTHOR))
    assert author.get(choose).status_code == 200
    assert author.get(add).status_code == 302
    assert sign_in(person(Role.ADMINISTRATOR)).get(add).status_code == 200


# Settings and menus.


@pytest.mark.parametrize("model", [SiteSettings, Navigation])
def test_settings_open_for_the_own_site_only(communications, education, publisher, model):
    def status(site: Site) -> int:
        url = reverse("wagtailsettings:edit", args=["home", model._meta.model_name, site.pk])
        return publisher.get(url).status_code

    assert status(communications) == 200
    assert status(education) in {302, 403}


def test_editors_change_menus_but_not_the_sites_settings(communications, member, sign_in):
    editor = sign_in(member(SiteName.COMMUNICATIONS, SiteRole.EDITOR))
    menu = reverse("wagtailsettings:edit", args=["home", "navigation", communications.pk])
    settings = reverse("wagtailsettings:edit", args=["home", "sitesettings", communications.pk])
    assert editor.get(menu).status_code == 200
    assert editor.get(settings).status_code in {302, 403}


def test_a_menu_leads_to_pages_of_its_own_site_only(ours, theirs, publisher):
    url = reverse("wagtailsettings:edit", args=["home", "navigation", ours.site.pk])

    def send(page):
        data = fields_of(text(publisher.get(url)), url)
        item = {"items-0-place": "header", "items-0-page": page.pk, "items-0-ORDER": "1", "items-0-id": ""}
        response = publisher.post(url, data | {"items-TOTAL_FORMS": "1"} | item)
        assert "secretum" not in text(response)
        return list(MenuItem.objects.values_list("page_id", flat=True))

    assert send(theirs.draft) == []
    assert send(ours.live) == [ours.live.pk]


def test_publishers_do_not_switch_approval_off(education, member, person, sign_in):
    url = reverse("wagtailsettings:edit", args=["home", "sitesettings", education.pk])

    def switch_off(user) -> bool:
        client = sign_in(user)
        data = fields_of(text(client.get(url)), url)
        data.pop("workflow_required", None)
        assert client.post(url, data | {"tagline_uk": "Знання"}).status_code == 302
        settings = SiteSettings.for_site(education)
        assert settings.tagline_uk == "Знання"
        return not settings.workflow_required

    assert switch_off(member(SiteName.EDUCATION, SiteRole.PUBLISHER)) is False
    assert switch_off(person(Role.ADMINISTRATOR)) is True


def test_the_first_screen_counts_the_pages_of_ones_own_site(publisher, ours, theirs, communications):
    home = communications.root_page.copy_for_translation(Locale.objects.get(language_code="en"))

    counted = publisher.get("/admin/").context["total_pages"]

    assert counted == len([ours.home, home, ours.live, ours.draft])


@pytest.mark.parametrize("url", [None, "/novyny/"])
def test_an_item_of_a_menu_leads_to_a_page_or_to_an_address(ours, publisher, url):
    address = reverse("wagtailsettings:edit", args=["home", "navigation", ours.site.pk])
    item = {"items-0-place": "header", "items-0-ORDER": "1", "items-0-id": "", "items-TOTAL_FORMS": "1"}
    item |= {"items-0-page": ours.live.pk, "items-0-url": url} if url else {}
    item |= {"items-0-label_uk": "Новини", "items-0-label_en": "News"}

    response = publisher.post(address, fields_of(text(publisher.get(address)), address) | item)

    (errors,) = response.context["form"].formsets["items"].errors
    assert errors == {"__all__": ["Вкажіть або сторінку, або адресу."]}
    assert not MenuItem.objects.exists()
