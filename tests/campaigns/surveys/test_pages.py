"""What residents see and send: without cookies, without scripts, with nothing lost."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.models import Survey, SurveyAnswer
from campaigns.surveys import codes
from campaigns.surveys.middleware import ForgetWhoAsks
from tests.budget import queries_of
from tests.campaigns.surveys.factories import ONE, close, make_survey, take
from tests.factories import make_campaign_index, make_campaign_page

pytestmark = pytest.mark.django_db

TEXT = {"kind": "text", "text_uk": "Що змінити?"}


def address(survey: Survey, role: str = "everybody") -> str:
    return reverse("survey_answer", args=[survey.key, role])


def fields_of(client, survey: Survey, **more) -> dict:
    """What a browser would send, had somebody typed nothing but ``more``."""
    form = client.get(address(survey)).context["form"]
    return {"token": form["token"].value(), **more}


@pytest.fixture
def survey(communications) -> Survey:
    return make_survey(communications, {**ONE, "is_required": True}, TEXT)


def people() -> int:
    return SurveyAnswer.objects.filter(question=None).count()


def test_no_page_sets_a_cookie_is_kept_or_names_itself_to_the_next(client, survey):
    question = survey.questions.first()
    answers = [
        client.get(reverse("survey", args=[survey.key])),
        client.get(address(survey)),
        client.post(address(survey), {}),
        client.post(address(survey), fields_of(client, survey, **{f"q{question.pk}": "1"})),
        client.get(reverse("survey_thanks", args=[survey.key])),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 422, 302, 200]
    for answer in answers:
        assert not answer.cookies
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex"
        assert "csrfmiddlewaretoken" not in answer.content.decode()


def test_a_form_that_is_sent_twice_is_thanked_for_twice_and_counted_once(client, survey):
    fields = fields_of(client, survey, **{f"q{survey.questions.first().pk}": "1"})
    for _ in range(2):
        answer = client.post(address(survey), fields)
        assert answer.headers["Location"] == reverse("survey_thanks", args=[survey.key])
    assert people() == 1


def test_nothing_typed_is_lost_on_an_error(client, survey):
    text = survey.questions.last()
    answer = client.post(address(survey), fields_of(client, survey, **{f"q{text.pk}": "Довга думка 🙂"}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Довга думка 🙂" in page
    assert 'id="error-summary"' in page
    assert people() == 0


def test_an_old_form_keeps_what_was_typed_and_can_be_sent_again(client, survey):
    one, text = survey.questions.all()
    fields = {"token": "stale", f"q{one.pk}": "2", f"q{text.pk}": "Думка"}
    answer = client.post(address(survey), fields)
    assert answer.status_code == 409
    assert "Думка" in answer.content.decode()
    fields["token"] = answer.context["form"]["token"].value()
    assert client.post(address(survey), fields).status_code == 302
    assert people() == 1


def test_a_used_code_says_so_and_keeps_what_was_typed(client, communications, untranslated):
    survey = make_survey(communications, TEXT, needs_code=True)
    [code] = codes.make_codes(survey=survey, number=1, by=None)
    fields = {"code": code, f"q{survey.questions.get().pk}": "Думка"}
    assert client.post(address(survey), fields).status_code == 302
    again = client.post(address(survey), fields)
    assert again.status_code == 422
    assert "This code has been used: an answer with it is counted." in again.content.decode()
    assert "Думка" in again.content.decode()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Sec-Fetch-Site": "none"}, 302),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 302),
        ({"Origin": "http://testserver"}, 302),
        ({}, 302),
    ],
)
def test_other_sites_cannot_send_it(client, survey, headers, status):
    fields = fields_of(client, survey, **{f"q{survey.questions.first().pk}": "1"})
    assert client.post(address(survey), fields, headers=headers).status_code == status
    assert people() == (status == 302)


def test_drafts_other_sites_and_unknown_branches_are_not_found(client, communications, education):
    draft, other = make_survey(communications, opened=False), make_survey(education)
    ours = make_survey(communications, roles=["teacher"])
    for path in (
        reverse("survey", args=[draft.key]), address(draft), reverse("survey", args=[other.key]),
        address(ours, "pupil"), address(ours), reverse("survey_results", args=[ours.key]),
        reverse("survey_results_csv", args=[ours.key]),
    ):  # fmt: skip
        assert client.get(path).status_code == 404


def test_each_role_is_asked_its_own_questions(client, communications):
    own = {**TEXT, "text_uk": "Як працює журнал?", "for_roles": ["teacher"]}
    survey = make_survey(communications, {**TEXT, "text_uk": "Спільне"}, own, roles=["teacher", "pupil"])
    assert "Як працює журнал?" in client.get(address(survey, "teacher")).content.decode()
    assert "Як працює журнал?" not in client.get(address(survey, "pupil")).content.decode()


def test_results_are_open_to_everybody_once_they_are_published(client, communications):
    survey = make_survey(communications, {**ONE, "is_required": True})
    for number in range(20):
        take(survey, number % 3)
    page, table = (reverse(name, args=[survey.key]) for name in ("survey_results", "survey_results_csv"))
    close(survey)
    assert client.get(page).status_code == 404
    Survey.objects.update(state="published")
    assert client.get(page).content.decode().count('role="img"') == 1
    rows = client.get(table).content.decode("utf-8-sig").splitlines()
    assert rows[1].split(";")[2:] == ["Усі", "20", "20", "100"] or rows[1].endswith(";20;20;100")
    assert rows[2].endswith(";7;20;35")


def test_too_many_from_one_address_are_asked_to_wait_and_keep_what_they_typed(survey, settings, rf):
    settings.SURVEY_ANSWERS_PER_HOUR = 2
    seen = []
    middleware = ForgetWhoAsks(lambda request: seen.append(request) or _Answer())
    for number, sender in enumerate(["203.0.113.1"] * 3 + ["203.0.113.2"]):
        middleware(rf.post(f"/survey/{number}/", REMOTE_ADDR=sender))
    assert [request.is_flood for request in seen] == [False, False, True, False]
    assert all(request.META["REMOTE_ADDR"] == "" for request in seen)


class _Answer(dict):
    def __init__(self):
        self.headers, self.cookies = {}, {}


def test_the_campaigns_page_leads_to_its_open_survey_and_to_published_results(client, communications):
    index = make_campaign_index(communications)
    page = make_campaign_page(index)
    survey = make_survey(communications, campaign=page.campaign)
    assert reverse("survey", args=[survey.key]) in client.get(page.url).content.decode()
    survey = close(survey, publish=True)
    text = client.get(page.url).content.decode()
    assert reverse("survey_results", args=[survey.key]) in text


@pytest.mark.parametrize("name", ["survey", "survey_results"])
def test_more_questions_and_more_choices_cost_no_more_queries(client, communications, name):
    costs = []
    for number in (1, 3):
        question = {**ONE, "choices_uk": "\n".join(f"Варіант {n}" for n in range(2 * number))}
        survey = make_survey(communications, *[question] * number)
        for _ in range(6 * number):
            take(survey, *[0] * number)
        if name == "survey_results":
            close(survey, publish=True)
        costs.append(len(queries_of(client, reverse(name, args=[survey.key]))))
    assert costs[0] == costs[1] <= 8


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(code=st.text(max_size=400), token=st.text(max_size=400), choice=st.text(max_size=40), text=st.text())
def test_junk_is_answered_and_never_counted_wrongly(client, survey, code, token, choice, text):
    one, last = survey.questions.all()
    fields = {"code": code, "token": token, f"q{one.pk}": choice, f"q{last.pk}": text}
    assert client.post(address(survey), fields).status_code in {409, 422}
    assert people() == 0
