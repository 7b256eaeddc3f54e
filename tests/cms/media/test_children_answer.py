"""«Are there children in the picture?»: asked of every upload, and nothing is published unanswered."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.images.forms import get_image_form
from wagtail.models import Collection, Page

from accounts.models import User
from accounts.roles import Role, SiteName, SiteRole, site_group
from cms.media.models import Children, SiteImage
from cms.publishing import PublishRefused, problems
from cms.publishing.rule import NO_ALT, NO_ANSWER
from tests.cms.consents import make_consent
from tests.factories import make_image, make_standard
from tests.indexing import indexed as unindexed  # noqa: F401

from . import samples
from .test_upload_doors import phone_photo, words

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/held-back-pictures/"


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("chief@example.com", "long enough to pass"))
    return client


@pytest.fixture
def unanswered():
    return make_image("Площа", children="")


@pytest.fixture
def draft(communications, unanswered):
    return make_standard(communications, "Флікери", live=False, hero_image=unanswered)


def answers() -> list[str]:
    return list(SiteImage.objects.values_list("children", flat=True))


class TestUploading:
    """One picture at a time the editor answers at once; whatever stores first leaves it unanswered."""

    def test_the_form_offers_two_answers_and_chooses_neither(self):
        field = get_image_form(SiteImage)()["children"]
        assert [box.data["value"] for box in field.subwidgets] == ["none", "shown"]
        assert [box.data["selected"] for box in field.subwidgets] == [False, False]

    def test_the_library_asks(self, editor):
        data = {**words(children=""), "file": phone_photo()}
        response = editor.post(reverse("wagtailimages:add"), data)
        assert list(response.context["form"].errors) == ["children"]
        assert answers() == []
        editor.post(reverse("wagtailimages:add"), {**words(), "file": phone_photo()})
        assert answers() == ["none"]

    def test_the_form_of_an_unanswered_picture_asks(self, editor, unanswered):
        address = reverse("wagtailimages:edit", args=[unanswered.pk])
        assert list(editor.post(address, words(children="")).context["form"].errors) == ["children"]
        assert editor.post(address, words(children="none")).status_code == 302
        assert answers() == ["none"]

    def test_an_answer_is_not_taken_back(self, editor):
        image = make_image(children="shown")
        response = editor.post(reverse("wagtailimages:edit", args=[image.pk]), words(children=""))
        assert list(response.context["form"].errors) == ["children"]
        assert answers() == ["shown"]

    def test_the_chooser_s_upload_asks(self, editor):
        prefix = "image-chooser-upload"
        data = {**words(prefix, children=""), f"{prefix}-file": phone_photo()}
        response = editor.post(reverse("wagtailimages_chooser:create"), data)
        assert response.json()["step"] == "reshow_creation_form"
        assert answers() == []

    def test_of_many_at_once_each_is_stored_unanswered_and_then_asked(self, editor):
        data = {"files[]": phone_photo(), "collection": Collection.get_first_root_node().pk}
        headers = {"x-requested-with": "XMLHttpRequest"}
        editor.post(reverse("wagtailimages:add_multiple"), data, headers=headers)
        image = SiteImage.objects.get()
        assert image.children == ""
        address = reverse("wagtailimages:edit_multiple", args=[image.pk])
        prefix = f"image-{image.pk}"
        assert editor.post(address, words(prefix, children="")).json()["success"] is False
        assert editor.post(address, words(prefix, children="none")).json()["success"] is True
        assert answers() == ["none"]

    def test_a_program_that_says_nothing_leaves_it_unanswered(self):
        SiteImage(title="Флікер", file=ContentFile(samples.leaking_jpeg(), name="a.jpg")).save()
        assert answers() == [""]


class TestPublishing:
    def publish(page):
        page.save_revision().publish()

    def schedule(page):
        page.go_live_at = timezone.now() + timedelta(days=1)
        page.save_revision().publish()

    def approve_for_a_day(page):
        page.save_revision(approved_go_live_at=timezone.now() + timedelta(days=1))

    def save_alive(page):
        page.live = True
        page.save(clean=False)

    def copy_alive(page):
        page.copy(update_attrs={"slug": "kopiia", "live": True})

    doors = [publish, schedule, approve_for_a_day, save_alive, copy_alive]

    @pytest.mark.parametrize("door", doors, ids=lambda door: door.__name__)
    def test_an_unanswered_picture_keeps_the_page_from_the_sites(self, draft, door):
        with pytest.raises(PublishRefused, match="Площа"):
            door(draft)
        assert not Page.objects.filter(live=True, title="Флікери").exists()
        assert not draft.revisions.filter(approved_go_live_at__isnull=False).exists()

    def test_the_message_names_the_picture_and_says_what_to_do(self, draft):
        with translation.override("en"):
            found = problems(draft)
            assert [problem.message for problem in found] == [
                "Nobody has said yet whether there are children in the picture “Площа” (Main picture): "
                "open it among the images and answer."
            ]
        assert [(problem.code, problem.field) for problem in found] == [(NO_ANSWER, "hero_image")]

    def test_whatever_else_is_wrong_with_the_picture_is_told_with_it(self, communications):
        page = make_standard(communications, live=False, hero_image=make_image(children="", alt_uk=""))
        assert [problem.code for problem in problems(page)] == [NO_ANSWER, NO_ALT]

    @pytest.mark.parametrize("button", [{}, {"go_live_at": "2999-01-01 12:00"}], ids=["now", "later"])
    def test_the_page_s_form_tells_it_beside_the_field(self, editor, draft, unanswered, button):
        from tests.cms.test_publishing_doors import edit

        fields = {"hero_image": unanswered.pk, **button, "action-publish": "1"}
        response = edit(editor, draft, **fields)
        assert list(response.context["form"].errors) == ["hero_image"]
        assert "Площа" in response.content.decode()
        assert not Page.objects.get(pk=draft.pk).live

    def test_bulk_publishing_tells_it(self, editor, draft):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = editor.post(f"{address}?id={draft.pk}", follow=True)
        assert "Площа" in response.content.decode()
        assert not Page.objects.get(pk=draft.pk).live

    def test_once_answered_the_page_is_published(self, draft, unanswered):
        unanswered.children = Children.NONE
        unanswered.save()
        page = draft.specific_class.objects.get(pk=draft.pk)
        page.save_revision().publish()
        assert Page.objects.get(pk=draft.pk).live


class TestFindingThem:
    def titles(self, browser, address):
        response = browser.get(address)
        assert response.status_code == 200
        return [image.title for image in response.context["object_list"]]

    @pytest.fixture
    def pictures(self):
        """One of each kind; the newest last."""
        with_consent = make_image("Зі згодою", children="shown")
        with_consent.consents.add(make_consent())
        return [
            make_image("Без дітей"), with_consent,
            make_image("Без згоди", children="shown"), make_image("Без відповіді", children=""),
        ]  # fmt: skip

    def test_the_report_holds_unanswered_and_withheld_ones(self, editor, pictures):
        assert self.titles(editor, REPORT) == ["Без відповіді", "Без згоди"]
        page = editor.get(REPORT).content.decode()
        assert reverse("wagtailimages:edit", args=[pictures[-1].pk]) in page
        assert REPORT in editor.get("/admin/").content.decode()

    def test_the_state_is_said_in_words(self, pictures):
        with translation.override("en"):
            assert [str(SiteImage.objects.get(pk=one.pk).children_state) for one in pictures] == [
                "no children", "children, with consents",
                "children, without a valid consent", "not answered yet",
            ]  # fmt: skip

    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            ("unanswered", {"Без відповіді"}),
            ("none", {"Без дітей"}),
            ("shown", {"Зі згодою", "Без згоди"}),
            ("", {"Без відповіді", "Без дітей", "Зі згодою", "Без згоди"}),
        ],
    )
    def test_the_library_is_filtered_by_the_answer(self, editor, pictures, wanted, found):
        assert set(self.titles(editor, f"/admin/images/?children={wanted}")) == found

    def test_the_library_s_list_says_the_state(self, editor, unanswered):
        listed = editor.get("/admin/images/?layout=list", headers={"accept-language": "uk"})
        with translation.override("uk"):
            assert str(unanswered.children_state) in listed.content.decode()

    def test_each_site_s_editors_see_their_own(self, unanswered):
        ours = Collection.objects.get(name=SiteName.EDUCATION)
        make_image("Наша", children="", collection=ours)
        browser, juror = Client(), Client()
        for one, group in ((browser, site_group(SiteName.EDUCATION, SiteRole.EDITOR)), (juror, Role.JUROR)):
            user = User.objects.create_user(f"{group}@example.com".replace(" ", ""))
            user.groups.add(Group.objects.get(name=group))
            one.force_login(user)
        assert self.titles(browser, REPORT) == ["Наша"]
        assert juror.get(REPORT).status_code == 403

    def test_more_pictures_cost_no_more_queries(self, editor, unanswered, django_assert_max_num_queries):
        self.titles(editor, REPORT)
        with CaptureQueriesContext(connection) as asked:
            self.titles(editor, REPORT)
        for number in range(3):
            make_image(f"Площа {number}", children="")
        with django_assert_max_num_queries(len(asked)):
            assert len(self.titles(editor, REPORT)) == 4
