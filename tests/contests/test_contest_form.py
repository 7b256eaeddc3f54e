"""The editor's form of a contest: rows looked at together, and what may not change any more."""

import re
from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.roles import SiteName, SiteRole, site_group
from cms.audit import AuditRecord
from contests.models import Assignment, Contest, Extension, Juror, Nomination, Score
from tests.contests.factories import (
    OPEN,
    make_consent_text,
    make_contest_index,
    make_contest_page,
    make_draft,
    make_submitted,
    make_user,
)
from tests.home.forms import fields_of

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_contests_contest:add"
EDIT = "wagtailsnippets_contests_contest:edit"


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"), time_machine.travel(OPEN, tick=False):
        yield


def signed_in(role: SiteRole, name: str = "editor") -> Client:
    user = User.objects.create_user(f"{name}@example.org", "a long password")
    user.groups.add(Group.objects.get(name=site_group(SiteName.EDUCATION, role)))
    UserProfile.objects.create(user=user, preferred_language="en")
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(education):
    return signed_in(SiteRole.EDITOR)


def rows(relation: str, *given: dict) -> dict:
    data = {f"{relation}-TOTAL_FORMS": str(len(given))}
    for number, fields in enumerate(given):
        fields = {"id": "", "ORDER": str(number), **fields}
        data |= {f"{relation}-{number}-{name}": value for name, value in fields.items()}
    return data


def stage(kind: str, starts: str, ends: str = "") -> dict:
    return {"kind": kind, "precision": "day", "starts_on": starts, "ends_on": ends}


def category(name: str, lowest: int, highest: int, by: str = "class") -> dict:
    return {"name_uk": name, "name_en": "", "by": by, "lowest": lowest, "highest": highest}


INTAKE = stage("intake", "01.04.2026", "15.05.2026")
DRAWING = {
    "name_uk": "Малюнок", "kind": "drawing", "least_files": 1, "most_files": 3, "most_megabytes": 20,
    "least_side": 0, "least_characters": 0, "most_characters": 0,
}  # fmt: skip


@pytest.fixture
def add(editor):
    """Fills in the form of a new contest and sends it."""

    def send(*stages: dict, nominations=(DRAWING,), categories=(), criteria=(), **changes):
        url = reverse(ADD)
        data = fields_of(editor.get(url).content.decode(), url)
        data |= {"name_uk": "Моя мама…", "code": "ММ", "year": 2026, "consent_text": make_consent_text().pk}
        data |= rows("stages", *stages) | rows("nominations", *nominations)
        data |= rows("categories", *categories) | rows("criteria", *criteria)
        return editor.post(url, data | changes)

    return send


@pytest.fixture
def change(editor, contest):
    """Changes the contest through its form."""

    def send(**changes):
        url = reverse(EDIT, args=[contest.pk])
        data = fields_of(editor.get(url).content.decode(), url)
        return editor.post(url, data | changes)

    return send


def errors(response, relation: str) -> list[str]:
    assert response.status_code == 200
    return list(response.context["form"].formsets[relation].non_form_errors())


def test_a_contest_is_added_with_all_its_rows(add):
    response = add(
        stage("announced", "20.03.2026"),
        INTAKE,
        stage("judging", "20.05.2026", "01.06.2026"),
        categories=[category("1–4 класи", 1, 4), category("5–11 класи", 5, 11)],
        criteria=[{"name_uk": "Тема", "weight": "2", "lowest": 1, "highest": 10}],
    )
    assert response.status_code == 302
    contest = Contest.objects.get()
    assert [row.kind for row in contest.stages.all()] == ["announced", "intake", "judging"]
    assert [len(getattr(contest, name).all()) for name in ("nominations", "categories", "criteria")] == [
        1,
        2,
        1,
    ]


@pytest.mark.usefixtures("untranslated")
@pytest.mark.parametrize(
    ("stages", "words"),
    [
        ([stage("judging", "20.05.2026")], "Say from which day to which day entries are taken."),
        ([INTAKE, INTAKE], "A stage stands here twice: leave one of each."),
        ([INTAKE, stage("announced", "02.04.2026")],
         "“entries are taken” begins on 01/04/2026, before “announcement” does."),
        ([INTAKE, stage("judging", "15.05.2026")],
         "The jury begins before the last day on which entries are taken, 15/05/2026."),
        ([INTAKE, stage("judging", "16.05.2026", "01.06.2026"), stage("results", "31.05.2026")],
         "The results come before the jury’s last day, 01/06/2026."),
    ],
)  # fmt: skip
def test_stages_out_of_order_are_refused_in_words(add, stages, words):
    assert errors(add(*stages), "stages") == [words]
    assert not Contest.objects.exists()


@pytest.mark.parametrize(
    ("categories", "words"),
    [
        ([category("Молодші", 1, 4), category("Старші", 4, 11)],
         "“Молодші” and “Старші” overlap: class 4 belongs to both."),
        ([category("Старші", 9, 17, "age"), category("Молодші", 6, 10, "age")],
         "“Молодші” and “Старші” overlap: age 9–10 belongs to both."),
        ([category("Малята", 3, 6, "age"), category("Школярі", 1, 11)],
         "Sort pupils either by age or by class: one pupil would belong to two categories."),
    ],
)  # fmt: skip
def test_categories_that_overlap_are_refused_in_words(add, categories, words):
    assert errors(add(INTAKE, categories=categories), "categories") == [words]


def test_categories_that_touch_are_taken(add):
    assert add(INTAKE, categories=[category("Молодші", 1, 4), category("Старші", 5, 11)]).status_code == 302


def test_a_contest_that_takes_entries_needs_a_nomination(add):
    assert errors(add(INTAKE, nominations=()), "nominations") == ["Add a nomination: what may be entered."]


def test_a_criterion_that_weighs_nothing_is_refused(add):
    response = add(INTAKE, criteria=[{"name_uk": "Тема", "weight": "0", "lowest": 1, "highest": 10}])
    assert response.context["form"].formsets["criteria"].errors[0].keys() == {"weight"}


def test_the_letters_are_unique_in_a_year(add, contest):
    response = add(INTAKE)
    assert response.context["form"].non_field_errors() == [
        "Another contest of this year has these letters: choose others."
    ]
    assert add(INTAKE, year=2027).status_code == 302


def test_letters_and_year_stay_once_there_are_entries(change, contest, secretary, school):
    make_draft(contest, secretary, institution=school)
    response = change(code="ЯЯ", year=2027)
    assert response.context["form"].errors.keys() == {"code", "year"}
    contest.refresh_from_db()
    assert (contest.code, contest.year) == ("ММ", 2026)


def test_a_nomination_with_entries_is_not_removed(change, contest, secretary, school):
    make_draft(contest, secretary, institution=school)
    response = change(**{"nominations-0-DELETE": "on"})
    assert errors(response, "nominations") == [
        "“Drawing” has entries: it cannot be removed.",
    ]
    assert Nomination.objects.filter(contest=contest).count() == 1


def test_a_category_with_entries_is_not_removed(change, contest, secretary, school):
    make_submitted(contest, secretary, institution=school)
    assert errors(change(**{"categories-0-DELETE": "on"}), "categories") == [
        "“1–4 класи” has entries: it cannot be removed."
    ]
    assert change(**{"categories-1-DELETE": "on"}).status_code == 302


def test_criteria_stay_once_the_jury_scores_but_for_their_words(change, contest, secretary, school):
    entry = make_submitted(contest, secretary, institution=school)
    juror = Juror.objects.create(contest=contest, user=make_user("juror@example.org"))
    assert change(**{"criteria-0-weight": "3"}).status_code == 302
    assignment = Assignment.objects.create(juror=juror, entry=entry)
    Score.objects.create(assignment=assignment, criterion=contest.criteria.first(), value=7)
    words = ["The jury has begun to score: criteria, weights and ranges stay as they are."]
    assert errors(change(**{"criteria-0-weight": "4"}), "criteria") == words
    assert errors(change(**{"criteria-1-DELETE": "on"}), "criteria") == words
    assert change(**{"criteria-0-name_uk": "Як розкрито тему"}).status_code == 302


def test_what_readers_see_is_left_to_publishers(editor, contest):
    url = reverse(EDIT, args=[contest.pk])
    assert editor.get(url).status_code == 200
    make_contest_page(make_contest_index(contest.site), contest)
    assert editor.get(url).status_code == 302
    assert signed_in(SiteRole.PUBLISHER, "publisher").get(url).status_code == 200


def extend(client, contest, **values):
    given = {"until": "18.05.2026", "institution": "", "reason": "Не було світла"}
    return client.post(reverse("contest_admin_extend", args=[contest.pk]), given | values)


def test_an_extension_is_given_for_a_reason_and_recorded(editor, contest):
    assert extend(editor, contest).status_code == 302
    extension = Extension.objects.get()
    assert (extension.until, extension.institution, extension.given_by.email) == (
        date(2026, 5, 18), None, "editor@example.org",
    )  # fmt: skip
    record = AuditRecord.objects.for_subject(contest).get(action="contest.extend")
    assert (record.before, record.after, record.reason) == ("2026-05-15", "2026-05-18", "Не було світла")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"until": "15.05.2026"},
            "Choose a day that is still to come, and later than entries are taken now.",
        ),
        ({"until": "20.05.2026"}, "The jury begins before that day: move its stage first."),
    ],
)
def test_an_extension_that_makes_no_sense_is_refused_in_words(editor, contest, values, words):
    assert extend(editor, contest, **values).context["form"].non_field_errors() == [words]
    assert not Extension.objects.exists()


def test_a_published_contest_is_extended_for_one_institution_only_by_moderators(contest, school):
    moderator = make_user("moderator@example.org")
    moderator.groups.add(Group.objects.get(name="Модератори конкурсів"))
    client = Client()
    client.force_login(moderator)
    make_contest_page(make_contest_index(contest.site), contest)
    assert extend(client, contest).context["form"].errors.keys() == {"institution"}
    assert extend(client, contest, institution=school.pk).status_code == 302
    assert Extension.objects.get().institution == school


def test_nobody_extends_or_copies_the_other_sites_contest(communications, contest):
    user = make_user("other@example.org")
    user.groups.add(Group.objects.get(name=site_group(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER)))
    client = Client()
    client.force_login(user)
    assert extend(client, contest).status_code == 404
    assert client.post(reverse("contest_admin_copy", args=[contest.pk]), {"year": 2027}).status_code == 404


def test_a_copy_opens_in_its_form(editor, contest):
    response = editor.post(reverse("contest_admin_copy", args=[contest.pk]), {"year": 2027})
    copy = Contest.objects.get(year=2027)
    assert response.url == reverse(EDIT, args=[copy.pk])
    assert editor.get(response.url).status_code == 200


def test_the_list_leads_to_both(editor, contest):
    html = editor.get(reverse("wagtailsnippets_contests_contest:list")).content.decode()
    assert re.findall(rf"/admin/contests/{contest.pk}/(\w+)/", html) == ["extend", "copy"]
