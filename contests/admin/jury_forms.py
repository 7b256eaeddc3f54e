"""Forms of those who run a jury."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contests.models import Assignment, Contest, Juror
from institutions.models import Institution


class InviteForm(forms.Form):
    """Whom to invite to a jury."""

    email = forms.EmailField(label=_("E-mail"))
    first_name = forms.CharField(label=_("First name"), max_length=100)
    last_name = forms.CharField(label=_("Last name"), max_length=100)
    public_name = forms.CharField(label=_("Name and position, as published"), max_length=200, required=False)
    institution = forms.ModelChoiceField(
        label=_("Own institution"),
        queryset=Institution.objects.filter(active=True),
        required=False,
        help_text=_("Its entries are never given to this juror."),
    )


class LetGoForm(forms.Form):
    """Why somebody leaves a jury."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=2000,
        required=False,
        help_text=_("For the record of changes; may be empty."),
    )


class ReassignForm(forms.Form):
    """Another juror for one work."""

    assignment = forms.ModelChoiceField(label=_("Work"), queryset=Assignment.objects.none())
    to = forms.ModelChoiceField(label=_("To"), queryset=Juror.objects.none())
    reason = forms.CharField(label=_("Why"), max_length=2000)

    def __init__(self, contest: Contest, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assignment"].queryset = Assignment.objects.filter(juror__contest=contest).exclude(
            state=Assignment.State.DONE
        ).select_related("juror__user", "entry")  # fmt: skip
        self.fields["assignment"].label_from_instance = lambda one: (
            f"{one.entry.blind_number} – {one.juror} ({one.get_state_display()})"
        )
        self.fields["to"].queryset = contest.jurors.filter(active=True).select_related("user")


class CorrectionForm(forms.Form):
    """Scores that are changed after the sign-off, and why."""

    reason = forms.CharField(
        label=_("Why"), max_length=2000, help_text=_("It stands in the protocol beside both sign-offs.")
    )

    def __init__(self, assignment: Assignment, *args, **kwargs):
        super().__init__(*args, **kwargs)
        given = {score.criterion_id: score.value for score in assignment.scores.all()}
        for one in assignment.juror.contest.criteria.all():
            self.fields[f"criterion-{one.pk}"] = forms.IntegerField(
                label=one.name, min_value=one.lowest, max_value=one.highest, required=False,
                initial=given.get(one.pk),
            )  # fmt: skip
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    @property
    def values(self) -> dict[int, int | None]:
        """The scores of a valid form, by criterion."""
        return {
            int(name.removeprefix("criterion-")): value
            for name, value in self.cleaned_data.items()
            if name != "reason"
        }
