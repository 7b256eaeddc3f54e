"""Forms of entries. A draft may be incomplete: ``contests.domain.completeness`` says what is missing."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from contests.domain.class_table import MOST_PASTED, PastedRow
from contests.domain.entries import DRAFT_FIELDS
from contests.models import AgeCategory, Contest, Entry, Nomination, Participant

EXTRA = frozenset({"technique", "group_name", "teacher"})
"""What may stay empty when an entry is submitted."""
OLDEST = 120
MOST_PUPILS = 60
"""Of one group's work, at most."""


class LinesField(forms.CharField):
    """A text of several lines, each of which counts as one character at its end, as in a browser."""

    widget = forms.Textarea

    def clean(self, value):
        text = super().clean(value)
        return text.replace("\r\n", "\n").replace("\r", "\n")


class StartForm(forms.Form):
    """What a draft begins with: the nomination and, where there is a choice, for whom."""

    nomination = forms.ModelChoiceField(
        Nomination.objects.none(), label=_("Nomination"), widget=forms.RadioSelect, empty_label=None
    )
    whose = forms.ChoiceField(label=_("Who enters"), widget=forms.RadioSelect)
    # Sent twice, the form begins one entry.
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, opening, **kwargs):
        super().__init__(*args, **kwargs)
        self.opening = opening
        self.fields["nomination"].queryset = opening.contest.nominations.all()
        choices = [(str(institution.pk), str(institution)) for institution in opening.institutions]
        if opening.as_guardian:
            choices.append(("guardian", _("Myself, as a parent or guardian")))
        self.fields["whose"].choices = choices
        if len(choices) == 1:
            self.fields["whose"].widget = forms.HiddenInput()
            self.fields["whose"].initial = choices[0][0]
        if len(self.fields["nomination"].queryset) == 1:
            self.fields["nomination"].initial = self.fields["nomination"].queryset[0]

    def institution(self):
        """The institution chosen; ``None`` for a guardian."""
        chosen = self.cleaned_data["whose"]
        return next((each for each in self.opening.institutions if str(each.pk) == chosen), None)


class EntryForm(forms.ModelForm):
    """The words of a draft; the fields that its nomination has no use for are left out."""

    text = LinesField(label=_("Text"), required=False)
    link = forms.URLField(
        label=_("Address of the film"),
        assume_scheme="https",
        max_length=Entry._meta.get_field("link").max_length,
        help_text=_("YouTube, Vimeo or a disk that opens without a password."),
    )

    class Meta:
        model = Entry
        fields = DRAFT_FIELDS
        help_texts = {
            "technique": _("For example: watercolour, pencil, collage."),
            "teacher": _("Surname and first name; leave empty if nobody helped."),
        }

    def __init__(self, *args, nomination: Nomination, **kwargs):
        super().__init__(*args, **kwargs)
        for name, wanted in self._wanted(nomination).items():
            if not wanted:
                del self.fields[name]
        for name, field in self.fields.items():
            field.required = False
            field.widget.is_extra = name in EXTRA
        if "text" in self.fields:
            self._count(self.fields["text"], nomination)

    @staticmethod
    def _wanted(nomination: Nomination) -> dict[str, bool]:
        kinds = Nomination.Kind
        return {
            "technique": nomination.kind in {kinds.DRAWING, kinds.POSTCARD},
            "text": nomination.takes_text,
            "link": nomination.takes_link,
            "group_name": nomination.group_work,
        }

    @staticmethod
    def _count(field: forms.Field, nomination: Nomination) -> None:
        field.widget.attrs |= {
            "rows": 14,
            "data-least": nomination.least_characters,
            "data-most": nomination.most_characters,
        }

    def valid_values(self) -> dict[str, str]:
        """What was typed well; a field with an error keeps what is saved."""
        return {name: self.cleaned_data[name] for name in self.fields if name in self.cleaned_data}

    def _post_clean(self):
        """Nothing is put on the instance: the domain saves."""


class PupilForm(forms.Form):
    """A pupil: the class or the age, whichever the contest's categories go by."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    full_name = forms.CharField(
        label=_("Pupil’s surname and first name"),
        max_length=Participant._meta.get_field("full_name").max_length,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    school_class = forms.CharField(
        label=_("Class"),
        max_length=Participant._meta.get_field("school_class").max_length,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": 6}),
    )
    age = forms.IntegerField(
        label=_("Age"),
        min_value=1,
        max_value=OLDEST,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args, contest: Contest, **kwargs):
        super().__init__(*args, **kwargs)
        asked = asked_of_pupils(contest)
        for name in {"school_class", "age"} - asked:
            del self.fields[name]

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not any(self.cleaned_data.get(name) for name in ("full_name", "school_class", "age"))

    @property
    def is_removed(self) -> bool:
        """Whether the pupil was taken out by a tick."""
        return f"{self.prefix}-remove" in self.data


def asked_of_pupils(contest: Contest) -> set[str]:
    """Which of ``school_class`` and ``age`` are asked: what the categories go by, or the class."""
    names = {AgeCategory.By.AGE: "age", AgeCategory.By.CLASS: "school_class"}
    return {names[category.by] for category in contest.categories.all()} or {"school_class"}


class PupilSet:
    """The pupils of one entry in its form: those typed, and one more row where a group may enter.

    Each row has its key from the first showing on, so that sending it twice makes nobody twice.
    """

    def __init__(self, entry: Entry, data=None, *, extra: int = 0):
        self.entry = entry
        self.forms = self._bound(data) if data is not None else self._unbound(extra)

    def _unbound(self, extra: int) -> list[PupilForm]:
        rows = [
            {
                "key": pupil.key,
                "full_name": pupil.full_name,
                "school_class": pupil.school_class,
                "age": pupil.age,
            }
            for pupil in self.entry.participants.all()
        ]
        rows += [{"key": uuid.uuid4()} for _each in range(max(extra, 0 if rows else 1))]
        return [self._form(number, initial=row) for number, row in enumerate(rows)]

    def _bound(self, data) -> list[PupilForm]:
        numbers = sorted({int(part) for part in (_number(name) for name in data) if part.isdecimal()})[
            :MOST_PUPILS
        ]
        return [self._form(number, data=data) for number in numbers]

    def _form(self, number: int, **kwargs) -> PupilForm:
        form = PupilForm(prefix=f"pupil-{number}", contest=self.entry.contest, **kwargs)
        form.position = number + 1
        return form

    def is_valid(self) -> bool:
        # Each is asked, that all errors are shown.
        answers = [form.is_valid() for form in self.forms]
        return all(answers)

    def rows(self) -> list[dict]:
        """The pupils as typed, without blank rows that were never anybody.

        A name may be empty for a moment, while it is typed anew: that takes nobody out, for with the
        pupil the consent would go.
        """
        known = {pupil.key for pupil in self.entry.participants.all()}
        return [
            form.cleaned_data
            for form in self.forms
            if not form.is_removed and (not form.is_blank or form.cleaned_data.get("key") in known)
        ]

    @property
    def next_number(self) -> int:
        return max((form.position for form in self.forms), default=0)


def _number(name: str) -> str:
    """The number of the row that a field belongs to: ``3`` of ``pupil-3-age``; empty for others."""
    parts = name.split("-")
    return parts[1][:4] if len(parts) == 3 and parts[0] == "pupil" else ""


class RowForm(PupilForm):
    """A row of the class table: a pupil and the title of the work; saved as an entry of its own."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    title = forms.CharField(
        label=_("Title of the work"),
        max_length=Entry._meta.get_field("title").max_length,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    key = None  # the row has one of its own
    field_order = ["revision", "full_name", "school_class", "age", "title"]

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed, not even the title."""
        return super().is_blank and not self.cleaned_data.get("title")

    def row(self) -> PastedRow:
        """The row as typed."""
        typed = self.cleaned_data
        return PastedRow(typed["full_name"], typed.get("school_class", ""), typed.get("age"), typed["title"])


class PasteForm(forms.Form):
    """Rows of a spreadsheet, and a token that makes sending them twice harmless."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    pasted = LinesField(
        label=_("Rows of a spreadsheet"),
        max_length=MOST_PASTED,
        help_text=_("Copy the columns with surname and first name, class, title; paste them here."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class WithdrawForm(forms.Form):
    """Why an entry is taken back."""

    reason = LinesField(
        label=_("Why do you withdraw it?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
