"""The form with which a juror scores an entry."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from contests.blind import BlindCriterion

MOST_CHOICES = 11
"""Up to so many scores are offered as buttons, 0 to 10 for example; more are typed."""
PREFIX = "criterion-"


class ScoreForm(forms.Form):
    """A field a criterion, none of them required: what is not scored yet is saved as it is."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, criteria: Iterable[BlindCriterion], *args, **kwargs):
        super().__init__(*args, **kwargs)
        for criterion in criteria:
            self.fields[f"{PREFIX}{criterion.key}"] = _field(criterion)
        self.fields["comment"] = forms.CharField(
            label=_("Comment"),
            required=False,
            max_length=4000,
            help_text=_("For the organisers and the protocol; schools do not see it."),
            widget=forms.Textarea({"rows": 3}),
        )

    @property
    def criteria(self) -> list[forms.BoundField]:
        """The fields of the criteria, in order."""
        return [field for field in self if field.name.startswith(PREFIX)]

    @property
    def values(self) -> dict[int, int | None]:
        """The scores of a valid form, by criterion."""
        return {
            int(field.name.removeprefix(PREFIX)): self.cleaned_data[field.name] for field in self.criteria
        }


def _field(criterion: BlindCriterion) -> forms.Field:
    words = {"label": criterion.name, "help_text": criterion.hint, "required": False}
    scores = range(criterion.lowest, criterion.highest + 1)
    if len(scores) <= MOST_CHOICES:
        choices = [(str(score), str(score)) for score in scores]
        return forms.TypedChoiceField(
            choices=[*choices, ("", _("no score"))],
            coerce=int,
            empty_value=None,
            widget=forms.RadioSelect,
            **words,
        )
    return forms.IntegerField(
        min_value=criterion.lowest,
        max_value=criterion.highest,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        **words,
    )
