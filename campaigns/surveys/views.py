"""What residents see of a survey: who answers, the questions, thanks, the results.

These views know nobody: ``ForgetWhoAsks`` has taken cookies and addresses away before. They answer
without CSRF tokens, which would need a cookie; docs/decisions.md says why that is enough.
"""

from urllib.parse import urlsplit
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.models import Survey
from campaigns.models.surveys import EVERYBODY, Role
from campaigns.surveys import taking
from campaigns.surveys.charts import chart_of
from campaigns.surveys.forms import SurveyForm
from campaigns.surveys.results import as_rows, results_of
from cms import sites
from cms.spreadsheets import to_csv


def find(request: HttpRequest, key: UUID) -> Survey:
    """The survey of the request's site that is no draft.

    Raises:
        Http404: there is none.
    """
    surveys = Survey.objects.exclude(state=Survey.State.DRAFT).select_related("campaign", "site")
    return get_object_or_404(surveys, key=key, site=sites.site_for_request(request))


@require_safe
def start(request: HttpRequest, key: UUID) -> HttpResponse:
    """What it is for, what is protected; then who answers, or the questions at once."""
    survey = find(request, key)
    is_open = survey.is_open(timezone.localdate())
    if is_open and survey.branches == [EVERYBODY]:
        return _ask(request, survey, EVERYBODY, _new_form(survey, EVERYBODY))
    branches = [(role, Role(role).label) for role in survey.branches if role != EVERYBODY]
    context = {"survey": survey, "is_open": is_open, "branches": branches}
    return render(request, "campaigns/surveys/start.html", context)


@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, key: UUID, role: str) -> HttpResponse:
    """The questions of a branch; their answer is counted once."""
    survey = find(request, key)
    if role not in survey.branches:
        raise Http404
    if not survey.is_open(timezone.localdate()):
        return redirect("survey", key=key)
    if request.method != "POST":
        return _ask(request, survey, role, _new_form(survey, role))
    form = SurveyForm(request.POST, survey=survey, role=role)
    if _comes_from_elsewhere(request):
        return _ask(request, survey, role, form, refusal=_("Send the form from this page."), status=403)
    if request.is_flood:
        words = _("Too many answers come from this network. Leave the page open and try again in an hour.")
        return _ask(request, survey, role, form, refusal=words, status=429)
    if not form.is_valid():
        return _ask(request, survey, role, form, status=422)
    return _take(request, survey, role, form)


@sensitive_variables()
def _take(request: HttpRequest, survey: Survey, role: str, form: SurveyForm) -> HttpResponse:
    today = timezone.localdate()
    code, token = form.cleaned_data.get("code", ""), form.cleaned_data["token"]
    try:
        taking.take(survey=survey, role=role, replies=form.replies(), code=code, token=token, today=today)
    except taking.Closed:
        return redirect("survey", key=survey.key)
    except taking.UnknownCode:
        form.add_error("code", _("There is no such code. Look at your slip once more."))
    except taking.SpentCode:
        form.add_error(
            "code",
            _(
                "This code has been used: an answer with it is counted. If the connection broke while you "
                "were sending, it was yours, and nothing is lost."
            ),
        )
    except taking.StaleForm:
        form.data = _with_token(request, taking.new_token(today))
        words = _("This page had been open for long. Nothing is lost: look through it and send it once more.")
        return _ask(request, survey, role, form, refusal=words, status=409)
    except taking.AlreadyTaken:
        pass  # the thanks did not arrive, or somebody pressed twice: it is counted
    if form.errors:
        return _ask(request, survey, role, form, status=422)
    return redirect("survey_thanks", key=survey.key)


def _with_token(request: HttpRequest, token: str):
    data = request.POST.copy()
    data["token"] = token
    return data


@require_safe
def thanks(request: HttpRequest, key: UUID) -> HttpResponse:
    """It is counted; how to leave no trace on this device."""
    return render(request, "campaigns/surveys/thanks.html", {"survey": find(request, key)})


@require_safe
def results(request: HttpRequest, key: UUID) -> HttpResponse:
    """The published results: a chart with its table for each question."""
    survey = _published(request, key)
    found = results_of(survey)
    context = {
        "survey": survey,
        "results": found,
        "drawn": [(table, chart_of(table)) for table in found.tables],
    }
    return render(request, "campaigns/surveys/results.html", context)


@require_safe
def results_csv(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same numbers to download."""
    survey = _published(request, key)
    response = HttpResponse(
        to_csv(as_rows(survey, results_of(survey))), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="survey.csv"'
    return response


def _published(request: HttpRequest, key: UUID) -> Survey:
    survey = find(request, key)
    if survey.state != Survey.State.PUBLISHED:
        raise Http404
    return survey


def _new_form(survey: Survey, role: str) -> SurveyForm:
    token = "" if survey.needs_code else taking.new_token(timezone.localdate())
    return SurveyForm(survey=survey, role=role, initial={"token": token})


def _ask(
    request: HttpRequest,
    survey: Survey,
    role: str,
    form: SurveyForm,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"survey": survey, "role": role, "form": form, "refusal": refusal}
    return render(request, "campaigns/surveys/answer.html", context, status=status)


def _comes_from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site's page sends the form; what a browser does not tell is believed."""
    fetched = request.headers.get("Sec-Fetch-Site")
    if fetched is not None:
        return fetched not in {"same-origin", "none"}
    origin = request.headers.get("Origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.get_host()
