"""The doors of the editor, through HTTP: a message each time, never an error page, and nothing lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.models import Translation, TranslationSource

from accounts.models import User
from home.models import StandardPage
from tests.cms.consents import make_consent
from tests.factories import make_image, make_standard

pytestmark = pytest.mark.django_db

PICTURE = "Діти на переході"


@pytest.fixture
def photo():
    return make_image(PICTURE, children="shown")


@pytest.fixture
def editor(client):
    user = User.objects.create_superuser("chief@example.com", "long enough to pass")
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def draft(communications, photo):
    page = make_standard(communications, "Флікери", live=False, hero_image=photo)
    page.save_revision()
    return page


def form(page=None, **fields):
    data = {
        "title": "Флікери",
        "slug": "flikery",
        "introduction": "",
        "hero_image": "",
        "social_image": "",
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "show_contents": "on",
        "body": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""},
    }
    return nested_form_data({**data, **fields})


def edit(client, page, **fields):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(**fields), follow=True)


def create(client, parent, **fields):
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", parent.pk])
    return client.post(address, form(**fields), follow=True)


def assert_told(response):
    assert response.status_code == 200
    assert PICTURE in response.content.decode()


def is_live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def in_words(photo):
    return streamfield([("image", {"image": str(photo.pk), "caption": ""})])


class TestThePageEditor:
    def test_publishing_tells_beside_the_field_what_is_wrong(self, editor, draft, photo):
        response = edit(editor, draft, hero_image=photo.pk, **{"action-publish": "1"})
        assert_told(response)
        assert [PICTURE in error for error in response.context["form"].errors["hero_image"]] == [True]
        assert response.context["form"]["title"].value() == "Флікери"
        assert not is_live(draft)

    def test_a_picture_in_the_body_is_told_as_well(self, editor, draft, photo):
        response = edit(editor, draft, body=in_words(photo), **{"action-publish": "1"})
        assert_told(response)
        assert PICTURE in response.context["form"].non_field_errors()[0]
        assert not is_live(draft)

    def test_a_draft_is_saved_all_the_same(self, editor, draft, photo):
        response = edit(editor, draft, title="Флікери для всіх", hero_image=photo.pk, body=in_words(photo))
        assert response.status_code == 200
        saved = StandardPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
        assert (saved.title, saved.hero_image) == ("Флікери для всіх", photo)

    def test_with_a_consent_it_is_published(self, editor, draft, photo):
        photo.consents.add(make_consent())
        edit(editor, draft, hero_image=photo.pk, **{"action-publish": "1"})
        assert is_live(draft)

    def test_scheduling_tells_too(self, editor, draft, photo):
        photo.consents.add(make_consent(expires_on=timezone.localdate()))
        later = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
        response = edit(editor, draft, hero_image=photo.pk, go_live_at=later, **{"action-publish": "1"})
        assert_told(response)
        assert not draft.revisions.filter(approved_go_live_at__isnull=False).exists()

    def test_scheduling_a_new_version_of_a_live_page_tells_too(self, editor, communications, photo):
        page = make_standard(communications, "Флікери")
        page.save_revision().publish()
        later = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
        response = edit(editor, page, hero_image=photo.pk, go_live_at=later, **{"action-publish": "1"})
        assert_told(response)
        assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
        assert is_live(page)

    def test_a_new_page_is_not_published_and_its_form_is_kept(self, editor, communications, photo):
        response = create(editor, communications.root_page, hero_image=photo.pk, **{"action-publish": "1"})
        assert_told(response)
        assert not Page.objects.filter(title="Флікери").exists()
        assert create(editor, communications.root_page, hero_image=photo.pk).status_code == 200
        assert not Page.objects.get(title="Флікери").live


class TestBehindTheForm:
    def test_bulk_publishing_publishes_none_and_says_why(self, editor, communications, draft):
        other = make_standard(communications, "Справна", live=False)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        query = f"?id={other.pk}&id={draft.pk}&next=/admin/pages/{communications.root_page_id}/"
        response = editor.post(address + query, follow=True)
        assert_told(response)
        assert (is_live(draft), is_live(other)) == (False, False)

    def test_publishing_a_branch_in_bulk_says_which_page(self, editor, communications, photo):
        parent = make_standard(communications, "Батьківська", live=False)
        child = make_standard(parent, "Дочірня", live=False, hero_image=photo)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = editor.post(f"{address}?id={parent.pk}", {"include_descendants": "on"}, follow=True)
        assert_told(response)
        assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[child.pk])
        assert (is_live(parent), is_live(child)) == (False, False)

    def test_copying_a_page_alive_is_refused_with_a_message(self, editor, communications, photo):
        photo.consents.add(make_consent())
        page = make_standard(communications, "Флікери", hero_image=photo)
        page.save_revision().publish()
        photo.consents.clear()
        data = {
            "new_title": "Копія", "new_slug": "kopiia", "new_parent_page": communications.root_page_id,
            "publish_copies": "on",
        }  # fmt: skip
        response = editor.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data, follow=True)
        assert_told(response)
        assert not Page.objects.filter(slug="kopiia").exists()

    def test_an_alias_is_refused_with_a_message(self, editor, communications, photo):
        photo.consents.add(make_consent())
        page = make_standard(communications, "Флікери", hero_image=photo)
        photo.consents.clear()
        data = {
            "new_title": "Копія", "new_slug": "kopiia", "new_parent_page": communications.root_page_id,
            "alias": "on",
        }  # fmt: skip
        response = editor.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data, follow=True)
        assert_told(response)
        assert not Page.objects.filter(slug="kopiia").exists()


@pytest.mark.django_db(transaction=True)
def test_a_translation_is_not_published_and_the_reason_is_told(editor, communications, en, photo):
    photo.consents.add(make_consent())
    page = make_standard(communications, "Флікери", hero_image=photo)
    communications.root_page.copy_for_translation(en)
    source, _ = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=en)
    translation.save_target(publish=False)
    photo.consents.clear()
    target = translation.get_target_instance()
    address = reverse("wagtailadmin_pages:edit", args=[target.pk])
    assert_told(editor.post(address, {"action": "publish"}, follow=True))
    assert not is_live(target)


class TestWorkflow:
    @pytest.fixture
    def submitted(self, editor, draft, communications):
        """A page that waits for approval, and whose consent has gone since."""
        workflow = Workflow.objects.create(name="Двоє очей")
        task = GroupApprovalTask.objects.create(name="Схвалення")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
        WorkflowPage.objects.update_or_create(page=communications.root_page, defaults={"workflow": workflow})
        workflow.start(StandardPage.objects.get(pk=draft.pk), editor.user)
        return StandardPage.objects.get(pk=draft.pk)

    def approve(self, client, page, **headers):
        state = page.current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
        return client.post(address, {"comment": ""}, headers=headers)

    def test_approval_is_refused_and_still_waits(self, editor, submitted):
        response = self.approve(editor, submitted)
        assert response.url == reverse("wagtailadmin_pages:edit", args=[submitted.pk])
        assert_told(editor.get(response.url))
        assert not is_live(submitted)
        assert submitted.current_workflow_task_state.status == "in_progress"

    def test_approval_in_a_dialog_is_answered_as_the_dialog_expects(self, editor, submitted):
        response = self.approve(editor, submitted, x_requested_with="XMLHttpRequest")
        address = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
        assert response.json() == {"step": "success", "redirect": address}
        assert_told(editor.get(address))

    def test_approval_from_the_page_s_form_is_told_in_the_form(self, editor, submitted, photo):
        actions = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        response = edit(editor, submitted, hero_image=photo.pk, **actions)
        assert_told(response)
        assert "hero_image" in response.context["form"].errors
        assert not is_live(submitted)

    def test_rejection_is_not_hindered(self, editor, submitted, photo):
        actions = {"action-workflow-action": "1", "workflow-action-name": "reject"}
        edit(editor, submitted, hero_image=photo.pk, **actions)
        assert submitted.workflow_states.get().status == "needs_changes"

    def test_submitting_tells_at_once(self, editor, draft, photo, communications):
        workflow = Workflow.objects.create(name="Двоє очей")
        task = GroupApprovalTask.objects.create(name="Схвалення")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
        WorkflowPage.objects.update_or_create(page=communications.root_page, defaults={"workflow": workflow})
        response = edit(editor, draft, hero_image=photo.pk, **{"action-submit": "1"})
        assert_told(response)
        assert draft.workflow_states.count() == 0

    def test_with_a_consent_approval_publishes(self, editor, submitted, photo):
        photo.consents.add(make_consent())
        self.approve(editor, submitted)
        assert is_live(submitted)


def test_an_error_of_another_kind_is_not_hidden(editor, draft, monkeypatch):
    from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction

    def fail(*args, **kwargs):
        raise ValueError("not ours")

    monkeypatch.setattr(PublishBulkAction, "execute_action", fail)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with pytest.raises(ValueError, match="not ours"):
        editor.post(f"{address}?id={draft.pk}")
