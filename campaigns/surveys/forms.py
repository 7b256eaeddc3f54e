"""The form of one branch of a survey, made of its questions."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext as _

from campaigns.models import Survey, SurveyQuestion
from campaigns.models.surveys import LONGEST_TEXT
from campaigns.surveys.taking import Reply, normalised

Kind = SurveyQuestion.Kind


class SurveyForm(forms.Form):
    """A field for each question, or for each line of a matrix.

    Args:
        survey: whose questions.
        role: the branch.
    """

    token = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    code = forms.CharField(
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args, survey: Survey, role: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.survey, self.role = survey, role
        self.asked: dict[str, tuple[SurveyQuestion, int]] = {}
        if survey.needs_code:
            self.fields["code"].label = _("One-time code")
            self.fields["code"].help_text = _("It is printed on your slip: three groups of four signs.")
        else:
            del self.fields["code"]
        for question in survey.questions.all():
            if question.is_for(role):
                self._ask(question)

    def _ask(self, question: SurveyQuestion) -> None:
        for line, words in enumerate(question.lines):
            name = f"q{question.pk}" + (f"-{line + 1}" if question.kind == Kind.MATRIX else "")
            self.fields[name] = _field(question, words)
            self.asked[name] = (question, line)

    @property
    def parts(self) -> Iterator[dict]:
        """What the page shows: each question with its fields, of which a matrix has several."""
        by_question: dict[SurveyQuestion, list] = {}
        for name, (question, _line) in self.asked.items():
            by_question.setdefault(question, []).append(self[name])
        for question, fields in by_question.items():
            yield {"question": question, "fields": fields}

    def clean_code(self) -> str:
        return normalised(self.cleaned_data["code"])

    def replies(self) -> list[Reply]:
        """What was answered; the form is valid."""
        found = []
        for name, (question, line) in self.asked.items():
            value = self.cleaned_data[name]
            if question.kind == Kind.TEXT:
                found.append(Reply(question, text=value))
            else:
                chosen = value if isinstance(value, list) else [value] if value else []
                found.append(Reply(question, line, tuple(int(choice) for choice in chosen)))
        return found


def _field(question: SurveyQuestion, line: str) -> forms.Field:
    common = {"label": line or question.text, "required": question.is_required}
    if question.kind == Kind.TEXT:
        return forms.CharField(
            max_length=LONGEST_TEXT,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=_("Name nobody, neither yourself nor others. At most %d characters.") % LONGEST_TEXT,
            **common,
        )
    choices = [(str(number), words) for number, words in enumerate(question.choices)]
    if question.kind == Kind.SEVERAL:
        return forms.MultipleChoiceField(
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("You may choose several."),
            **common,
        )
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
