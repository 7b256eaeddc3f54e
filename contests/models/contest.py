"""A contest as people act on it: a row of no language, with its stages, nominations and rules.

Its phase follows from its stages' dates and is never typed (``contests.domain.phases``).
"""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from cms.languages import paired
from cms.publishing.rows import PresentedRow
from cms.timeline import Precision, Stage, Timeline


def this_year() -> int:
    """The year in Kyiv."""
    return timezone.localdate().year


class Contest(PresentedRow, ClusterableModel):
    """One year's contest. Entries, scores and places belong to it, never to its pages."""

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("home site"), on_delete=models.PROTECT, related_name="contests"
    )
    code = models.CharField(
        _("letters of its references"),
        max_length=6,
        validators=[RegexValidator(r"^[А-ЯҐЄІЇA-Z]{2,6}$", _("Two to six capital letters."))],
        help_text=_("An entry’s reference begins with them: ММ-2026-0042."),
    )
    year = models.PositiveSmallIntegerField(_("year"), default=this_year)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    aim_uk = models.TextField(_("aim (Ukrainian)"), blank=True)
    aim_en = models.TextField(_("aim (English)"), blank=True)
    organisers_uk = models.CharField(_("organisers (Ukrainian)"), max_length=500, blank=True)
    organisers_en = models.CharField(_("organisers (English)"), max_length=500, blank=True)
    prizes_uk = models.TextField(_("prizes (Ukrainian)"), blank=True)
    prizes_en = models.TextField(_("prizes (English)"), blank=True)
    rules_number = models.CharField(_("number of the order"), max_length=40, blank=True)
    rules_date = models.DateField(_("date of the order"), null=True, blank=True)
    contact_name = models.CharField(_("who answers questions"), max_length=150, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    admits_institutions = models.BooleanField(_("institutions submit"), default=True)
    admits_guardians = models.BooleanField(_("parents and guardians submit too"), default=False)
    per_pupil = models.PositiveSmallIntegerField(
        _("entries of one pupil at most"), default=1, null=True, blank=True
    )
    per_institution = models.PositiveSmallIntegerField(
        _("entries of one institution at most"), null=True, blank=True
    )
    jurors_per_entry = models.PositiveSmallIntegerField(
        _("jurors that score an entry"), default=3, validators=[MinValueValidator(1)]
    )
    consent_text = models.ForeignKey(
        "cms.ConsentText", verbose_name=_("consent"), on_delete=models.PROTECT, related_name="contests"
    )
    keep_days = models.PositiveSmallIntegerField(
        _("days that personal data is kept after the results"),
        default=365,
        validators=[MinValueValidator(30)],
        help_text=_("After that names, files and letters go; statistics and frozen scores stay."),
    )
    last_number = models.PositiveIntegerField(default=0, editable=False)
    results_published_at = models.DateTimeField(_("results published"), null=True, editable=False)
    cleaned_at = models.DateTimeField(_("personal data removed"), null=True, editable=False)

    class Meta:
        verbose_name = _("contest")
        verbose_name_plural = _("contests")
        ordering = ["-year", "name_uk"]
        permissions = [("moderate_contest", _("Can see and moderate entries"))]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "year"],
                name="contest_code_and_year",
                violation_error_message=_("Another contest of this year has these letters: choose others."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name_uk} ({self.year})"

    @property
    def name(self) -> str:
        return paired(self, "name")

    @property
    def aim(self) -> str:
        return paired(self, "aim")

    @property
    def organisers(self) -> str:
        return paired(self, "organisers")

    @property
    def prizes(self) -> str:
        return paired(self, "prizes")

    @property
    def has_results(self) -> bool:
        """Whether readers may see its results: published, and the personal data not yet removed."""
        return self.results_published_at is not None and self.cleaned_at is None

    @property
    def extended_until(self) -> date | None:
        """The last day of the intake as extended for everybody, if it was."""
        days = [extension.until for extension in self.extensions.all() if extension.institution_id is None]
        return max(days, default=None)

    def timeline(self, *, on: date | None = None) -> Timeline:
        """The stages as they stand on the day ``on`` (default today in Kyiv), the intake as extended."""
        stages = (stage.as_stage(until=self._end_of(stage)) for stage in self.stages.all())
        return Timeline(stages, on or timezone.localdate())

    def _end_of(self, stage: "ContestStage") -> date | None:
        extended = self.extended_until if stage.kind == ContestStage.Kind.INTAKE else None
        return max(extended, stage.last_day) if extended else stage.ends_on


class ContestStage(Orderable):
    """A stage of a contest; the intake and the results decide what people may do."""

    class Kind(models.TextChoices):
        ANNOUNCED = "announced", _("announcement")
        INTAKE = "intake", _("entries are taken")
        MODERATION = "moderation", _("entries are checked")
        JUDGING = "judging", _("the jury scores")
        RESULTS = "results", _("results")
        CEREMONY = "ceremony", _("ceremony")
        # Of contests of the past often no more is known.
        HELD = "held", _("the contest is held")

    contest = ParentalKey(Contest, on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(_("stage"), max_length=12, choices=Kind.choices)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until (including)"), null=True, blank=True)
    precision = models.CharField(
        _("shown to the"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )

    class Meta(Orderable.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        constraints = [models.UniqueConstraint(fields=["contest", "kind"], name="contest_stage_once")]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def last_day(self) -> date:
        return self.ends_on or self.starts_on

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The end comes before the beginning.")})

        if self.kind == self.Kind.INTAKE and self.precision != Precision.DAY:
            raise ValidationError({"precision": _("Entries are taken from a day to a day.")})

    def as_stage(self, *, until: date | None = None) -> Stage:
        """The stage for a timeline, ending ``until`` instead of on its own last day."""
        return Stage(
            label=capfirst(self.get_kind_display()),
            starts_on=self.starts_on,
            ends_on=until or self.ends_on,
            precision=self.precision,
        )


class Nomination(Orderable):
    """What may be entered, and what a work must be like."""

    class Kind(models.TextChoices):
        DRAWING = "drawing", _("drawing")
        PHOTO = "photo", _("photo")
        TEXT = "text", _("text")
        POEM = "poem", _("poem")
        VIDEO = "video", _("video")
        POSTCARD = "postcard", _("postcard")

    contest = ParentalKey(Contest, on_delete=models.CASCADE, related_name="nominations")
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    requirements_uk = models.TextField(_("requirements (Ukrainian)"), blank=True)
    requirements_en = models.TextField(_("requirements (English)"), blank=True)
    group_work = models.BooleanField(_("works of a group are taken too"), default=False)
    least_files = models.PositiveSmallIntegerField(_("files at least"), default=1)
    most_files = models.PositiveSmallIntegerField(_("files at most"), default=3)
    most_megabytes = models.PositiveSmallIntegerField(_("megabytes of a file at most"), default=20)
    least_side = models.PositiveSmallIntegerField(
        _("pixels of a picture’s longer side at least"), default=0, help_text=_("0: any size.")
    )
    least_characters = models.PositiveIntegerField(_("characters of a text at least"), default=0)
    most_characters = models.PositiveIntegerField(_("characters of a text at most"), default=0)
    per_pupil = models.PositiveSmallIntegerField(_("entries of one pupil at most"), null=True, blank=True)
    per_institution = models.PositiveSmallIntegerField(
        _("entries of one institution at most"), null=True, blank=True
    )

    class Meta(Orderable.Meta):
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return paired(self, "name")

    @property
    def requirements(self) -> str:
        return paired(self, "requirements")

    @property
    def takes_text(self) -> bool:
        return self.kind in {self.Kind.TEXT, self.Kind.POEM}

    @property
    def takes_link(self) -> bool:
        """A film stays where its author put it: we could not take what it tells of its maker out of it."""
        return self.kind == self.Kind.VIDEO

    @property
    def takes_files(self) -> bool:
        return self.most_files > 0 and not self.takes_link

    def clean(self):
        super().clean()
        if self.least_files > self.most_files:
            raise ValidationError({"most_files": _("At most is less than at least.")})
        if self.most_characters and self.least_characters > self.most_characters:
            raise ValidationError({"most_characters": _("At most is less than at least.")})


class AgeCategory(Orderable):
    """Who is judged beside whom: by age in years, or by class; both ends belong to it."""

    class By(models.TextChoices):
        AGE = "age", _("age")
        CLASS = "class", _("class")

    contest = ParentalKey(Contest, on_delete=models.CASCADE, related_name="categories")
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=80)
    name_en = models.CharField(_("name (English)"), max_length=80, blank=True)
    by = models.CharField(_("by"), max_length=5, choices=By.choices)
    lowest = models.PositiveSmallIntegerField(_("from"))
    highest = models.PositiveSmallIntegerField(_("to (including)"))

    class Meta(Orderable.Meta):
        verbose_name = _("age category")
        verbose_name_plural = _("age categories")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return paired(self, "name")

    def holds(self, *, age: int | None, school_class: int | None) -> bool:
        """Whether a pupil of ``age`` years, or in ``school_class``, belongs here."""
        value = age if self.by == self.By.AGE else school_class
        return value is not None and self.lowest <= value <= self.highest

    def clean(self):
        super().clean()
        if None not in {self.lowest, self.highest} and self.lowest > self.highest:
            raise ValidationError({"highest": _("The end comes before the beginning.")})


class Criterion(Orderable):
    """What the jury scores, from ``lowest`` to ``highest``, and how much that weighs."""

    contest = ParentalKey(Contest, on_delete=models.CASCADE, related_name="criteria")
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120, blank=True)
    hint_uk = models.CharField(_("what to look at (Ukrainian)"), max_length=255, blank=True)
    hint_en = models.CharField(_("what to look at (English)"), max_length=255, blank=True)
    weight = models.DecimalField(
        _("weight"), max_digits=4, decimal_places=2, default=1, validators=[MinValueValidator(0.01)]
    )
    lowest = models.PositiveSmallIntegerField(_("lowest score"), default=1)
    highest = models.PositiveSmallIntegerField(_("highest score"), default=10)

    class Meta(Orderable.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return paired(self, "name")

    @property
    def hint(self) -> str:
        return paired(self, "hint")

    def clean(self):
        super().clean()
        if self.lowest >= self.highest:
            raise ValidationError({"highest": _("The highest score must be above the lowest.")})


class Extension(models.Model):
    """More time for everybody, or for one institution: until a day, for a reason."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="extensions")
    institution = models.ForeignKey(
        "institutions.Institution",
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Empty: for everybody."),
    )
    until = models.DateField(_("until (including)"))
    reason = models.TextField(_("why"))
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["-given_at"]

    def __str__(self) -> str:
        return f"{self.institution or self.contest}, {self.until:%d.%m.%Y}"


class LetterTemplate(models.Model):
    """A letter that editors of a contest keep, to write again to others."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="letter_templates")
    name = models.CharField(_("name"), max_length=120)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("letter template")
        verbose_name_plural = _("letter templates")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["contest", "name"], name="letter_template_once")]

    def __str__(self) -> str:
        return self.name
