"""The registry out into a table and in from one: shown first, done when confirmed."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, re_path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.spreadsheets import XLSX_TYPE, Unreadable, read_table, to_csv, to_xlsx
from institutions.admin.forms import ImportForm
from institutions.domain.importing import (
    ChangedMeanwhile,
    Fate,
    PlannedRow,
    carry_out,
    digest,
    exported_rows,
    plan,
    rows_of,
)
from institutions.permissions import imports_registry, reads_registry

SALT = "institutions.import"
SECONDS = 60 * 60
"""How long a dry run may be looked at before the file must be sent again."""

INDEX = "wagtailsnippets_institutions_institution:list"
FATES = [
    (Fate.REFUSED, gettext_lazy("Refused")),
    (Fate.NEW, gettext_lazy("New")),
    (Fate.CHANGED, gettext_lazy("Changed")),
    (Fate.UNCHANGED, gettext_lazy("Unchanged")),
]


@require_safe
def export(request: HttpRequest, form: str) -> HttpResponse:
    """The whole registry as ``csv`` or ``xlsx``."""
    if not reads_registry(request.user):
        raise PermissionDenied
    rows = exported_rows()
    content, kind = (
        (to_csv(rows), "text/csv; charset=utf-8")
        if form == "csv"
        else (to_xlsx(rows, title=_("Institutions")), XLSX_TYPE)
    )
    name = f"institutions-{timezone.localdate().isoformat()}.{form}"
    return HttpResponse(
        content,
        kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


class ImportView(WagtailAdminTemplateMixin, TemplateView):
    """Takes a file, shows what each row would do, and does it when that is confirmed.

    Nothing is kept between the two: what was read travels signed with the form that confirms it.
    """

    template_name = "institutions/admin/import.html"
    page_title = gettext_lazy("Import of institutions")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        if not imports_registry(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(INDEX), "label": _("Institutions")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"form": ImportForm(), "index_url": reverse(INDEX), **kwargs})

    def post(self, request, *args, **kwargs):
        return self._confirmed() if "rows" in request.POST else self._sent()

    def _sent(self) -> HttpResponse:
        form = ImportForm(self.request.POST, self.request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                rows = rows_of(read_table(file, name=file.name))
            except Unreadable as error:
                form.add_error("file", str(error))
            else:
                return self._show(rows, file.name)
        return self.render_to_response(self.get_context_data(form=form))

    def _confirmed(self) -> HttpResponse:
        try:
            sent = signing.loads(self.request.POST["rows"], salt=SALT, max_age=SECONDS)
        except signing.BadSignature:
            messages.error(self.request, _("Too much time has passed. Choose the file once more."))
            return redirect("institutions_import")
        try:
            done = carry_out(
                rows=sent["rows"], shown=sent["shown"], by=self.request.user, source=sent["source"]
            )
        except ChangedMeanwhile as error:
            messages.warning(self.request, str(error))
            return self._show(sent["rows"], sent["source"])
        count = sum(row.fate in (Fate.NEW, Fate.CHANGED) for row in done)
        messages.success(
            self.request,
            ngettext("%d institution has been imported.", "%d institutions have been imported.", count)
            % count,
        )
        return redirect(INDEX)

    def _show(self, rows: list[dict[str, str]], source: str) -> HttpResponse:
        planned = plan(rows)
        sent = {"rows": rows, "shown": digest(planned), "source": source[:200]}
        return self.render_to_response(
            self.get_context_data(
                source=source,
                groups=_groups(planned),
                to_do=sum(row.fate in (Fate.NEW, Fate.CHANGED) for row in planned),
                rows=signing.dumps(sent, salt=SALT, compress=True),
            )
        )


def _groups(planned: list[PlannedRow]) -> list[dict[str, Any]]:
    counts = Counter(row.fate for row in planned)
    return [
        {
            "fate": fate,
            "label": label,
            "count": counts[fate],
            "rows": [row for row in planned if row.fate == fate],
        }
        for fate, label in FATES
    ]


@hooks.register("register_admin_urls")
def register_addresses():
    """Below the editor's own address."""
    return [
        path("institutions/import/", ImportView.as_view(), name="institutions_import"),
        re_path(r"^institutions/export/(?P<form>csv|xlsx)/$", export, name="institutions_export"),
    ]
