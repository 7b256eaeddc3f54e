"""Prepared files: how far they are, and the way to fetch them."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control

from cms.media.sending import send_private
from contests import queries
from contests.admin.entries_base import EditorView
from contests.domain.packages import KEEP, is_stalled
from contests.models import Package


@method_decorator(cache_control(private=True, no_store=True), name="dispatch")
class PackagesView(EditorView):
    """The files that the person has ordered or may fetch, the newest first."""

    page_title = _("Prepared files")
    template_name = "contests/admin/packages.html"

    def get_context_data(self, **kwargs):
        now = timezone.now()
        packages = list(queries.packages_for(self.request.user).prefetch_related("contests"))
        for package in packages:
            package.is_stalled = is_stalled(package, now)
        return super().get_context_data(packages=packages, days=KEEP.days, **kwargs)


class PackageView(EditorView):
    """One prepared file."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args, **kwargs):
        package = get_object_or_404(
            queries.packages_for(request.user), key=kwargs["key"], state=Package.State.READY
        )
        if package.expires_at <= timezone.now():
            raise Http404
        return send_private(request, package.file, name=package.file_name, attachment=True)
