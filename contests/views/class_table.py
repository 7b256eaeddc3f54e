"""The class table: a row a pupil, each row a draft of its own, all of them submitted at once."""

import uuid
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from contests import queries
from contests.consent_states import fetch_states
from contests.domain import class_table, completeness, entries, openings, phases
from contests.domain.entries import Stale
from contests.domain.transitions import Refused
from contests.forms import PasteForm, RowForm, asked_of_pupils
from contests.models import Contest, Entry, Nomination
from contests.views.access import personal
from institutions.models import Institution
from institutions.queries import institutions_of

BLANK_ROWS = 3
MOST_FILES = 100
"""Names matched at once."""


@dataclass
class Table:
    """A contest's table of one institution, for one nomination."""

    opening: openings.Opening
    institution: Institution
    nomination: Nomination
    forms: list[RowForm] = field(default_factory=list)

    @classmethod
    def of(cls, request: HttpRequest, pk: int) -> "Table":
        """The table asked for.

        Raises:
            Http404: the contest takes no entries of the person's institutions, or there is no such one.
        """
        contest = get_object_or_404(queries.contests_of_now().prefetch_related("categories"), pk=pk)
        institutions = list(institutions_of(request.user))
        opening = openings.opening_of(contest, institutions, timezone.now())
        if opening is None or not opening.institutions:
            raise Http404
        asked = {**request.GET.dict(), **request.POST.dict()}
        nominations = list(contest.nominations.all())
        return cls(
            opening,
            _chosen(opening.institutions, asked.get("institution")),
            _chosen(nominations, asked.get("nomination")),
        )

    @property
    def contest(self) -> Contest:
        return self.opening.contest

    @property
    def url(self) -> str:
        query = urlencode({"institution": self.institution.pk, "nomination": self.nomination.pk})
        return f"{reverse('contest_class', args=[self.contest.pk])}?{query}"

    def drafts(self) -> list[Entry]:
        """The entries that the rows show, in the order in which they were begun."""
        rows = Entry.objects.filter(
            contest=self.contest,
            institution=self.institution,
            nomination=self.nomination,
            state__in=entries.EDITABLE,
        )
        rows = rows.prefetch_related("participants", "files", "versions__files").order_by("pk")
        drafts = list(rows)
        for entry in drafts:
            entry.contest, entry.nomination, entry.institution = (
                self.contest,
                self.nomination,
                self.institution,
            )
        return [entry for entry in drafts if len(entry.participants.all()) < 2]

    def show(self, bound: dict[uuid.UUID, RowForm], blank: int = BLANK_ROWS) -> None:
        """Put the rows together: those saved, those that could not be, and blank ones.

        Args:
            bound: rows that were sent and could not be saved, by their keys.
            blank: how many empty rows to add.
        """
        drafts = self.drafts()
        now = timezone.now()
        faults = completeness.faults_of_all(drafts, now=now) if drafts else {}
        fetch_states([pupil for entry in drafts for pupil in entry.participants.all()], now=now)
        left = dict(bound)
        for entry in drafts:
            form = left.pop(entry.key, None) or self._form(entry.key, initial=_initial(entry))
            form.entry, form.pupil = entry, next(iter(entry.participants.all()), None)
            form.files = entries.files_of(entry)
            form.is_changed = entries.is_changed(entry)
            form.lacks = completeness.names_of(faults[entry.pk]) if form.is_changed else ""
            self.forms.append(form)
        self.forms += left.values()
        self.forms += [self._form(uuid.uuid4()) for _number in range(blank)]

    def _form(self, key: uuid.UUID, *, initial: dict | None = None) -> RowForm:
        form = RowForm(prefix=f"row-{key}", contest=self.contest, initial={"revision": 0, **(initial or {})})
        form.row_key = key
        return form

    def sent(self, request: HttpRequest) -> dict[uuid.UUID, RowForm]:
        """The rows that were sent, by their keys, without blank ones that are nobody's yet."""
        found = {}
        for key in dict.fromkeys(request.POST.getlist("rows")):
            try:
                known = uuid.UUID(key)
            except ValueError:
                continue
            form = RowForm(request.POST, prefix=f"row-{known}", contest=self.contest)
            form.row_key = known
            form.is_valid()
            if form.errors or not form.is_blank or form.cleaned_data.get("revision"):
                found[known] = form
        return found

    def save(self, request: HttpRequest, key: uuid.UUID, form: RowForm) -> Entry:
        """Save a valid row."""
        return class_table.save_row(
            contest=self.contest,
            nomination=self.nomination,
            institution=self.institution,
            by=request.user,
            key=key,
            revision=form.cleaned_data.get("revision") or 0,
            row=form.row(),
            now=timezone.now(),
        )


def _chosen(choices, value: str | None):
    """The one asked for, or the first.

    Raises:
        Http404: none has that number.
    """
    if value is None and choices:
        return choices[0]
    chosen = next((each for each in choices if str(each.pk) == value), None)
    if chosen is None:
        raise Http404
    return chosen


def _initial(entry: Entry) -> dict:
    pupil = next(iter(entry.participants.all()), None)
    return {
        "revision": entry.revision,
        "title": entry.title,
        "full_name": pupil.full_name if pupil else "",
        "school_class": pupil.school_class if pupil else "",
        "age": pupil.age if pupil else None,
    }


@personal
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """The table; its buttons save all rows, look at a paste, take it, or submit what is ready."""
    shown = Table.of(request, pk)
    if request.method != "POST":
        return _page(request, shown)
    unsaved = _save_all(request, shown)
    action = request.POST.get("action", "save")
    if action in {"preview", "take"}:
        return _paste(request, shown, unsaved, take=action == "take")
    if unsaved:
        return _page(request, shown, bound=unsaved, status=422)
    if action == "submit":
        outcomes = class_table.submit_ready(drafts=shown.drafts(), by=request.user, now=timezone.now())
        return _page(request, shown, outcomes=outcomes, submitted=[each for each in outcomes if each.version])
    messages.success(request, _("All rows are saved."))
    return redirect(shown.url)


def _save_all(request: HttpRequest, shown: Table) -> dict[uuid.UUID, RowForm]:
    """Save the rows that were sent; returns those that could not be, with the reasons on them."""
    unsaved = {}
    for key, form in shown.sent(request).items():
        if not form.errors:
            try:
                shown.save(request, key, form)
                continue
            except Stale as stale:
                form.add_error(None, str(stale))
                _see_the_latest(form, key)
            except Refused as refused:
                form.add_error(None, str(refused))
        unsaved[key] = form
    return unsaved


def _see_the_latest(form: RowForm, key: uuid.UUID) -> None:
    """Show beside a row what somebody else has saved in it; saved again, the row takes its place."""
    entry = Entry.objects.get(key=key)
    form.data = form.data.copy()
    form.data[f"{form.prefix}-revision"] = str(entry.revision)
    form.saved_meanwhile = described(entry)


def described(entry: Entry) -> str:
    """A row in one line, as it is saved."""
    pupil = entry.participants.first()
    parts = [pupil.full_name, pupil.school_class or str(pupil.age or "")] if pupil else []
    return " · ".join(filter(None, [*parts, entry.title]))


def _paste(request: HttpRequest, shown: Table, unsaved: dict, *, take: bool) -> HttpResponse:
    form = PasteForm(request.POST)
    rows = []
    if form.is_valid():
        by_age = "school_class" not in asked_of_pupils(shown.contest)
        rows = class_table.parse_pasted(form.cleaned_data["pasted"], by_age=by_age)
        if not rows:
            form.add_error("pasted", _("There is no row with a name here."))
    if not (take and rows):
        return _page(request, shown, bound=unsaved, paste=form, preview=rows, status=200 if rows else 422)
    try:
        for number, row in enumerate(rows):
            _begin(request, shown, class_table.key_of_pasted(form.cleaned_data["token"], number), row)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, shown, bound=unsaved, paste=form, preview=rows, status=409)
    said = ngettext("%(count)d row is added.", "%(count)d rows are added.", len(rows))
    messages.success(request, said % {"count": len(rows)})
    return _page(request, shown, bound=unsaved, status=422) if unsaved else redirect(shown.url)


def _begin(request: HttpRequest, shown: Table, key: uuid.UUID, row: class_table.PastedRow) -> None:
    """Begin a pasted row; one that was begun, and perhaps changed since, stays as it is."""
    try:
        class_table.save_row(
            contest=shown.contest, nomination=shown.nomination, institution=shown.institution,
            by=request.user, key=key, revision=0, row=row, now=timezone.now(),
        )  # fmt: skip
    except Stale:
        return


def _page(
    request: HttpRequest, shown: Table, *, bound: dict | None = None, status: int = 200, **further
) -> HttpResponse:
    shown.show(bound or {}, blank=int(request.GET.get("more") == "1") * 10 or BLANK_ROWS)
    context = {
        "table": shown,
        "contest": shown.contest,
        "closes_on": phases.last_day(shown.contest, shown.institution),
        "paste": PasteForm(),
        "unsaved": bound or {},
        **further,
    }
    return render(request, "contests/entries/class.html", context, status=status)


@require_POST
@personal
def save_row(request: HttpRequest, pk: int) -> JsonResponse:
    """Save one row as it is typed; answers for ``class_table.js``.

    200 with the new revision, what is missing and errors by field; 409 with what somebody else has
    saved; 403 with the reason when nothing can be saved.
    """
    shown = Table.of(request, pk)
    sent = shown.sent(request)
    if not sent:
        return JsonResponse({"revision": 0, "said": "", "errors": {}, "lacks": ""})
    key, form = next(iter(sent.items()))
    if form.errors:
        return JsonResponse({"errors": {name: list(each) for name, each in form.errors.items()}}, status=422)
    try:
        entry = shown.save(request, key, form)
    except Stale as stale:
        entry = Entry.objects.get(key=key)
        latest = {"refusal": str(stale), "revision": entry.revision, "saved": described(entry)}
        return JsonResponse({**latest, "values": _initial(entry)}, status=409)
    except Refused as refused:
        return JsonResponse({"refusal": str(refused)}, status=403)
    lacks = completeness.names_of(completeness.faults_of(entry, now=timezone.now()))
    said = _("Saved at %s") % date_format(timezone.localtime(), "TIME_FORMAT")
    return JsonResponse({"revision": entry.revision, "said": said, "errors": {}, "lacks": lacks})


@require_POST
@personal
def match(request: HttpRequest, pk: int) -> JsonResponse:
    """To which rows files seem to belong, by their ``names``; rows that are ``taken`` wait for another."""
    shown = Table.of(request, pk)
    taken = set(request.POST.getlist("taken"))
    places = [
        class_table.Place(
            str(entry.key),
            next((pupil.full_name for pupil in entry.participants.all()), ""),
            is_taken=bool(entries.files_of(entry)) or str(entry.key) in taken,
        )
        for entry in shown.drafts()
    ]
    names = [name[:255] for name in request.POST.getlist("names")[:MOST_FILES]]
    found = class_table.match_files(names, places)
    return JsonResponse(
        {
            "matches": [{"name": each.name, "key": each.key, "by": each.by} for each in found],
            "rows": [{"key": place.key, "name": place.full_name} for place in places],
        }
    )
