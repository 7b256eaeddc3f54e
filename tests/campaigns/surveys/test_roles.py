"""Who builds, opens and reads a survey: each role on its own site, and nobody before the closing."""

import pytest
from django.urls import reverse

from accounts.roles import Role, SiteName, SiteRole, site_group
from campaigns.models import Survey, SurveyCode
from tests.campaigns.surveys.factories import close, make_survey, take
from tests.contests.editors import in_groups, signed_in
from tests.contests.factories import make_user

pytestmark = pytest.mark.django_db

AUTHOR = site_group(SiteName.EDUCATION, SiteRole.AUTHOR)
EDITOR = site_group(SiteName.EDUCATION, SiteRole.EDITOR)
PUBLISHER = site_group(SiteName.EDUCATION, SiteRole.PUBLISHER)
OTHER_PUBLISHER = site_group(SiteName.COMMUNICATIONS, SiteRole.PUBLISHER)
OTHER_EDITOR = site_group(SiteName.COMMUNICATIONS, SiteRole.EDITOR)
ANALYST = Role.SURVEY_ANALYST
ADD = reverse("wagtailsnippets_campaigns_survey:add")


def browser(group: str):
    """A window of somebody in the group."""
    return signed_in(in_groups(make_user(f"{abs(hash(group))}@example.org"), group))


def desk(survey: Survey) -> str:
    return reverse("survey_admin", args=[survey.pk])


def act(client, survey: Survey, action: str) -> str:
    """The survey's state after somebody tried to do something with it."""
    client.post(desk(survey), {"action": action})
    survey.refresh_from_db()
    return survey.state


@pytest.mark.parametrize(
    ("group", "builds"),
    [(AUTHOR, False), (EDITOR, True), (PUBLISHER, True), (ANALYST, False), (Role.JUROR, False)],
)
def test_editors_of_the_site_build_drafts(education, group, builds):
    survey = make_survey(education, opened=False)
    client = browser(group)
    edit = reverse("wagtailsnippets_campaigns_survey:edit", args=[survey.pk])
    trial = reverse("survey_admin_try", args=[survey.pk, "everybody"])
    for address in (ADD, edit, trial):
        assert (client.get(address).status_code == 200) is builds


@pytest.mark.parametrize(
    ("group", "state"),
    [
        (AUTHOR, "draft"),
        (EDITOR, "draft"),
        (PUBLISHER, "open"),
        (OTHER_PUBLISHER, "draft"),
        (ANALYST, "draft"),
    ],
)
def test_where_approval_is_required_a_publisher_opens(education, group, state):
    assert act(browser(group), make_survey(education, opened=False), "open") == state


def test_where_none_is_required_an_editor_opens(communications):
    assert act(browser(OTHER_EDITOR), make_survey(communications, opened=False), "open") == "open"


@pytest.mark.parametrize(
    ("group", "reads"),
    [(AUTHOR, False), (EDITOR, False), (PUBLISHER, True), (OTHER_PUBLISHER, False), (ANALYST, True)],
)
def test_analysts_read_what_people_wrote_once_it_is_closed(education, group, reads):
    survey = make_survey(education, {"kind": "text", "text_uk": "Що змінити?"})
    for number in range(6):
        take(survey, f"Думка {number}")
    client = browser(group)
    assert "Думка 3" not in client.get(desk(survey)).content.decode()
    csv = reverse("survey_admin_csv", args=[survey.pk])
    assert client.get(csv).status_code != 200
    close(survey)
    assert ("Думка 3" in client.get(desk(survey)).content.decode()) is reads
    assert (client.get(csv).status_code == 200) is reads


def test_codes_are_shown_once_to_those_who_build(education):
    survey = make_survey(education, needs_code=True, opened=False)
    address = reverse("survey_admin_codes", args=[survey.pk])
    for group in (AUTHOR, ANALYST, OTHER_PUBLISHER):
        assert browser(group).post(address, {"number": 3}).status_code != 200
    assert not SurveyCode.objects.exists()
    answer = browser(EDITOR).post(address, {"number": 3, "heading": "9-А"})
    assert answer.status_code == 200
    assert answer.content.decode().count("slip__code") == 3
    assert SurveyCode.objects.count() == 3


def fields_of(survey: Survey, *, text_uk: str) -> dict:
    """What the editor's form sends of a survey with one question, whose words are changed."""
    question = survey.questions.get()
    return {
        "site": survey.site_id, "campaign": survey.campaign_id, "name_uk": survey.name_uk,
        "introduction_uk": survey.introduction_uk, "questions-TOTAL_FORMS": 1, "questions-INITIAL_FORMS": 1,
        "questions-MIN_NUM_FORMS": 1, "questions-MAX_NUM_FORMS": 1000, "questions-0-id": question.pk,
        "questions-0-kind": question.kind, "questions-0-text_uk": text_uk,
        "questions-0-choices_uk": question.choices_uk, "questions-0-ORDER": 1,
    }  # fmt: skip


def test_an_opened_survey_is_no_longer_changed(education, untranslated):
    survey = make_survey(education)
    client = browser(PUBLISHER)
    question = survey.questions.get()
    fields = fields_of(survey, text_uk="Зовсім інше?") | {"name_uk": "Інша назва"}
    edit = reverse("wagtailsnippets_campaigns_survey:edit", args=[survey.pk])
    assert "people have answered what stood here" in client.post(edit, fields).content.decode()
    fields |= {"name_uk": survey.name_uk, "questions-0-text_uk": question.text_uk, "closes_on": "01.02.2099"}
    assert client.post(edit, fields).status_code == 302
    survey.refresh_from_db()
    assert survey.closes_on.year == 2099


def test_a_survey_is_built_in_the_form(education):
    campaign = make_survey(education).campaign
    Survey.objects.all().delete()
    fields = {
        "site": education.pk, "campaign": campaign.pk, "name_uk": "Нове", "introduction_uk": "Щоб знати.",
        "roles": ["teacher", "pupil"], "questions-TOTAL_FORMS": 1, "questions-INITIAL_FORMS": 0,
        "questions-MIN_NUM_FORMS": 1, "questions-MAX_NUM_FORMS": 1000, "questions-0-kind": "one",
        "questions-0-text_uk": "Зручно?", "questions-0-choices_uk": "так\nні", "questions-0-ORDER": 1,
        "questions-0-for_roles": ["teacher"],
    }  # fmt: skip
    client = browser(EDITOR)
    assert client.post(ADD, fields | {"questions-0-choices_uk": "лише одна"}).status_code == 200
    assert client.post(ADD, fields).status_code == 302
    survey = Survey.objects.get()
    assert (survey.roles, survey.state) == (["teacher", "pupil"], "draft")
    assert survey.questions.get().for_roles == ["teacher"]
