"""The rule of publishing, and the doors that need no browser."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from accounts.models import User
from cms import consent as consents
from cms.audit import AuditRecord
from cms.mail.models import Letter
from cms.publishing import PublishRefused, problems, publish_scheduled
from cms.publishing.rule import NO_ALT, NO_CONSENT
from home.models import StandardPage
from tests.cms.consents import make_consent
from tests.factories import kyiv, make_image, make_standard

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo():
    """A photo of children without any consent."""
    return make_image("Діти на переході", children="shown")


@pytest.fixture
def draft(communications, photo):
    return make_standard(communications, "Флікери", live=False, hero_image=photo)


def allow(photo, **fields):
    photo.consents.add(make_consent(**fields))


def is_live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def body(*blocks):
    return [{"type": name, "value": value, "id": str(number)} for number, (name, value) in enumerate(blocks)]


class TestWhatIsAProblem:
    def test_each_place_of_a_picture_is_named(self, communications, photo):
        gallery = {"images": [{"type": "item", "value": {"image": make_image().pk}, "id": "a"},
                              {"type": "item", "value": {"image": photo.pk}, "id": "b"}]}  # fmt: skip
        page = StandardPage(
            title="Флікери", hero_image=photo, social_image=photo, locale=Locale.get_default()
        )
        page.body = page.body.stream_block.to_python(
            body(("image", {"image": photo.pk}), ("gallery", gallery))
        )
        found = problems(page)
        assert [(problem.code, problem.field) for problem in found] == [
            (NO_CONSENT, "hero_image"),
            (NO_CONSENT, "social_image"),
            (NO_CONSENT, "body"),
            (NO_CONSENT, "body"),
        ]
        assert {problem.image for problem in found} == {photo}
        assert len({problem.where for problem in found}) == 4
        assert all("Діти на переході" in problem.message for problem in found)

    def test_a_picture_that_nobody_described_is_one(self, communications):
        page = make_standard(communications, live=False, hero_image=make_image(alt_uk="", alt_en=""))
        assert [problem.code for problem in problems(page)] == [NO_ALT]

    def test_a_decorative_picture_needs_no_words(self, communications):
        image = make_image(alt_uk="", alt_en="", is_decorative=True)
        assert problems(make_standard(communications, live=False, hero_image=image)) == []

    def test_words_are_needed_in_the_page_s_own_language(self, en):
        image = make_image(alt_en="")
        assert problems(StandardPage(hero_image=image, locale=Locale.get_default())) == []
        assert [problem.code for problem in problems(StandardPage(hero_image=image, locale=en))] == [NO_ALT]

    def test_a_consent_solves_it_for_as_long_as_it_lasts(self, draft, photo):
        allow(photo, expires_on=date(2026, 12, 31))
        page = StandardPage.objects.get(pk=draft.pk)
        assert problems(page, on=date(2026, 12, 31)) == []
        assert [problem.code for problem in problems(page, on=date(2027, 1, 1))] == [NO_CONSENT]


class TestDoors:
    def test_a_draft_may_have_such_a_picture(self, draft):
        assert draft.save_revision().pk
        assert not is_live(draft)

    def test_publishing_a_revision_is_refused_and_keeps_the_draft(self, draft):
        revision = draft.save_revision()
        with pytest.raises(PublishRefused, match="Діти на переході"):
            revision.publish()
        assert not is_live(draft)
        assert draft.revisions.get() == revision

    def test_wagtail_s_action_is_refused(self, draft):
        with pytest.raises(PublishRefused):
            PublishPageRevisionAction(draft.save_revision()).execute()
        assert not is_live(draft)

    def test_with_a_consent_it_goes_live(self, draft, photo):
        allow(photo)
        StandardPage.objects.get(pk=draft.pk).save_revision().publish()
        assert is_live(draft)

    def test_a_loader_s_new_page_is_refused_even_without_validation(self, communications, photo):
        with pytest.raises(PublishRefused):
            make_standard(communications, "Флікери", hero_image=photo)
        assert not Page.objects.filter(title="Флікери").exists()
        page = make_standard(communications, "Флікери", live=False, hero_image=photo)
        page.live = True
        with pytest.raises(PublishRefused):
            page.save(clean=False)

    def test_a_loader_s_new_picture_on_a_live_page_is_refused(self, communications, photo):
        page = make_standard(communications)
        page.hero_image = photo
        for update_fields in (None, ["hero_image"]):
            with pytest.raises(PublishRefused):
                page.save(clean=False, update_fields=update_fields)

    def test_a_live_copy_is_refused_and_a_draft_copy_is_not(self, communications, photo):
        allow(photo)
        page = make_standard(communications, hero_image=photo)
        photo.consents.clear()
        page = StandardPage.objects.get(pk=page.pk)
        with pytest.raises(PublishRefused):
            page.copy(update_attrs={"slug": "copy"})
        assert not page.copy(update_attrs={"slug": "copy"}, keep_live=False).live

    def test_an_alias_is_refused(self, communications, photo):
        allow(photo)
        page = make_standard(communications, hero_image=photo)
        photo.consents.clear()
        with pytest.raises(PublishRefused):
            StandardPage.objects.get(pk=page.pk).create_alias(update_slug="alias")

    def test_an_alias_follows_only_what_may_be_published(self, communications, photo):
        page = make_standard(communications)
        alias = page.create_alias(update_slug="alias")
        page.hero_image = photo
        with pytest.raises(PublishRefused):
            page.save_revision().publish()
        assert StandardPage.objects.get(pk=alias.pk).hero_image is None

    def test_a_translation_is_refused(self, communications, photo, en, django_capture_on_commit_callbacks):
        allow(photo)
        page = make_standard(communications, hero_image=photo)
        communications.root_page.copy_for_translation(en)
        source, _ = TranslationSource.get_or_create_from_instance(page)
        translation = Translation.objects.create(source=source, target_locale=en)
        photo.consents.clear()
        with pytest.raises(PublishRefused), django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)
        assert not translation.get_target_instance().live

    def test_a_live_page_whose_consent_ran_out_may_be_locked_edited_and_unpublished(
        self, communications, photo
    ):
        allow(photo)
        page = make_standard(communications, hero_image=photo)
        page.save_revision().publish()
        consents.withdraw(consent=photo.consents.get(), by=None, reason="")
        page = StandardPage.objects.get(pk=page.pk)
        page.locked = True
        page.save()
        page.title = "Флікери – нове"
        page.save_revision()
        with pytest.raises(PublishRefused):
            page.latest_revision.publish()
        page.unpublish()
        assert not is_live(page)

    def test_a_refusal_is_told_to_forms_and_interfaces_as_a_validation_error(self, draft):
        draft.live = True
        with pytest.raises(ValidationError) as refused:
            draft.save()
        assert list(refused.value.message_dict) == ["__all__"]


class TestSchedule:
    tomorrow = timedelta(days=1)

    def schedule(self, page, moment):
        page.go_live_at = moment
        return page.save_revision().publish()

    def scheduled(self, page) -> bool:
        return page.revisions.filter(approved_go_live_at__isnull=False).exists()

    def test_scheduling_a_draft_is_refused(self, draft):
        with pytest.raises(PublishRefused):
            self.schedule(draft, timezone.now() + self.tomorrow)
        assert not self.scheduled(draft)

    def test_scheduling_a_new_version_of_a_live_page_is_refused(self, communications, photo):
        page = make_standard(communications)
        page.save_revision().publish()
        page = StandardPage.objects.get(pk=page.pk)
        page.hero_image = photo
        with pytest.raises(PublishRefused):
            self.schedule(page, timezone.now() + self.tomorrow)
        assert not self.scheduled(page)
        assert is_live(page)

    def test_the_consent_must_last_until_the_day_itself(self, draft, photo):
        today = timezone.localdate()
        allow(photo, expires_on=today + timedelta(days=10))
        page = StandardPage.objects.get(pk=draft.pk)
        with pytest.raises(PublishRefused):
            self.schedule(page, timezone.now() + timedelta(days=11))
        self.schedule(StandardPage.objects.get(pk=draft.pk), timezone.now() + timedelta(days=10))
        assert self.scheduled(draft)

    def test_an_approved_date_set_on_a_revision_directly_is_refused(self, draft):
        with pytest.raises(PublishRefused):
            draft.save_revision(approved_go_live_at=timezone.now() + self.tomorrow)

    def test_what_is_due_goes_live_and_what_is_over_goes_down(self, communications):
        coming = make_standard(communications, "Скоро", live=False)
        going = make_standard(communications, "Минає", expire_at=timezone.now() + self.tomorrow)
        self.schedule(coming, timezone.now() + self.tomorrow)
        assert publish_scheduled().published == []
        with time_machine.travel(timezone.now() + 2 * self.tomorrow):
            report = publish_scheduled()
        assert [page.pk for page in report.published] == [coming.pk]
        assert [page.pk for page in report.expired] == [going.pk]
        assert is_live(coming)
        assert Page.objects.get(pk=going.pk).expired

    def test_one_that_may_no_longer_be_shown_is_called_off_and_stops_no_other(
        self, communications, draft, photo
    ):
        author = User.objects.create_user("author@example.com")
        allow(photo)
        first = StandardPage.objects.get(pk=draft.pk)
        first.go_live_at = timezone.now() + self.tomorrow
        first.save_revision(user=author).publish()
        second = make_standard(communications, "Друга", live=False)
        self.schedule(second, timezone.now() + self.tomorrow + timedelta(minutes=1))
        consents.withdraw(consent=photo.consents.get(), by=None, reason="")

        with time_machine.travel(timezone.now() + 2 * self.tomorrow):
            report = publish_scheduled()
            assert publish_scheduled().called_off == []

        assert [page.pk for page, _reasons in report.called_off] == [draft.pk]
        assert [page.pk for page in report.published] == [second.pk]
        assert not is_live(draft)
        assert not self.scheduled(draft)
        record = AuditRecord.objects.get(action="page.schedule_called_off")
        assert (record.subject_id, record.before, record.after) == (str(draft.pk), "scheduled", "draft")
        assert "Діти на переході" in record.reason
        letter = Letter.objects.get()
        assert letter.to == ["author@example.com"]
        assert "Діти на переході" in letter.text

    def test_an_unforeseen_failure_is_reported_tried_again_and_stops_no_other(
        self, communications, monkeypatch
    ):
        broken = make_standard(communications, "Зламана", live=False)
        fine = make_standard(communications, "Справна", live=False)
        self.schedule(broken, timezone.now() + self.tomorrow)
        self.schedule(fine, timezone.now() + self.tomorrow)
        save = StandardPage.save

        def fail_for_broken(page, *args, **kwargs):
            if page.pk == broken.pk:
                raise OSError("no space left on device")
            return save(page, *args, **kwargs)

        with time_machine.travel(timezone.now() + 2 * self.tomorrow):
            with monkeypatch.context() as patch:
                patch.setattr(StandardPage, "save", fail_for_broken)
                report = publish_scheduled()
            assert [error for _subject, error in report.failed] == ["no space left on device"]
            assert [page.pk for page in report.published] == [fine.pk]
            assert [page.pk for page in publish_scheduled().published] == [broken.pk]

    def test_wagtail_s_command_does_the_same(self, communications, capsys):
        page = make_standard(communications, "Скоро", live=False)
        self.schedule(page, timezone.now() + self.tomorrow)
        with time_machine.travel(timezone.now() + 2 * self.tomorrow):
            call_command("publish_scheduled")
        assert capsys.readouterr().out == "published: Скоро\n"


def test_days_are_days_in_kyiv():
    from cms.publishing.rule import publication_day

    assert publication_day(None, now=kyiv(2026, 11, 20, 23)) == date(2026, 11, 20)
    assert publication_day(kyiv(2026, 11, 25, 0), now=kyiv(2026, 11, 20)) == date(2026, 11, 25)
    assert publication_day(kyiv(2026, 11, 1), now=kyiv(2026, 11, 20)) == date(2026, 11, 20)
