"""What is asked of those who propose and support."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.open_forms import Limit, OpenForm
from volunteering.models import Proposal

MOST_TEXT, MOST_REASON = 5_000, 3_000


class ProposalForm(OpenForm, forms.Form):
    """A clause's new words, why, and an address that confirms them."""

    heading = _("Propose a change to clause %(number)s")
    purpose = "volunteering.proposal"
    per_email = Limit(doubtful=5, most=20, seconds=3600)
    email_field = "email"

    text = forms.CharField(
        label=_("How the clause should read"), max_length=MOST_TEXT,
        help_text=_("Below is the clause as it stands: change what should read differently."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why"), max_length=MOST_REASON,
        help_text=_("What is wrong with the present words, and what the change would bring."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    shown_name = forms.CharField(
        label=_("Name to show"), required=False, max_length=120,
        help_text=_("Readers see it beside the proposal. Leave it empty, and nobody learns who proposed it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The link that confirms your proposal comes there, later the answer. Nobody sees it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip


class NewClauseForm(ProposalForm):
    """The words of a clause that there is not yet."""

    heading = _("Propose a new clause after %(number)s")

    text = forms.CharField(
        label=_("How the new clause should read"), max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why"), max_length=MOST_REASON,
        help_text=_("What the statute does not say yet, and what the new clause would bring."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip


class DroppingForm(ProposalForm):
    """Why a clause should be dropped."""

    heading = _("Propose to drop clause %(number)s")

    text = None
    reason = forms.CharField(
        label=_("Why"), max_length=MOST_REASON,
        help_text=_("Why the statute would be better without the clause."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip


PROPOSALS = {
    Proposal.Kind.CHANGE: ProposalForm,
    Proposal.Kind.ADD: NewClauseForm,
    Proposal.Kind.DROP: DroppingForm,
}
"""What is asked for each kind of proposal."""


class SupportForm(OpenForm, forms.Form):
    """An address that supports once."""

    purpose = "volunteering.support"
    per_email = Limit(doubtful=20, most=60, seconds=3600)
    email_field = "email"

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The link that confirms your support comes there. One address supports a proposal once."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip


class SupportConfirmation(forms.Form):
    """What only whoever reads the letter may ask for."""

    wants_answer = forms.BooleanField(label=_("Write me what was answered"), required=False)
