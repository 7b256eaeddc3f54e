"""A person's data: found by an administrator, handed out, erased."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contests.domain import erasure, portability
from contests.queries import pupils_named


class ErasureForm(forms.Form):
    """Why a child is erased, and that it is meant."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        help_text=gettext_lazy("Without the child’s name: this stays on record."),
    )
    sure = forms.BooleanField(label=gettext_lazy("Erase for good. This cannot be undone."))


class PeopleView(WagtailAdminTemplateMixin, TemplateView):
    """A child is looked for by name; what is ticked is packed, or erased."""

    template_name = "contests/admin/people.html"
    page_title = gettext_lazy("A child’s data")
    header_icon = "user"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        query = self.request.GET.get("q", "").strip()
        context = {"query": query, "pupils": pupils_named(query) if query else [], "form": ErasureForm()}
        return super().get_context_data(**{**context, **kwargs})

    def post(self, request, *args, **kwargs):
        keys = set(request.POST.getlist("pupil"))
        chosen = [pupil for pupil in pupils_named(request.GET.get("q", "")) if str(pupil.key) in keys]
        if not chosen:
            messages.error(request, _("Choose the child’s works first."))
            return redirect(request.get_full_path())
        if request.POST.get("act") == "pack":
            packed = portability.pack_child(participants=chosen, by=request.user)
            response = FileResponse(packed, as_attachment=True, filename="data.zip")
            response["Cache-Control"] = "private, no-store"
            return response
        form = ErasureForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form, chosen=keys))
        shared = [str(paper) for paper in erasure.shared_papers(chosen)]
        done = erasure.erase_children(
            participants=chosen, by=request.user, reason=form.cleaned_data["reason"]
        )
        return self.render_to_response(self.get_context_data(done=done, shared=shared, query="", pupils=[]))


urlpatterns = [path("people/children/", PeopleView.as_view(), name="contest_people")]
