"""Consents, and the pictures that rest on them."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import SiteName, SiteRole, site_group
from cms import consent as consents
from cms.audit import AuditRecord
from cms.cache import tags
from cms.consent import Consent, Scope
from cms.media.models import SiteImage
from tests.cms.consents import make_consent
from tests.factories import kyiv, make_image

pytestmark = pytest.mark.django_db


def shown(image: SiteImage) -> bool:
    return not SiteImage.objects.get(pk=image.pk).withheld


@pytest.fixture
def photo() -> SiteImage:
    """A photo of one child, with a consent for it."""
    image = make_image("Діти на переході", children="shown")
    image.consents.add(make_consent())
    return image


def test_a_photo_of_children_is_withheld_until_a_consent_is_attached():
    image = make_image(children="shown")
    assert not shown(image)
    image.consents.add(make_consent())
    assert shown(image)


def test_a_consent_attached_from_its_own_side_counts_as_well():
    image = make_image(children="shown")
    make_consent().images.add(image)
    assert shown(image)


def test_a_consent_to_something_else_does_not_show_a_photo():
    image = make_image(children="shown")
    image.consents.add(make_consent(scopes=[Scope.PUBLISH_WORK]))
    assert not shown(image)


def test_a_picture_without_children_needs_no_consent():
    assert shown(make_image())


def test_saying_later_that_there_are_children_withholds_the_picture():
    image = make_image()
    image.get_rendition("width-100")
    image.children = "shown"
    image.save()
    assert not shown(image)
    assert image.renditions.count() == 0


def test_withdrawing_a_consent_withholds_its_photo_and_is_on_record(photo):
    clerk = User.objects.create_user("clerk@example.com")
    moment = kyiv(2026, 11, 20)
    withdrawn = consents.withdraw(
        consent=photo.consents.get(), by=clerk, reason="Мати передумала", now=moment
    )
    assert withdrawn.withdrawn_at == moment
    assert withdrawn.withdrawal_reason == "Мати передумала"
    assert not shown(photo)
    assert list(AuditRecord.objects.order_by("pk").values_list("action", "actor_label", "reason"))[-2:] == [
        ("consent.withdrawn", "clerk@example.com", "Мати передумала"),
        ("image.withheld", "", ""),
    ]


def test_a_consent_is_withdrawn_once(photo):
    consent = photo.consents.get()
    consents.withdraw(consent=consent, by=None, reason="")
    with pytest.raises(consents.AlreadyWithdrawn):
        consents.withdraw(consent=consent, by=None, reason="")


def test_the_consent_for_another_child_does_not_stand_in_for_the_withdrawn_one(photo):
    photo.consents.add(make_consent("Остап Л."))
    consents.withdraw(consent=photo.consents.get(subject_name="Марічка К."), by=None, reason="")
    assert not shown(photo)
    assert photo.people_without_consent() == ["Марічка К."]


def test_a_new_consent_for_the_same_child_shows_the_photo_again(photo):
    consents.withdraw(consent=photo.consents.get(), by=None, reason="")
    photo.consents.add(make_consent("марічка  к."))
    assert shown(photo)
    assert AuditRecord.objects.filter(action="image.released", after="shown").count() == 2


def test_a_deleted_consent_takes_its_photo_with_it(photo):
    photo.consents.get().delete()
    assert not shown(photo)


def test_a_consent_taken_from_a_photo_withholds_it(photo):
    photo.consents.clear()
    assert not shown(photo)


def test_a_consent_lasts_until_its_last_day_in_kyiv_is_over():
    photo = make_image(children="shown")
    with time_machine.travel(kyiv(2026, 11, 1)):
        photo.consents.add(make_consent(expires_on=date(2026, 11, 20)))
    late = timezone.make_aware(timezone.datetime(2026, 11, 20, 23, 59))
    assert consents.expire_consents(now=late) == []
    assert shown(photo)
    assert consents.expire_consents(now=late + timedelta(minutes=1)) == [photo]
    assert not shown(photo)


def test_a_consent_recorded_anew_for_longer_shows_its_photo_again():
    photo = make_image(children="shown")
    photo.consents.add(make_consent(expires_on=date(2026, 1, 1)))
    consents.expire_consents(now=kyiv(2026, 11, 20))
    assert not shown(photo)
    photo.consents.add(make_consent())
    assert shown(photo)


def test_files_of_a_withheld_photo_are_gone(photo, django_capture_on_commit_callbacks):
    rendition = photo.get_rendition("width-100")
    files = storages["public"]
    assert files.exists(rendition.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        consents.withdraw(consent=photo.consents.get(), by=None, reason="")
    assert not files.exists(rendition.file.name)
    assert photo.renditions.count() == 0
    assert SiteImage.objects.get(pk=photo.pk).get_rendition("width-100").url == f"/admin/pictures/{photo.pk}/"
    assert photo.renditions.count() == 0


def test_what_another_process_made_of_a_withheld_photo_is_swept_away(photo):
    stale = SiteImage.objects.get(pk=photo.pk)
    consents.withdraw(consent=photo.consents.get(), by=None, reason="")
    stale.get_rendition("width-100")
    consents.expire_consents()
    assert photo.renditions.count() == 0


def test_cached_pages_are_made_again_when_a_photo_is_withheld(photo):
    names = [tags.SHELL, f"image:{photo.pk}"]
    before = tags.versions(names)
    consents.withdraw(consent=photo.consents.get(), by=None, reason="")
    after = tags.versions(names)
    assert all(after[name] > before[name] for name in names)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["to fly"]}, "scopes"),
        ({"scopes": [Scope.TAKE_PART]}, "scopes"),
        ({"expires_on": date(2025, 8, 31)}, "expires_on"),
        ({"given_on": date(2999, 1, 1)}, "given_on"),
        ({"evidence_note": ""}, "evidence_note"),
    ],
)
def test_a_consent_must_make_sense(wrong, field):
    consent = make_consent()
    for name, value in wrong.items():
        setattr(consent, name, value)
    with pytest.raises(ValidationError) as refused:
        consent.full_clean()
    assert list(refused.value.message_dict) == [field]


def test_a_text_that_somebody_consented_to_is_never_edited():
    with pytest.raises(ValidationError):
        make_consent().text.clean()


def test_valid_consents_are_found_by_day():
    lasting, expired, withdrawn = make_consent(), make_consent(expires_on=date(2026, 1, 1)), make_consent()
    consents.withdraw(consent=withdrawn, by=None, reason="")
    assert list(Consent.objects.valid(on=date(2026, 1, 2))) == [lasting]
    assert set(Consent.objects.valid(on=date(2026, 1, 1))) == {lasting, expired}


def test_scopes_are_boxes_to_tick():
    from wagtail.admin.panels import ObjectList

    form_class = ObjectList(Consent.panels).bind_to_model(Consent).get_form_class()
    form = form_class(instance=make_consent())
    assert form.fields["scopes"].choices == [tuple(map(str, choice)) for choice in Scope.choices]
    assert form.initial["scopes"] == ["show_photo"]
    assert [box.data["selected"] for box in form["scopes"].subwidgets] == [False, False, False, False, True]


class TestInTheEditor:
    @pytest.fixture
    def editor(self, client, education):
        user = User.objects.create_user("editor@example.com")
        user.groups.add(Group.objects.get(name=site_group(SiteName.EDUCATION, SiteRole.EDITOR)))
        client.force_login(user)
        return client

    def test_a_consent_is_recorded(self, editor, education):
        text = make_consent(site=education).text
        data = {
            "site": education.pk, "subject_name": "Остап Л.", "text": text.pk, "scopes": ["show_photo"],
            "giver": "guardian", "giver_name": "Іван Л.", "given_on": "2026-11-01", "expires_on": "",
            "evidence_note": "Тека 5",
        }  # fmt: skip
        assert editor.post(reverse("consents:add"), data).status_code == 302
        recorded = Consent.objects.get(subject_name="Остап Л.")
        assert (recorded.site, recorded.scopes) == (education, ["show_photo"])
        assert str(recorded.recorded_by) == "editor@example.com"

    def test_a_bad_scan_is_told(self, editor, education):
        text = make_consent(site=education).text
        data = {
            "site": education.pk, "subject_name": "Остап Л.", "text": text.pk, "scopes": ["show_photo"],
            "giver": "guardian", "giver_name": "Іван Л.", "given_on": "2026-11-01",
            "evidence": SimpleUploadedFile("скан.pdf", b"<html>"),
        }  # fmt: skip
        response = editor.post(reverse("consents:add"), data)
        assert "evidence" in response.context["form"].errors

    def test_it_is_withdrawn_with_the_words_given(self, editor, education):
        consent = make_consent(site=education)
        photo = make_image(children="shown")
        photo.consents.add(consent)
        address = reverse("consents:act", args=[consent.pk, "withdraw"])
        assert address in editor.get(reverse("consents:inspect", args=[consent.pk])).content.decode()
        assert editor.get(address).status_code == 200
        assert editor.post(address, {"reason": "Просила мати"}).status_code == 302
        consent.refresh_from_db()
        assert (consent.withdrawal_reason, shown(photo)) == ("Просила мати", False)
        assert address not in editor.get(reverse("consents:inspect", args=[consent.pk])).content.decode()
        assert editor.post(address, {"reason": ""}).status_code == 302

    def test_consents_of_the_other_site_are_out_of_reach(self, editor, communications):
        consent = make_consent("Чужа дитина", site=communications)
        assert "Чужа дитина" not in editor.get(reverse("consents:list")).content.decode()
        inspect = reverse("consents:inspect", args=[consent.pk])
        assert editor.get(inspect).status_code == 302
        response = editor.post(reverse("consents:act", args=[consent.pk, "withdraw"]), {"reason": ""})
        assert response.status_code in {302, 403, 404}
        consent.refresh_from_db()
        assert consent.withdrawn_at is None
