"""Awards, publication and diplomas of a contest, in the editor."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control

from contests import queries
from contests.admin.entries_base import ContestView
from contests.domain import diplomas, publishing
from contests.domain.diploma_papers import papers_of
from contests.domain.publishing import Given
from contests.domain.transitions import Refused
from contests.models import EntryVersion, SignOff
from contests.permissions import publishes


class AwardForm(forms.Form):
    """What one entry is given."""

    place = forms.IntegerField(label=gettext_lazy("place"), min_value=1, max_value=99, required=False)
    special_uk = forms.CharField(
        label=gettext_lazy("special prize (Ukrainian)"), max_length=200, required=False
    )
    special_en = forms.CharField(
        label=gettext_lazy("special prize (English)"), max_length=200, required=False
    )

    def __init__(self, *args, version: EntryVersion, proposed: int | None, points: Any, **kwargs):
        super().__init__(*args, **kwargs)
        self.version, self.proposed, self.points = version, proposed, points

    @property
    def given(self) -> Given:
        return Given(**self.cleaned_data)


class ResultsView(ContestView):
    """The awards by nomination and category, with the places that the scores propose; what to do next."""

    page_title = gettext_lazy("Results")
    template_name = "contests/admin/results.html"

    def dispatch(self, request, *args, **kwargs):
        if not publishes(request.user, self.contest):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def signed(self) -> SignOff | None:
        return self.contest.sign_offs.last()

    @cached_property
    def forms(self) -> list[AwardForm]:
        """One for each judged entry, group by group, best first."""
        if self.signed is None:
            return []
        proposed, points = publishing.proposals(self.signed), publishing.points(self.signed)
        given = publishing.awards_of(self.contest)
        rows = queries.versions_for_editor(self.request.user).for_table()
        rows = rows.filter(entry__contest=self.contest, entry__state__in=publishing.JUDGED)
        versions = list(
            rows.order_by("nomination__sort_order", "nomination", "category__sort_order", "category")
        )
        groups = list(dict.fromkeys((one.nomination_id, one.category_id) for one in versions))
        versions.sort(
            key=lambda one: (
                groups.index((one.nomination_id, one.category_id)), -(points.get(one.entry_id) or 0)
            )
        )  # fmt: skip
        return [
            AwardForm(
                self.request.POST or None, prefix=str(version.entry_id), version=version,
                proposed=proposed.get(version.entry_id), points=points.get(version.entry_id),
                initial=self._initial(version.entry_id, given, proposed),
            )
            for version in versions
        ]  # fmt: skip

    def _initial(self, pk: int, given: dict[int, Given], proposed: dict[int, int]) -> dict[str, Any]:
        """What is given; before anything is, what the scores propose."""
        if not given:
            return {"place": proposed.get(pk)}
        award = given.get(pk, Given())
        return {"place": award.place, "special_uk": award.special_uk, "special_en": award.special_en}

    def get_context_data(self, **kwargs):
        published = self.contest.results_published_at
        return super().get_context_data(
            signed=self.signed,
            forms=self.forms,
            published=published,
            diplomas=diplomas.progress(self.contest, now=timezone.now()) if published else None,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Save the awards; and publish, or issue the diplomas, when that button was pressed."""
        try:
            return self._act(request.POST.get("action", "save"))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return self.render_to_response(self.get_context_data())

    def _act(self, action: str) -> HttpResponse:
        if action == "issue":
            if self.contest.results_published_at is None:
                raise Refused(_("Publish the results first."))
            diplomas.issue_all.enqueue(self.contest.pk)
            messages.success(
                self.request, _("The diplomas are being issued: reload the page to see how far.")
            )
            return redirect(self.request.path)
        valid = [form.is_valid() for form in self.forms]  # all of them, for the faults of each are shown
        if not all(valid):
            raise Refused(_("Some places are not right: a place is a number from 1."))
        given = {form.version.entry_id: form.given for form in self.forms}
        publishing.give_awards(
            contest=self.contest, given=given, by=self.request.user,
            reason=self.request.POST.get("reason", "")[:1000],
        )  # fmt: skip
        words = _("The awards are saved.")
        if action == "publish":
            publishing.publish_results(contest=self.contest, by=self.request.user)
            words = _("The results are published.")
        messages.success(self.request, words)
        return redirect(self.request.path)


class DiplomasView(ContestView):
    """All papers of a contest as one PDF, to print."""

    def get(self, request, *args, **kwargs):
        papers = list(queries.diplomas_of(self.contest))
        if not papers:
            raise Http404
        response = HttpResponse(papers_of(papers), content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="diplomas-{self.contest.pk}.pdf"'
        response["X-Content-Type-Options"] = "nosniff"
        return response


urlpatterns = [
    path("contests/<int:contest_id>/results/", ResultsView.as_view(), name="contest_admin_results"),
    path(
        "contests/<int:contest_id>/diplomas.pdf",
        cache_control(private=True, no_store=True)(DiplomasView.as_view()),
        name="contest_admin_diplomas",
    ),
]
