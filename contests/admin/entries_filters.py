"""The filters of the table of entries, and the order of its rows."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.consent import Scope
from contests.domain import consents
from contests.domain.consents import Child
from contests.models import AgeCategory, EntryTag, EntryVersion, Nomination, State
from contests.queries import contests_for_editor, versions_for_editor
from institutions.models import Institution

ORDERS = {
    "reference": ("entry__reference",),
    "title": ("title", "entry__reference"),
    "institution": ("entry__institution__number", "entry__institution__name", "entry__reference"),
    "state": ("entry__state", "entry__reference"),
    "submitted": ("submitted_at", "entry__reference"),
}

CONSENTS = [
    ("missing", _("missing for taking part")),
    (Scope.PUBLISH_WORK, _("the work may be published")),
    ("no_" + Scope.PUBLISH_WORK, _("the work may not be published")),
]

STATES = [choice for choice in State.choices if choice[0] != State.DRAFT]


def fitting_consent(
    versions: QuerySet[EntryVersion], wanted: str, *, now: datetime
) -> QuerySet[EntryVersion]:
    """Those of ``versions`` whose pupils' guardians agreed to what is wanted, or did not.

    Consents know a child by its key and name, which versions keep as JSON: no database joins the two
    well, so all versions are read, with one query for their consents.
    """
    children = {
        pk: [Child(pupil["key"], pupil["full_name"]) for pupil in pupils]
        for pk, pupils in versions.values_list("pk", "participants")
    }
    scopes = consents.allowed({child for each in children.values() for child in each}, now=now)
    scope = Scope.TAKE_PART if wanted == "missing" else wanted.removeprefix("no_")
    all_agreed = {pk for pk, each in children.items() if all(scope in scopes[child] for child in each)}
    found = all_agreed if wanted == scope else children.keys() - all_agreed
    # No further condition on ``versions``: thousands of keys beside its subquery mislead SQLite's planner.
    return EntryVersion.objects.filter(pk__in=found)


class EntriesForm(forms.Form):
    """What the table shows; every field may be empty. What is not known is as if it were empty."""

    q = forms.CharField(
        label=_("Reference, title, pupil or institution"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"type": "search"}),
    )
    contest = forms.ModelChoiceField(queryset=None, label=_("Contest"), required=False, empty_label=_("all"))
    nomination = forms.ModelChoiceField(
        queryset=None, label=_("Nomination"), required=False, empty_label=_("all")
    )
    category = forms.ModelChoiceField(
        queryset=None, label=_("Age category"), required=False, empty_label=_("all")
    )
    institution = forms.ModelChoiceField(
        queryset=None, label=_("Institution"), required=False, empty_label=_("all")
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *STATES])
    consent = forms.ChoiceField(label=_("Consent"), required=False, choices=[("", _("any")), *CONSENTS])
    tag = forms.ModelChoiceField(queryset=None, label=_("Tag"), required=False, empty_label=_("any"))
    redaction = forms.ChoiceField(
        label=_("Redaction"),
        required=False,
        choices=[("", _("any")), ("todo", _("wait for redaction")), ("done", _("looked at"))],
    )

    def __init__(self, data: Any, *, user: Any):
        super().__init__(data)
        self.user = user
        self._found: QuerySet[EntryVersion] | None = None
        contests = contests_for_editor(user)
        contest_id = data.get("contest", "")
        within = contests.filter(pk=contest_id) if contest_id.isdecimal() else contests
        self.fields["contest"].queryset = contests
        # A contest's own words are offered when it is chosen: those of all contests would be a jumble.
        for name, rows in [("nomination", Nomination), ("category", AgeCategory), ("tag", EntryTag)]:
            found = rows.objects.filter(contest__in=within)
            self.fields[name].queryset = found if contest_id.isdecimal() else found.none()
            if not contest_id.isdecimal():
                del self.fields[name]
        self.fields["institution"].queryset = Institution.objects.filter(
            pk__in=versions_for_editor(user).filter(entry__contest__in=within).values("entry__institution")
        )

    def versions(self, *, now: datetime) -> QuerySet[EntryVersion]:
        """The versions that stand and fit, in the order asked for; consents as of ``now``."""
        found = self._whatever_state(now)
        if state := self.cleaned_data.get("state"):
            found = found.filter(entry__state=state)
        return found.order_by(*self.order())

    def _whatever_state(self, now: datetime) -> QuerySet[EntryVersion]:
        """What fits all but the state; looked up once, for the counts and for the rows."""
        if self._found is None:
            self._found = self._look_up(now)
        return self._found

    def _look_up(self, now: datetime) -> QuerySet[EntryVersion]:
        self.is_valid()
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        found = versions_for_editor(self.user)
        for name, path in [
            ("contest", "entry__contest"),
            ("nomination", "nomination"),
            ("category", "category"),
            ("institution", "entry__institution"),
            ("tag", "entry__tags"),
        ]:
            if name in wanted:
                found = found.filter(**{path: wanted[name]})
        if "redaction" in wanted:
            found = found.filter(redacted_at__isnull=wanted["redaction"] == "todo")
        if words := wanted.get("q"):
            found = found.found_by(words)
        if consent := wanted.get("consent"):
            found = fitting_consent(found, consent, now=now)
        return found

    def order(self) -> list[str]:
        """The fields to sort by; a minus in the address turns the first of them round."""
        asked = self.data.get("order", "")
        fields = ORDERS.get(asked.removeprefix("-"), ORDERS["reference"])
        first = f"-{fields[0]}" if asked.startswith("-") else fields[0]
        return [first, *fields[1:]]

    def state_counts(self, *, now: datetime) -> list[tuple[str, str, int]]:
        """Each state with its name and how many of what fits otherwise are in it."""
        rows = self._whatever_state(now).order_by().values_list("entry__state")
        counts = dict(rows.annotate(Count("pk", distinct=True)))
        return [(value, str(label), counts.get(value, 0)) for value, label in STATES]
