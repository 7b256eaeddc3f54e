"""What is done with a survey beside building it: tried, opened, closed, given codes, read."""

from contextlib import suppress

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from campaigns.models import Survey
from campaigns.models.surveys import ROLE_NAMES
from campaigns.permissions import analyses, builds, may_act, runs
from campaigns.surveys import states
from campaigns.surveys.charts import chart_of
from campaigns.surveys.codes import MOST_AT_ONCE, make_codes
from campaigns.surveys.forms import SurveyForm
from campaigns.surveys.results import as_rows, free_answers, results_of
from campaigns.surveys.slips import address_of, sheets_of
from cms.admin.visibility import visible
from cms.media import confined
from cms.row_permissions import SiteRowPolicy
from cms.spreadsheets import to_csv
from cms.transitions import Refused

ACTIONS = {
    "open": (
        gettext_lazy("Open the survey"),
        gettext_lazy("Its questions cannot be changed any more."),
        gettext_lazy("The survey is open."),
    ),
    "close": (
        gettext_lazy("Close the survey"),
        gettext_lazy("For good: nobody must be able to compare results before and after one more answer."),
        gettext_lazy("The survey is closed."),
    ),
    "publish": (
        gettext_lazy("Publish the results"),
        gettext_lazy("Everybody will see the tables and charts below, and nobody the free answers."),
        gettext_lazy("The results are published."),
    ),
}


class CodesForm(forms.Form):
    """How many codes, and for whom the sheet is printed, which is not stored."""

    number = forms.IntegerField(
        label=gettext_lazy("How many"), min_value=1, max_value=MOST_AT_ONCE, initial=30
    )
    heading = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Printed above the slips, such as a class. It is stored nowhere."),
    )


class SurveyPage:
    """A page about one survey that the user may see."""

    @cached_property
    def survey(self) -> Survey:
        rows = visible(Survey, self.request.user).select_related("site", "campaign")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if not self.permits():
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    def permits(self) -> bool:
        """Whether the user may open this page."""
        raise NotImplementedError


class RunView(SurveyPage, WagtailAdminTemplateMixin, TemplateView):
    """The survey's state, what may be done next, and once it is closed its results."""

    template_name = "campaigns/admin/survey.html"
    header_icon = "clipboard-list"

    def permits(self) -> bool:
        policy = SiteRowPolicy(Survey)
        return policy.user_has_any_permission_for_instance(
            self.request.user, ["view", "change", "analyse"], self.survey
        )

    def get_page_title(self):
        return self.survey.name_uk

    def get_breadcrumbs_items(self):
        index = {"url": reverse("wagtailsnippets_campaigns_survey:list"), "label": _("Surveys")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.survey.name_uk}]

    def get_context_data(self, **kwargs):
        user, survey = self.request.user, self.survey
        found = results_of(survey) if analyses(user, survey) else None
        actions = [
            (name, label, note)
            for name, (label, note, _done) in ACTIONS.items()
            if may_act(user, survey, name)
        ]
        return super().get_context_data(
            survey=survey,
            actions=actions,
            address=address_of(survey),
            branches=[(role, ROLE_NAMES[role]) for role in survey.branches],
            codes_form=CodesForm() if _gets_codes(user, survey) else None,
            results=found,
            drawn=[(table, chart_of(table)) for table in found.tables] if found else (),
            texts=free_answers(survey) if found else (),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Open, close, or publish."""
        action = request.POST.get("action")
        if action not in ACTIONS:
            return HttpResponseBadRequest()
        if not runs(request.user, self.survey):
            raise PermissionDenied
        try:
            states.act(survey=self.survey, action=action, by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, ACTIONS[action][2])
        return redirect(request.path)


class CodesView(SurveyPage, View):
    """Makes codes and shows the slips to print: once, for only digests are kept."""

    http_method_names = ["post"]

    def permits(self) -> bool:
        return _gets_codes(self.request.user, self.survey)

    def post(self, request, *args, **kwargs):
        form = CodesForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Give a number from 1 to %d.") % MOST_AT_ONCE)
            return redirect("survey_admin", pk=self.survey.pk)
        number, heading = form.cleaned_data["number"], form.cleaned_data["heading"]
        codes = make_codes(survey=self.survey, number=number, by=request.user)
        if "pdf" in request.POST:
            # Nobody can have these codes again: where no PDF comes about, the page shows them.
            with suppress(confined.Refused):
                return self._file(sheets_of(self.survey, codes, heading))
        context = {
            "survey": self.survey,
            "heading": heading,
            "codes": codes,
            "address": address_of(self.survey),
        }
        return render(request, "campaigns/admin/survey_codes.html", context)

    def _file(self, pdf: bytes) -> HttpResponse:
        # Saved and not shown: a browser's viewer may ask for the address once more, and then for new codes.
        response = HttpResponse(pdf, content_type="application/pdf")
        response["Content-Disposition"] = 'attachment; filename="codes.pdf"'
        return response


class TryView(SurveyPage, View):
    """A branch as people will see it; what is typed goes nowhere."""

    def permits(self) -> bool:
        return builds(self.request.user, self.survey)

    def get(self, request, *args, **kwargs):
        role = kwargs["role"]
        if role not in self.survey.branches:
            return HttpResponseBadRequest()
        context = {
            "survey": self.survey,
            "role": role,
            "form": SurveyForm(survey=self.survey, role=role),
            "is_trial": True,
        }
        return render(request, "campaigns/surveys/answer.html", context)


class DownloadView(SurveyPage, View):
    """What is shown, as a table."""

    def permits(self) -> bool:
        return analyses(self.request.user, self.survey)

    def get(self, request, *args, **kwargs):
        rows = to_csv(as_rows(self.survey, results_of(self.survey)))
        response = HttpResponse(rows, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="survey.csv"'
        return response


def _gets_codes(user, survey: Survey) -> bool:
    ended = survey.state not in {Survey.State.DRAFT, Survey.State.OPEN}
    return survey.needs_code and not ended and builds(user, survey)


urlpatterns = [
    path("surveys/<int:pk>/", RunView.as_view(), name="survey_admin"),
    path("surveys/<int:pk>/codes/", CodesView.as_view(), name="survey_admin_codes"),
    path("surveys/<int:pk>/try/<slug:role>/", TryView.as_view(), name="survey_admin_try"),
    path("surveys/<int:pk>/results.csv", DownloadView.as_view(), name="survey_admin_csv"),
]
