"""Exports of chosen entries, after a warning and with a reason where personal data leaves."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.spreadsheets import XLSX_TYPE, to_csv, to_xlsx
from contests.admin.entries_base import ChosenView
from contests.domain import packages
from contests.domain.transitions import Refused
from contests.exports.columns import COLUMNS, DEFAULT, rows
from contests.exports.release import release

KINDS = [
    ("xlsx", _("a table for Excel or LibreOffice (XLSX)")),
    ("csv", _("a table as CSV")),
    ("zip", _("the works with a contents sheet (ZIP)")),
    ("protocol", _("a list to print, for the commission’s protocol")),
]


class ExportForm(forms.Form):
    """What to take, as what, and why."""

    kind = forms.ChoiceField(label=_("As what"), choices=KINDS, widget=forms.RadioSelect, initial="xlsx")
    columns = forms.MultipleChoiceField(
        label=_("Columns"),
        choices=[(name, column.label) for name, column in COLUMNS.items()],
        widget=forms.CheckboxSelectMultiple,
        initial=DEFAULT,
    )
    reason = forms.CharField(
        label=_("What you need the personal data for"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("It is written into the history of the contest with your name."),
    )


class ExportView(ChosenView):
    """Asks what is wanted, warns, and gives it."""

    page_title = _("Export")
    template_name = "contests/admin/export.html"

    def go_on(self):
        form = ExportForm(self.request.POST if "confirmed" in self.request.POST else None)
        if form.is_valid():
            try:
                return self._give(**form.cleaned_data)
            except Refused as refusal:
                form.add_error("reason", str(refusal))
        return self.render_to_response(
            self.get_context_data(
                form=form, personal=[name for name, column in COLUMNS.items() if column.personal]
            )
        )

    def _give(self, *, kind: str, columns: list[str], reason: str) -> HttpResponse:
        now = timezone.now()
        names = [name for name in COLUMNS if name in columns]
        if kind == "zip":
            return self._order(names, reason, now)
        release(versions=self.versions, kind=kind, names=names, reason=reason, by=self.request.user, now=now)
        title = f"entries-{timezone.localdate(now):%Y-%m-%d}"
        if kind == "protocol":
            return self._protocol(reason, now)
        if kind == "csv":
            response = HttpResponse(
                to_csv(rows(self.versions, names, now=now)), content_type="text/csv; charset=utf-8"
            )
        else:
            response = HttpResponse(to_xlsx(rows(self.versions, names, now=now)), content_type=XLSX_TYPE)
        response["Content-Disposition"] = f'attachment; filename="{title}.{kind}"'
        response["Cache-Control"] = "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def _order(self, names: list[str], reason: str, now: datetime) -> HttpResponse:
        """The works may be gigabytes: a worker packs them."""
        packages.order_works(
            versions=self.versions, names=names, reason=reason, by=self.request.user, now=now
        )
        messages.success(self.request, _("The file is being made; you can leave this page meanwhile."))
        return redirect("contest_admin_packages")

    def _protocol(self, reason: str, now) -> HttpResponse:
        parts: dict = {}
        for version in sorted(self.versions, key=lambda one: (one.entry.contest_id, one.nomination_id)):
            key = (version.entry.contest, version.nomination, version.category)
            parts.setdefault(key, []).append(version)
        context = {
            "parts": [(*key, versions) for key, versions in parts.items()],
            "now": now,
            "count": len(self.versions),
        }
        response = render(self.request, "contests/admin/protocol.html", context)
        response["Cache-Control"] = "private, no-store"
        return response
