"""A person's data, also without an account: found by an administrator, handed out, erased."""

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

from cms import personal_data
from contests.domain import erasure, portability
from contests.queries import pupils_named


class ErasureForm(forms.Form):
    """Why somebody is erased, and that it is meant."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        help_text=gettext_lazy("Without the name: this stays on record."),
    )
    sure = forms.BooleanField(label=gettext_lazy("Erase for good. This cannot be undone."))


class PeopleView(WagtailAdminTemplateMixin, TemplateView):
    """A person is looked for by name or address; what is ticked is packed, or erased."""

    template_name = "contests/admin/people.html"
    page_title = gettext_lazy("A person’s data")
    header_icon = "user"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        query = self.request.GET.get("q", "").strip()
        pupils = pupils_named(query) if query else []
        context = {"query": query, "pupils": pupils, "held": personal_data.named(query)}
        context["form"] = ErasureForm()
        return super().get_context_data(**{**context, **kwargs})

    def post(self, request, *args, **kwargs):
        query, keys = (
            request.GET.get("q", ""),
            {*request.POST.getlist("pupil"), *request.POST.getlist("held")},
        )
        chosen = [pupil for pupil in pupils_named(query) if str(pupil.key) in keys]
        held = [row for row in personal_data.named(query) if row.key in keys]
        is_packed = request.POST.get("act") == "pack"
        if not chosen and (is_packed or not held):
            messages.error(request, _("Choose what is the person’s first."))
            return redirect(request.get_full_path())
        if is_packed:
            packed = portability.pack_child(participants=chosen, by=request.user)
            response = FileResponse(packed, as_attachment=True, filename="data.zip")
            response["Cache-Control"] = "private, no-store"
            return response
        form = ErasureForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form, chosen=keys))
        shared = [str(paper) for paper in erasure.shared_papers(chosen)]
        done = erasure.erase_people(
            participants=chosen, held=held, by=request.user, reason=form.cleaned_data["reason"]
        )
        context = self.get_context_data(done=done, shared=shared, query="", pupils=[], held=[])
        return self.render_to_response(context)


urlpatterns = [path("people/children/", PeopleView.as_view(), name="contest_people")]
