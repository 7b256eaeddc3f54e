"""What people fill in about themselves and the institutions they act for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """Which institution."""

    q = forms.CharField(
        label=_("Number or name"),
        help_text=_("For example “lyceum 25”, or a name that it had before."),
        max_length=100,
        required=False,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )


class AskForm(forms.Form):
    """What somebody does in an institution."""

    position = forms.CharField(
        label=_("Your position there"),
        help_text=_("For example: secretary, deputy head, art teacher."),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "organization-title"}),
    )


class DecisionForm(forms.Form):
    """Confirm, refuse or end, and why."""

    action = forms.ChoiceField(choices=[(name, name) for name in ("confirm", "refuse", "end")])
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)
