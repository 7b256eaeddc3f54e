"""Awards, publication and diplomas of a contest, in the editor."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contests.admin.entries_base import ContestView
from contests.domain import diplomas, packages, publishing
from contests.domain.transitions import Refused
from contests.models import Award
from contests.permissions import publishes


class ResultsView(ContestView):
    """The awards by nomination and category, and what to do next: publish, issue the diplomas."""

    page_title = gettext_lazy("Results")
    template_name = "contests/admin/results.html"

    def dispatch(self, request, *args, **kwargs):
        if not publishes(request.user, self.contest):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        published = self.contest.results_published_at
        given = Award.objects.filter(entry__contest=self.contest).select_related(
            "entry__nomination", "entry__category", "entry__institution"
        )
        group = "entry__nomination__sort_order", "entry__nomination", "entry__category__sort_order"
        return super().get_context_data(
            signed=self.contest.sign_offs.last(),
            awards=given.order_by(*group, "entry__category_id", "place", "entry__blind_number"),
            published=published,
            diplomas=diplomas.progress(self.contest, now=timezone.now()) if published else None,
            busy=diplomas.is_being_issued(self.contest),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Publish, take back what was published, or issue the diplomas."""
        actions = {
            "publish": self._publish,
            "unpublish": self._unpublish,
            "issue": self._issue,
            "print": self._print,
        }
        action = actions.get(request.POST.get("action"))
        if action is None:
            return HttpResponseBadRequest()
        try:
            words = action()
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
        messages.success(request, words)
        return redirect("contest_admin_packages" if action == self._print else request.path)

    def _publish(self) -> str:
        publishing.publish_results(contest=self.contest, by=self.request.user)
        return _("The results are published.")

    def _unpublish(self) -> str:
        reason = self.request.POST.get("reason", "")
        publishing.unpublish_results(contest=self.contest, by=self.request.user, reason=reason)
        return _("The results are taken back: readers no longer see them.")

    def _issue(self) -> str:
        if self.contest.results_published_at is None:
            raise Refused(_("Publish the results first."))
        diplomas.issue_all.enqueue(self.contest.pk)
        return _("The diplomas are being issued; you can leave this page meanwhile.")

    def _print(self) -> str:
        packages.order_diplomas(contest=self.contest, by=self.request.user)
        return _("The file is being made; you can leave this page meanwhile.")


urlpatterns = [
    path("contests/<int:contest_id>/results/", ResultsView.as_view(), name="contest_admin_results"),
]
