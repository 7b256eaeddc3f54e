"""Forms about consents: papers that the school holds, a guardian's link and answer, a withdrawal."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.consent import Scope
from cms.media.fields import check_evidence
from contests.models import ConsentPaper, Contest, GuardianRequest, Participant

NAMES = {
    "full": (Scope.PUBLISH_FULL_NAME, _("Surname, first name and institution")),
    "first": (Scope.PUBLISH_FIRST_NAME, _("Only the first name and the institution")),
    "none": (None, _("Not at all")),
}


class ScopesMixin:
    """Ticks for what may be done beyond taking part, as far as the contest's text speaks of it."""

    def offer(self, contest: Contest) -> None:
        """Leave only the questions that the text asks."""
        self.offered = set(contest.consent_text.scopes)
        if Scope.PUBLISH_WORK not in self.offered:
            del self.fields["work"]
        if Scope.SHOW_PHOTO not in self.offered:
            del self.fields["photo"]
        choices = [
            (key, label) for key, (scope, label) in NAMES.items() if scope is None or scope in self.offered
        ]
        if len(choices) > 1:
            self.fields["name"].choices = choices
        else:
            del self.fields["name"]

    @property
    def scopes(self) -> list[str]:
        """What was ticked, taking part included."""
        chosen = [Scope.TAKE_PART]
        if self.cleaned_data.get("work"):
            chosen.append(Scope.PUBLISH_WORK)
        if self.cleaned_data.get("photo"):
            chosen.append(Scope.SHOW_PHOTO)
        name, _label = NAMES[self.cleaned_data.get("name") or "none"]
        return [*chosen, name] if name else chosen


class PapersForm(ScopesMixin, forms.Form):
    """The institution attests papers that it holds, for several pupils at once."""

    work = forms.BooleanField(label=_("The work may be published"), required=False)
    name = forms.ChoiceField(
        label=_("How the child may be named"),
        widget=forms.RadioSelect,
        choices=(),
        error_messages={"required": _("Choose what the papers say.")},
    )
    photo = forms.BooleanField(label=_("A photo of the child may be shown"), required=False)
    scan = forms.FileField(
        label=_("Scan of the papers"),
        required=False,
        help_text=_("A PDF or a picture, one for a whole class if you like. Only your institution and the "
                    "contest’s editors can open it."),
        widget=forms.ClearableFileInput(
            attrs={"accept": "application/pdf,image/*", "class": "file-field__input"}
        ),
    )  # fmt: skip
    kept_where = forms.CharField(
        label=_("Or where the papers are kept"),
        required=False,
        max_length=255,
        help_text=_("For example: folder of form 3-A, room 12."),
    )
    attested = forms.BooleanField(
        label=_("I confirm: we hold papers signed by a parent or guardian of each chosen pupil, and they "
                "allow exactly this."),
        error_messages={"required": _("Without your confirmation nothing can be recorded.")},
    )  # fmt: skip

    def __init__(self, *args, contest: Contest, pupils: list[Participant], **kwargs):
        super().__init__(*args, **kwargs)
        self.offer(contest)
        self.pupils = {str(pupil.key): pupil for pupil in pupils}
        chosen = set(self.data.getlist("pupil")) if self.is_bound else set()
        classes = set(self.data.getlist("class")) if self.is_bound else set()
        self.chosen = [
            pupil
            for key, pupil in self.pupils.items()
            if key in chosen or (pupil.school_class and pupil.school_class in classes)
        ]

    def clean_scan(self):
        scan = self.cleaned_data["scan"]
        if scan:
            check_evidence(scan)
        return scan

    def clean(self):
        cleaned = super().clean()
        if not self.chosen:
            raise ValidationError(_("Choose the pupils whose papers you hold."), code="nobody")
        if not self.errors and not cleaned.get("scan") and not cleaned.get("kept_where"):
            self.add_error("scan", _("Attach a scan or say where the papers are kept."))
        return cleaned

    def paper(self, contest: Contest, institution, by) -> ConsentPaper:
        """The paper, not saved yet."""
        return ConsentPaper(
            contest=contest,
            institution=institution,
            scan=self.cleaned_data["scan"] or "",
            kept_where=self.cleaned_data["kept_where"],
            attested_by=by,
        )


class AskForm(forms.ModelForm):
    """A guardian's address, for a link."""

    class Meta:
        model = GuardianRequest
        fields = ["email"]
        help_texts = {
            "email": _("The guardian gets one letter with a link that works for two weeks. We keep the "
                       "address only with the consent.")
        }  # fmt: skip


class AnswerForm(ScopesMixin, forms.Form):
    """A guardian's answer. Nothing is ticked beforehand."""

    take_part = forms.BooleanField(
        label=_("My child may take part in the contest"),
        help_text=_("The organisers and the jury see the work. The jury does not see whose it is."),
        error_messages={
            "required": _(
                "Without this the work cannot be entered. If you do not agree, just close the page."
            )
        },
    )
    work = forms.BooleanField(
        label=_("The work may be published"),
        required=False,
        help_text=_("On this site, in the gallery and among the winners, for everybody to see."),
    )
    name = forms.ChoiceField(
        label=_("How your child may be named beside it"),
        widget=forms.RadioSelect,
        choices=(),
        error_messages={"required": _("Choose one, please.")},
    )
    photo = forms.BooleanField(
        label=_("A photo of my child may be shown"),
        required=False,
        help_text=_("From the award ceremony, for example."),
    )
    giver_name = forms.CharField(
        label=_("Your surname and first name"),
        max_length=200,
        help_text=_("Kept as evidence with the consent, never published."),
    )
    confirmed = forms.BooleanField(
        label=_("I am a parent or guardian of this child and have read the text above."),
        error_messages={"required": _("Only a parent or guardian can consent.")},
    )

    def __init__(self, *args, contest: Contest, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer(contest)


class WithdrawalForm(forms.Form):
    """Why an institution or a moderator records a withdrawal."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        help_text=_("For example: the mother’s letter of 12 May, in the folder of form 3-A."),
    )
