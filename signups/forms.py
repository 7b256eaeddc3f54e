"""What is asked of those who sign up."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.open_forms import Limit, OpenForm
from signups.models import Session, SignUp

OLDEST = 120
MOST_HOURS = 400


class SignUpForm(OpenForm, forms.Form):
    """Name and a way to be reached; age and a guardian where the session asks for them.

    Args:
        session: what is signed up for.
    """

    purpose = "sign-up"
    # A family signs up several children, a school its class.
    per_address = Limit(doubtful=30, most=90, seconds=3600)
    per_email = Limit(doubtful=6, most=20, seconds=3600)
    email_field = "email"

    name = forms.CharField(
        label=_("Surname and first name of whoever comes"), max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("The link that confirms your place comes there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Phone"), required=False, max_length=40,
        help_text=_("Enough if there is no e-mail: the organisers call you to confirm."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    age = forms.IntegerField(label=_("Age"), min_value=0, max_value=OLDEST)
    guardian_name = forms.CharField(
        label=_("Name of a parent or guardian"), required=False, max_length=150,
        help_text=_("Only for those not yet eighteen."),
        error_messages={"required": _("Give the name of a parent or guardian.")},
    )  # fmt: skip
    guardian_email = forms.EmailField(
        label=_("E-mail of a parent or guardian"), required=False,
        error_messages={"required": _("Give the e-mail of a parent or guardian: they consent by a link.")},
    )  # fmt: skip

    def _sources(self):
        # Both addresses are written to, so both are counted.
        sources, guardian = super()._sources(), self.cleaned_data.get("guardian_email")
        if guardian and guardian != self.cleaned_data.get("email"):
            sources.append((self.per_email, f"{self.purpose}.email", guardian))
        return sources

    def __init__(self, *args, session: Session, **kwargs):
        super().__init__(*args, **kwargs)
        if not session.asks_age:
            del self.fields["age"]
        if not session.admits_minors:
            del self.fields["guardian_name"], self.fields["guardian_email"]
        elif session.is_for_minors_only:
            self.fields["guardian_name"].help_text = ""
            self.fields["guardian_name"].required = self.fields["guardian_email"].required = True
        if session.admits_children:
            self.fields["name"].help_text = _("A child under fourteen is signed up by a parent or guardian.")


class AgreeForm(forms.Form):
    """A guardian's consent."""

    giver_name = forms.CharField(label=_("Your surname and first name"), max_length=150)
    agrees = forms.BooleanField(label=_("I consent"))


class ReasonForm(forms.Form):
    """Why something is cancelled, for whoever reads the letter."""

    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("The letter repeats it word for word."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class AttendanceForm(forms.Form):
    """A tick and hours for each who has a place.

    Args:
        rows: their sign-ups.
        session: whose length is offered as the hours.
    """

    def __init__(self, *args, rows: list[SignUp], session: Session, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            usual = row.minutes if row.attended else session.usual_minutes
            self.fields[f"came_{row.pk}"] = forms.BooleanField(
                label=row.called, required=False, initial=bool(row.attended)
            )
            self.fields[f"hours_{row.pk}"] = forms.DecimalField(
                label=_("Hours: %s") % row.called, required=False, localize=True,
                min_value=0, max_value=MOST_HOURS, max_digits=5, decimal_places=2,
                initial=None if usual is None else round(Decimal(usual) / 60, 2).normalize(),
                widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 5}),
            )  # fmt: skip

    @property
    def lines(self) -> list[tuple[SignUp, forms.BoundField, forms.BoundField]]:
        return [(row, self[f"came_{row.pk}"], self[f"hours_{row.pk}"]) for row in self.rows]

    @property
    def came(self) -> dict[int, bool]:
        return {row.pk: self.cleaned_data[f"came_{row.pk}"] for row in self.rows}

    @property
    def minutes(self) -> dict[int, int | None]:
        """By sign-up; what was left empty is the session's length."""
        hours = {row.pk: self.cleaned_data[f"hours_{row.pk}"] for row in self.rows}
        return {pk: round(value * 60) for pk, value in hours.items() if value is not None}
