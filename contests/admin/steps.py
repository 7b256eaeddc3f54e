"""What may be done with a contest beside changing it: more time, a copy for another year."""

from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from cms.admin.visibility import visible
from contests.domain.extensions import extend
from contests.domain.transitions import Refused
from contests.domain.yearly_copies import copy_contest
from contests.models import Contest
from contests.permissions import copies, extends, extends_for_all
from institutions.models import Institution


class ContestStepView(WagtailAdminTemplateMixin, FormView):
    """A form about one contest that calls one function of the domain.

    Subclasses say who may (``permits``), what is done (``act``) and what is said then (``done``).
    """

    template_name = "contests/admin/step.html"
    header_icon = "pick"
    note = ""
    action_label = ""
    done = ""

    def dispatch(self, request, *args, **kwargs):
        if not self.permits(request.user, self.contest):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def contest(self) -> Contest:
        return get_object_or_404(visible(Contest, self.request.user), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.contest)

    @property
    def index_url(self) -> str:
        return reverse("wagtailsnippets_contests_contest:list")

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.index_url, "label": _("Contests")},
            {"url": "", "label": self.page_title, "sublabel": str(self.contest)},
        ]

    def form_valid(self, form):
        try:
            result = self.act(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.url_after(result))

    def url_after(self, result) -> str:
        return self.request.path


class ExtensionForm(forms.Form):
    """Until when, for whom, and why."""

    until = forms.DateField(label=_("Until (including)"), widget=AdminDateInput)
    institution = forms.ModelChoiceField(
        label=_("For whom"), queryset=Institution.objects.filter(active=True), required=False
    )
    reason = forms.CharField(label=_("Why"), max_length=1000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args, for_all: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["institution"].empty_label = _("everybody") if for_all else None
        self.fields["institution"].required = not for_all


class ExtendView(ContestStepView):
    """More time: what has been given, and a form to give more."""

    form_class = ExtensionForm
    page_title = _("Extend the intake")
    note = _(
        "Entries are taken until the end of that day. More time for everybody shows on the contest’s page; "
        "more time for one institution only its own people see."
    )
    action_label = _("Extend")
    done = _("The intake is extended.")

    def permits(self, user, contest) -> bool:
        return extends(user, contest)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "for_all": extends_for_all(self.request.user, self.contest)}

    def get_context_data(self, **kwargs):
        given = self.contest.extensions.select_related("institution", "given_by")
        return super().get_context_data(given=given, **kwargs)

    def act(self, values):
        return extend(contest=self.contest, by=self.request.user, **values)


class CopyForm(forms.Form):
    """For which year."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)


class CopyView(ContestStepView):
    """A copy for another year; its form opens next, for the days must be looked at."""

    form_class = CopyForm
    page_title = _("Copy for another year")
    note = _(
        "It has the same stages, nominations, categories and criteria, but no entries, jurors and pages. "
        "All days move by whole weeks, so that each stays on its day of the week: look through them."
    )
    action_label = _("Copy")
    done = _("This is the copy. Look through its days, then make its page.")

    def permits(self, user, contest) -> bool:
        return copies(user, contest)

    def get_initial(self):
        return {"year": max(self.contest.year + 1, date.today().year)}

    def act(self, values):
        return copy_contest(contest=self.contest, by=self.request.user, year=values["year"])

    def url_after(self, result):
        return reverse("wagtailsnippets_contests_contest:edit", args=[result.pk])


urlpatterns = [
    path("contests/<int:pk>/extend/", ExtendView.as_view(), name="contest_admin_extend"),
    path("contests/<int:pk>/copy/", CopyView.as_view(), name="contest_admin_copy"),
]
