"""A survey of a campaign, its questions, and – apart from each other – its answers and its codes.

Nothing below :class:`Survey` and :class:`SurveyQuestion` knows a person, a moment, or each other. The
three tables of answers, codes and receipts have random keys, no numbers that count up and no dates but a
receipt's day; ``campaigns.surveys.rewriting`` writes them anew every night.
"""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from campaigns.models.rows import Campaign
from cms.languages import paired

LONGEST_TEXT = 600
"""Characters of a short text."""
EVERYBODY = "everybody"
"""The role of those who answer a survey without branches."""


class Role(models.TextChoices):
    """Who answers; each has questions of its own."""

    TEACHER = "teacher", _("I teach")
    PARENT = "parent", _("I am a parent or guardian")
    PUPIL = "pupil", _("I am a pupil")


ROLE_NAMES = {
    Role.TEACHER: _("Teachers"),
    Role.PARENT: _("Parents"),
    Role.PUPIL: _("Pupils"),
    EVERYBODY: _("Everybody"),
}
"""How the results call them."""


class Survey(ClusterableModel):
    """What is asked, of whom, and until when."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        PUBLISHED = "published", _("results published")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("home site"), on_delete=models.PROTECT, related_name="surveys"
    )
    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="surveys"
    )
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=150)
    name_en = models.CharField(_("name (English)"), max_length=150, blank=True)
    introduction_uk = models.TextField(
        _("what it is for (Ukrainian)"),
        max_length=1000,
        help_text=_("Who asks, what for, and what will come of the answers."),
    )
    introduction_en = models.TextField(_("what it is for (English)"), max_length=1000, blank=True)
    roles = models.JSONField(_("who answers"), default=list, blank=True)
    needs_code = models.BooleanField(
        _("one-time codes"),
        default=False,
        help_text=_(
            "Only those who have a printed code answer, and each once. Without codes anybody may "
            "answer, and nothing stops somebody from doing so again on another day."
        ),
    )
    closes_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: until you close it.")
    )
    has_example_answers = models.BooleanField(
        _("its answers are examples"), default=False, help_text=_("Said above the results.")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False
    )
    opened_on = models.DateField(_("opened"), null=True, editable=False)
    closed_on = models.DateField(_("closed"), null=True, editable=False)
    # How many had answered at the last rewrite, in tens and without roles of fewer than five: whoever
    # looks before and after one answer sees nothing move.
    answered_so_far = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        ordering = ["-opened_on", "name_uk"]
        permissions = [("analyse_survey", "Can see the results and free answers of closed surveys")]

    def __str__(self) -> str:
        return self.name_uk

    @property
    def name(self) -> str:
        return paired(self, "name")

    @property
    def introduction(self) -> str:
        return paired(self, "introduction")

    @property
    def seen_by_readers(self) -> bool:
        return self.state != self.State.DRAFT

    @property
    def branches(self) -> list[str]:
        """The roles that answer, in their order; one for everybody where there are no branches."""
        return [role for role in Role.values if role in self.roles] or [EVERYBODY]

    def is_open(self, today) -> bool:
        """Whether it takes answers on a day."""
        return self.state == self.State.OPEN and (self.closes_on is None or today <= self.closes_on)

    def clean(self):
        super().clean()
        if self.site_id and self.campaign_id and self.campaign.site_id != self.site_id:
            raise ValidationError({"campaign": _("This campaign belongs to the other site.")})


class SurveyQuestion(Orderable):
    """One question. Its choices are lines; an answer keeps a line's number."""

    class Kind(models.TextChoices):
        ONE = "one", _("one choice")
        SEVERAL = "several", _("several choices")
        SCALE = "scale", _("scale from 1 to 5")
        MATRIX = "matrix", _("matrix: the same choices for each line")
        TEXT = "text", _("short text")

    survey = ParentalKey(Survey, on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.ONE)
    for_roles = models.JSONField(_("for whom"), default=list, blank=True)
    text_uk = models.CharField(_("question (Ukrainian)"), max_length=300)
    text_en = models.CharField(_("question (English)"), max_length=300, blank=True)
    choices_uk = models.TextField(
        _("choices (Ukrainian)"),
        max_length=2000,
        blank=True,
        help_text=_("A choice a line. For a scale: what 1 means, and below it what 5 means."),
    )
    choices_en = models.TextField(_("choices (English)"), max_length=2000, blank=True)
    lines_uk = models.TextField(
        _("lines of the matrix (Ukrainian)"), max_length=2000, blank=True, help_text=_("One below the other.")
    )
    lines_en = models.TextField(_("lines of the matrix (English)"), max_length=2000, blank=True)
    is_required = models.BooleanField(_("must be answered"), default=False)

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text_uk

    @property
    def text(self) -> str:
        return paired(self, "text")

    @property
    def choices(self) -> list[str]:
        """The words of the choices; of a scale, the numbers with the words of both ends."""
        words = lines_of(paired(self, "choices"))
        if self.kind != self.Kind.SCALE:
            return words
        first, last = [*words, "", ""][:2]
        ends = {1: first, 5: last}
        return [f"{step} – {ends[step]}" if ends.get(step) else str(step) for step in range(1, 6)]

    @property
    def lines(self) -> list[str]:
        """The words of a matrix's lines; of any other question a single empty one."""
        return lines_of(paired(self, "lines")) if self.kind == self.Kind.MATRIX else [""]

    def is_for(self, role: str) -> bool:
        return not self.for_roles or role in self.for_roles or role == EVERYBODY

    def clean(self):
        super().clean()
        needs_choices = self.kind not in {self.Kind.TEXT, self.Kind.SCALE}
        if needs_choices and len(lines_of(self.choices_uk)) < 2:
            raise ValidationError({"choices_uk": _("Give at least two choices, each in its own line.")})
        if self.kind == self.Kind.MATRIX and not lines_of(self.lines_uk):
            raise ValidationError({"lines_uk": _("Give the lines of the matrix.")})
        for name in ("choices", "lines"):
            words, translated = lines_of(getattr(self, f"{name}_uk")), lines_of(getattr(self, f"{name}_en"))
            if translated and len(translated) != len(words):
                raise ValidationError({f"{name}_en": _("There must be as many lines as in Ukrainian.")})


def lines_of(text: str) -> list[str]:
    """The lines that hold anything, in order."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class Unlinked(models.Model):
    """A row that tells nothing of when it came, from whom, and what came with it.

    Its key is random, and Wagtail keeps no reference index of it, which would count up beside it.
    """

    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class SurveyAnswer(Unlinked):
    """One choice of somebody, or, without a question, that somebody took part: nothing ties them together."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="answers")
    role = models.CharField(max_length=10)
    question = models.ForeignKey(SurveyQuestion, null=True, on_delete=models.CASCADE, related_name="answers")
    line = models.PositiveSmallIntegerField(default=0)
    choice = models.PositiveSmallIntegerField(null=True)
    text = models.TextField(max_length=LONGEST_TEXT, blank=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        return f"{self.role}: {self.choice if self.choice is not None else self.text}"


class SurveyCode(Unlinked):
    """A one-time code, as a digest of it, and whether it has been spent – never when."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)
    is_spent = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("one-time code")
        verbose_name_plural = _("one-time codes")

    def __str__(self) -> str:
        return "●" if self.is_spent else "○"


class SurveyReceipt(Unlinked):
    """That a form has been sent, so that sending it once more counts nothing; forgotten after a day.

    ``day`` is the day on which the form was opened.
    """

    digest = models.CharField(max_length=64, unique=True)
    day = models.DateField()

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")

    def __str__(self) -> str:
        return str(self.day)
