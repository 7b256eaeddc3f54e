"""The pages on which institutions, guardians and moderators keep consents."""

import re
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import GroupSitePermission

from cms.audit import AuditRecord
from cms.consent import Consent, Scope
from cms.mail.models import Letter
from contests.domain import entries
from contests.models import ConsentPaper, Contest, Entry, GuardianRequest
from tests.contests.factories import (
    OPEN,
    give_consent,
    make_draft,
    make_representative,
    make_submitted,
    make_user,
)  # fmt: skip
from tests.factories import make_institution

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_spring(time_machine):
    time_machine.move_to(OPEN, tick=False)


def make_moderator(contest, email="moderator@example.org"):
    user = make_user(email)
    group = Group.objects.create(name=email)
    permission = Permission.objects.get(content_type__app_label="contests", codename="moderate_contest")
    GroupSitePermission.objects.create(group=group, site=contest.site, permission=permission)
    user.groups.add(group)
    return user


def scan(name: str = "згоди 3-А.png") -> SimpleUploadedFile:
    picture = BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "PNG")
    return SimpleUploadedFile(name, picture.getvalue(), "image/png")


def papers(**fields) -> dict:
    return {"name": "first", "work": "on", "attested": "on", "kept_where": "", **fields}


@pytest.fixture
def drafts(contest, secretary, school):
    rows = [("Вигадана Марічка", "3-А"), ("Придуманий Андрійко", "3-А"), ("Уявна Соломія", "4-Б")]
    return [
        make_draft(contest, secretary, institution=school, pupil=name, school_class=form)
        for name, form in rows
    ]


@pytest.fixture
def url(contest):
    return reverse("contest_consents", args=[contest.pk])


def test_classes_come_by_their_numbers_and_those_without_one_last(client, secretary, contest, school, url):
    for school_class in ("10-А", "", "2-А", "9-Б"):
        make_draft(contest, secretary, institution=school, school_class=school_class)
    client.force_login(secretary)
    shown = [school_class for school_class, _pupils in client.get(url).context["classes"]]
    assert shown == ["2-А", "9-Б", "10-А", ""]


def test_a_whole_class_is_attested_with_one_scan(client, secretary, contest, drafts, url):
    client.force_login(secretary)
    response = client.post(url, papers(**{"class": "3-А", "scan": scan()}), follow=True)
    assert response.status_code == 200
    paper = ConsentPaper.objects.get()
    assert {pupil.full_name for pupil in paper.participants.all()} == {
        "Вигадана Марічка", "Придуманий Андрійко",
    }  # fmt: skip
    assert {consent.subject_name: consent.scopes for consent in Consent.objects.all()} == dict.fromkeys(
        ["Вигадана Марічка", "Придуманий Андрійко"],
        sorted([Scope.TAKE_PART, Scope.PUBLISH_WORK, Scope.PUBLISH_FIRST_NAME]),
    )
    assert re.fullmatch(r"consents/[0-9a-f]{32}\.png", paper.scan.name)
    assert storages["private"].exists(paper.scan.name)


def test_single_pupils_are_attested_with_a_word_where_the_papers_lie(client, secretary, drafts, url):
    client.force_login(secretary)
    pupil = drafts[2].participants.get()
    client.post(url, papers(pupil=str(pupil.key), name="none", work="", kept_where="Тека 4-Б"))
    consent = Consent.objects.get()
    assert (consent.subject_name, consent.scopes) == ("Уявна Соломія", [Scope.TAKE_PART])
    assert (consent.evidence_note, consent.giver, consent.recorded_by) == (
        "Тека 4-Б", Consent.Giver.INSTITUTION, secretary,
    )  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [
        {"class": "3-А", "kept_where": ""},
        {"kept_where": "Тека"},
        {"class": "3-А", "kept_where": "Тека", "attested": ""},
        {"class": "3-А", "kept_where": "Тека", "name": ""},
        {"class": "3-А", "scan": SimpleUploadedFile("scan.pdf", b"MZ not a scan")},
    ],
    ids=["no paper", "nobody chosen", "not confirmed", "no answer about the name", "no scan at all"],
)
def test_what_is_missing_is_said_and_nothing_recorded(client, secretary, drafts, url, fields):
    client.force_login(secretary)
    response = client.post(url, papers(**fields))
    assert (response.status_code, Consent.objects.count(), ConsentPaper.objects.count()) == (200, 0, 0)
    assert 'class="error-summary"' in response.content.decode()


def test_what_was_ticked_stays_ticked_after_an_error(client, secretary, drafts, url):
    client.force_login(secretary)
    pupil = drafts[0].participants.get()
    page = client.post(url, papers(pupil=str(pupil.key))).content.decode()
    assert re.search(rf'value="{pupil.key}" id="pupil-{pupil.pk}" checked', page)


def test_the_text_decides_what_is_asked(client, secretary, contest, drafts, url):
    text = contest.consent_text
    type(text).objects.filter(pk=text.pk).update(scopes=[Scope.TAKE_PART])
    client.force_login(secretary)
    form = client.get(url).context["form"]
    assert list(form.fields) == ["scan", "kept_where", "attested"]


def test_the_page_is_not_kept_by_anybody(client, secretary, drafts, url):
    client.force_login(secretary)
    assert client.get(url)["Cache-Control"] == "private, no-store"


def test_the_list_costs_the_same_for_three_pupils_and_for_one(
    client, secretary, contest, school, drafts, url, django_assert_max_num_queries
):
    client.force_login(secretary)
    client.get(url)
    with django_assert_max_num_queries(30) as few:
        client.get(url)
    for number in range(4):
        make_draft(contest, secretary, institution=school, pupil=f"Вигадана Дитина{number}")
    with django_assert_max_num_queries(len(few)):
        client.get(url)


# Who sees what


@pytest.fixture
def people(contest, secretary, school, django_user_model):
    return {
        "anonymous": None,
        "own school": secretary,
        "other school": make_representative(make_institution("Ліцей № 7"), "other@example.org"),
        "stranger": make_user("stranger@example.org"),
        "guardian": make_user("guardian@example.org"),
        "moderator": make_moderator(contest),
        "administrator": django_user_model.objects.create_superuser("root@example.org", "x"),
    }


def statuses(client, people, address, method="get", data=None) -> dict[str, int]:
    found = {}
    for role, user in people.items():
        client.logout()
        if user:
            client.force_login(user)
        response = getattr(client, method)(address, data or {})
        to_login = response.status_code == 302 and "/account/login" in response["Location"]
        found[role] = "login" if to_login else response.status_code
    return found


ONLY_OWN = {
    "anonymous": "login", "own school": 200, "other school": 404, "stranger": 404, "guardian": 404,
    "moderator": 404, "administrator": 404,
}  # fmt: skip
OWN_AND_MODERATORS = {**ONLY_OWN, "moderator": 200, "administrator": 200}


def test_who_sees_the_list(client, people, drafts, url, school):
    expected = {**OWN_AND_MODERATORS, "other school": 200}
    assert statuses(client, people, url) == expected
    client.force_login(people["other school"])
    assert "Вигадана Марічка" not in client.get(url).content.decode()
    of_school = f"{url}?institution={school.pk}"
    assert statuses(client, people, of_school) == OWN_AND_MODERATORS


def test_who_attests(client, people, drafts, url, school):
    address = f"{url}?institution={school.pk}"
    found = statuses(client, people, address, "post", papers(**{"class": "3-А", "kept_where": "Тека"}))
    assert found == {**ONLY_OWN, "own school": 302}


def test_nobody_attests_for_pupils_of_another_institution(client, people, drafts, url):
    client.force_login(people["other school"])
    pupil = drafts[0].participants.get()
    client.post(url, papers(pupil=str(pupil.key), kept_where="Тека"))
    assert not Consent.objects.exists()


def test_who_opens_a_scan_and_that_each_opening_is_recorded(client, people, drafts, url):
    client.force_login(people["own school"])
    client.post(url, papers(**{"class": "3-А", "scan": scan()}))
    paper = ConsentPaper.objects.get()
    address = reverse("contest_consent_scan", args=[paper.key])
    assert statuses(client, people, address) == OWN_AND_MODERATORS
    opened = AuditRecord.objects.for_subject(paper).filter(action="consent.scan_opened").order_by("pk")
    assert [record.actor for record in opened] == [
        people["own school"], people["moderator"], people["administrator"],
    ]  # fmt: skip
    client.force_login(people["own school"])
    response = client.get(address)
    assert response["Content-Disposition"] == f'attachment; filename="consents-{paper.pk}.png"'
    assert response["Cache-Control"] == "private, no-store"


def test_who_prints_the_form(client, people, contest):
    found = statuses(client, people, reverse("contest_consent_form", args=[contest.pk]))
    assert found == {role: "login" if role == "anonymous" else 200 for role in people}


def test_the_printed_form_has_the_text_and_every_box_that_it_speaks_of(client, secretary, contest):
    client.force_login(secretary)
    page = client.get(reverse("contest_consent_form", args=[contest.pk])).content.decode()
    assert "Я, один із батьків, погоджуюся…" in page
    assert "Ліцей № 25" in page
    boxes = page.partition('<ul class="paper__boxes">')[2].partition("</ul>")[0]
    assert boxes.count("<li>") == 5


def test_who_sends_a_link(client, people, drafts):
    address = reverse("contest_consent_ask", args=[drafts[0].participants.get().key])
    assert statuses(client, people, address) == ONLY_OWN
    found = statuses(client, people, address, "post", {"email": "mother@example.org"})
    assert found == {**ONLY_OWN, "own school": 302}
    assert Letter.objects.get().to == ["mother@example.org"]


def test_who_records_a_withdrawal(client, people, drafts):
    entry = drafts[0]
    give_consent(entry, people["own school"])
    address = reverse("contest_consent_withdraw", args=[entry.participants.get().key])
    assert statuses(client, people, address) == OWN_AND_MODERATORS
    found = statuses(client, people, address, "post", {"reason": "Лист мами"})
    # After the first one nothing is left to withdraw, and the page says so.
    assert found == {**OWN_AND_MODERATORS, "own school": 302}
    consent = Consent.objects.get()
    assert (consent.withdrawn_at, consent.withdrawal_reason) == (OPEN, "Лист мами")


@pytest.mark.parametrize("key_stays", [True, False], ids=["renamed", "removed"])
def test_a_consent_is_withdrawn_whose_child_the_draft_names_no_more(
    client, secretary, contest, school, url, key_stays
):
    entry = make_submitted(contest, secretary, institution=school)
    pupil = entry.participants.get()
    row = {"full_name": "Придуманий Андрійко", "school_class": "3-А"}
    rows = [{**row, "key": str(pupil.key)} if key_stays else row]
    entries.save_draft(entry=entry, by=secretary, revision=entry.revision, participants=rows, now=OPEN)
    address = reverse("contest_consent_withdraw", args=[pupil.key])
    client.force_login(secretary)
    assert f'href="{address}?submitted=1"' in client.get(url).content.decode()
    assert "Вигадана Марічка" in client.get(address).content.decode()

    assert client.post(address, {"reason": "Лист мами"}).status_code == 302

    consent = Consent.objects.get()
    assert (consent.subject_name, consent.withdrawn_at) == ("Вигадана Марічка", OPEN)
    entry.refresh_from_db()
    assert entry.state == "withdrawn"


def test_of_two_consents_that_of_the_child_as_submitted_is_withdrawn_if_asked_for(
    client, secretary, contest, school
):
    entry = make_submitted(contest, secretary, institution=school)
    pupil = entry.participants.get()
    rows = [{"key": str(pupil.key), "full_name": "Придуманий Андрійко", "school_class": "3-А"}]
    entries.save_draft(entry=entry, by=secretary, revision=entry.revision, participants=rows, now=OPEN)
    give_consent(Entry.objects.get(pk=entry.pk), secretary)
    client.force_login(secretary)
    address = reverse("contest_consent_withdraw", args=[pupil.key])
    client.post(f"{address}?submitted=1", {"reason": "Лист мами"})
    assert Consent.objects.get(withdrawn_at=None).subject_name == "Придуманий Андрійко"


def test_nobody_else_withdraws_for_a_child_whom_the_draft_names_no_more(
    client, people, contest, secretary, school
):
    entry = make_submitted(contest, secretary, institution=school)
    key = entry.participants.get().key
    entry.participants.all().delete()
    address = reverse("contest_consent_withdraw", args=[key])
    assert statuses(client, people, address) == OWN_AND_MODERATORS


def test_a_moderator_may_be_the_first_to_record_it(client, people, drafts):
    give_consent(drafts[0], people["own school"])
    client.force_login(people["moderator"])
    address = reverse("contest_consent_withdraw", args=[drafts[0].participants.get().key])
    assert client.post(address, {"reason": "Дзвінок тата"}).status_code == 302
    record = AuditRecord.objects.get(action="consent.withdrawn")
    assert (record.actor, record.reason) == (people["moderator"], "Дзвінок тата")


def test_a_guardian_who_entered_a_work_answers_the_same_questions(client, people, contest):
    Contest.objects.update(admits_guardians=True)
    contest.refresh_from_db()
    guardian = people["guardian"]
    entry = make_draft(contest, guardian)
    address = reverse("contest_consent_sign", args=[entry.participants.get().key])
    found = statuses(client, people, address, "post")
    assert found == {**ONLY_OWN, "own school": 404, "guardian": 302}
    client.force_login(guardian)
    page = client.get(reverse("contest_consents", args=[contest.pk])).content.decode()
    assert "Вигадана Марічка" in page
    response = client.post(address, follow=True)
    assert response.status_code == 200
    assert response.resolver_match.url_name == "guardian_answer"
    assert not Letter.objects.exists()
    assert GuardianRequest.objects.latest("pk").email == "guardian@example.org"


def test_a_withdrawn_entry_leaves_the_list(client, secretary, contest, school, url):
    make_submitted(contest, secretary, institution=school)
    client.force_login(secretary)
    assert "Вигадана Марічка" in client.get(url).content.decode()
    contest.entries.update(state="withdrawn")
    assert "Вигадана Марічка" not in client.get(url).content.decode()
