"""A recorded consent is evidence: nobody alters it, and what happens to it is on record."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from accounts.models import User
from accounts.roles import Role, SiteName, SiteRole, site_group
from cms import consent as consents
from cms.audit import AuditRecord
from cms.consent import Consent, ConsentIsEvidence, Scope
from tests.cms.consents import make_consent
from tests.factories import make_image

pytestmark = pytest.mark.django_db

OURS = SiteName.EDUCATION
THOSE_WHO_KEEP_THEM = [
    site_group(OURS, SiteRole.EDITOR),
    site_group(OURS, SiteRole.PUBLISHER),
    Role.ADMINISTRATOR,
    "superuser",
]
OTHERS = [
    site_group(OURS, SiteRole.AUTHOR),
    site_group(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER),
    Role.JUROR,
    Role.VOLUNTEER_COORDINATOR,
]


def browser_of(role: str) -> Client:
    if role == "superuser":
        user = User.objects.create_superuser("chief@example.com", "long enough to pass")
    else:
        user = User.objects.create_user("person@example.com")
        user.groups.add(Group.objects.get(name=role))
    browser = Client()
    browser.force_login(user)
    return browser


def stored(consent: Consent) -> dict:
    return Consent.objects.filter(pk=consent.pk).values().get()


def trail(consent: Consent) -> list[tuple[str, str, str, str]]:
    records = AuditRecord.objects.for_subject(consent).order_by("pk")
    return list(records.values_list("action", "actor_label", "before", "after"))


class TestTheRow:
    @pytest.mark.parametrize(
        "change",
        [
            {"subject_name": "Інша дитина"},
            {"scopes": [Scope.SHOW_PHOTO, Scope.PUBLISH_WORK]},
            {"giver_name": "Хтось інший"},
            {"expires_on": None},
            {"evidence_note": "Тека 9"},
            {"withdrawn_at": None, "withdrawal_reason": ""},
        ],
        ids=lambda change: next(iter(change)),
    )
    @pytest.mark.parametrize("withdrawn", [False, True])
    def test_nothing_of_it_is_altered(self, change, withdrawn):
        consent = make_consent(expires_on=date(2027, 1, 1))
        if withdrawn:
            consent = consents.withdraw(consent=consent, by=None, reason="Просила мати")
        before = stored(consent)
        for name, value in change.items():
            setattr(consent, name, value)
        with pytest.raises(ConsentIsEvidence):
            consent.save()
        with pytest.raises(ConsentIsEvidence):
            consent.save(update_fields=list(change))
        with pytest.raises(ConsentIsEvidence):
            Consent.objects.filter(pk=consent.pk).update(**change)
        with pytest.raises(ConsentIsEvidence):
            Consent.objects.bulk_update([consent], list(change))
        assert stored(consent) == before

    def test_another_scan_does_not_take_the_place_of_the_first(self):
        consent = make_consent(evidence=ContentFile(b"%PDF-1.7", name="a.pdf"))
        before = stored(consent)
        with pytest.raises(ConsentIsEvidence):
            consent.evidence.save("b.pdf", ContentFile(b"%PDF-1.7 other"))
        assert stored(consent) == before

    def test_consents_are_not_deleted_in_bulk(self):
        consent = make_consent()
        with pytest.raises(ConsentIsEvidence):
            Consent.objects.all().delete()
        assert stored(consent)

    def test_a_user_who_recorded_it_may_go(self):
        clerk = User.objects.create_user("clerk@example.com")
        consent = make_consent(recorded_by=clerk)
        clerk.delete()
        assert stored(consent)["recorded_by_id"] is None


def test_each_step_of_its_life_is_on_record():
    clerk = User.objects.create_user("clerk@example.com")
    consent = make_consent(recorded_by=clerk)
    consents.withdraw(consent=consent, by=clerk, reason="Просила мати")
    gone = Consent(pk=consent.pk)
    Consent.objects.get(pk=consent.pk).delete()
    assert trail(gone) == [
        ("consent.recorded", "clerk@example.com", "", "valid"),
        ("consent.withdrawn", "clerk@example.com", "valid", "withdrawn"),
        ("consent.deleted", "", "withdrawn", "deleted"),
    ]
    assert AuditRecord.objects.get(action="consent.recorded").data == {
        "text": "Згода на показ фото (v1)",
        "scopes": ["show_photo"],
    }


class TestTheEditor:
    @pytest.fixture
    def consent(self, education):
        return make_consent(site=education, giver_name="Ольга Кравець")

    @pytest.mark.parametrize("role", THOSE_WHO_KEEP_THEM)
    @pytest.mark.parametrize("withdrawn", [False, True])
    def test_its_keepers_read_it_and_find_no_form(self, consent, role, withdrawn):
        if withdrawn:
            consents.withdraw(consent=consent, by=None, reason="Просила мати")
        browser, before = browser_of(role), stored(consent)
        for name in ("inspect", "edit"):
            address = reverse(f"consents:{name}", args=[consent.pk])
            page = browser.get(address)
            assert page.status_code == 200
            assert "Ольга Кравець" in page.content.decode()
            assert 'name="subject_name"' not in page.content.decode()
            assert ("Просила мати" in page.content.decode()) is withdrawn
            assert browser.post(address, {"subject_name": "Інша"}).status_code == 405
        assert stored(consent) == before

    @pytest.mark.parametrize("role", THOSE_WHO_KEEP_THEM)
    def test_its_keepers_withdraw_it(self, consent, role):
        address = reverse("consents:act", args=[consent.pk, "withdraw"])
        assert browser_of(role).post(address, {"reason": "Просила мати"}).status_code == 302
        assert stored(consent)["withdrawal_reason"] == "Просила мати"
        assert [action for action, *_ in trail(consent)] == ["consent.recorded", "consent.withdrawn"]

    @pytest.mark.parametrize("role", OTHERS)
    def test_others_neither_read_nor_withdraw_it(self, consent, role):
        browser, before = browser_of(role), stored(consent)
        page = browser.get(reverse("consents:inspect", args=[consent.pk]))
        assert page.status_code in {302, 403}
        browser.post(reverse("consents:act", args=[consent.pk, "withdraw"]), {"reason": "x"})
        assert stored(consent) == before

    @pytest.mark.parametrize("role", THOSE_WHO_KEEP_THEM)
    def test_nobody_deletes_it_there(self, consent, role):
        with pytest.raises(NoReverseMatch):
            reverse("consents:delete", args=[consent.pk])
        bulk = reverse("wagtail_bulk_action", args=["cms", "consent", "delete"])
        assert browser_of(role).post(f"{bulk}?id={consent.pk}").status_code == 404
        assert stored(consent)

    def test_the_list_leads_to_reading(self, consent):
        listed = browser_of("superuser").get(reverse("consents:list")).content.decode()
        assert reverse("consents:inspect", args=[consent.pk]) in listed

    def test_its_scopes_scan_and_pictures_are_shown(self, education):
        consent = make_consent(site=education, evidence=ContentFile(b"%PDF-1.7", name="a.pdf"))
        make_image("На переході", children="shown").consents.add(consent)
        with translation.override("uk"):
            page = (
                browser_of("superuser").get(reverse("consents:inspect", args=[consent.pk])).content.decode()
            )
            assert str(Scope.SHOW_PHOTO.label) in page
        assert f'href="{consent.evidence.url}"' in page
        assert "На переході" in page

    def test_the_one_who_records_it_is_on_record(self, education):
        browser = browser_of(site_group(OURS, SiteRole.EDITOR))
        text = make_consent(site=education).text
        data = {
            "site": education.pk, "subject_name": "Остап Л.", "text": text.pk, "scopes": ["show_photo"],
            "giver": "guardian", "giver_name": "Іван Л.", "given_on": "2026-11-01", "expires_on": "",
            "evidence_note": "Тека 5",
        }  # fmt: skip
        assert browser.post(reverse("consents:add"), data).status_code == 302
        recorded = Consent.objects.get(subject_name="Остап Л.")
        assert trail(recorded) == [("consent.recorded", "person@example.com", "", "valid")]
