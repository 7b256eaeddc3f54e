"""A consultation about a statute: what residents propose, who supports it (nobody sees), what came of it."""

import uuid
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from cms.cache.tags import page_tag, type_tag
from cms.differences import Pieces, word_differences
from cms.languages import paired
from cms.pages import SitePage, SynchronizedField
from cms.publishing.rows import PresentedRow
from cms.searching import Kind
from cms.timeline import Stage, State, Timeline
from volunteering.models.statute import Clause, ClauseVersion, Statute

LANGUAGES = [("uk", "uk"), ("en", "en")]


class Consultation(PresentedRow):
    """Some weeks in which anybody may propose changes to a statute."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("home site"),
        on_delete=models.PROTECT,
        related_name="consultations",
    )
    statute = models.ForeignKey(
        Statute, verbose_name=_("statute"), on_delete=models.PROTECT, related_name="consultations"
    )
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    opens_on = models.DateField(_("opens"))
    closes_on = models.DateField(_("closes (including)"))
    answers_by = models.DateField(_("answers by"), help_text=_("Until then every proposal is answered."))
    keep_days = models.PositiveSmallIntegerField(
        _("days that e-mail addresses are kept after the answers"),
        default=90,
        validators=[MinValueValidator(1)],
    )
    cleaned_at = models.DateTimeField(_("personal data removed"), null=True, editable=False)

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-opens_on", "-pk"]
        permissions = [("moderate_consultation", _("Can moderate and answer proposals"))]

    def __str__(self) -> str:
        return self.name_uk

    @property
    def name(self) -> str:
        return paired(self, "name")

    def clean(self):
        super().clean()
        wrong = {}
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            wrong["closes_on"] = _("The end comes before the beginning.")
        if self.closes_on and self.answers_by and self.answers_by <= self.closes_on:
            wrong["answers_by"] = _("Answers come after the consultation has closed.")
        if self.site_id and self.statute_id and self.statute.site_id != self.site_id:
            wrong["statute"] = _("This is a statute of the other site.")
        if self.cleaned_at and self.answers_by and self.answers_by > timezone.localdate(self.cleaned_at):
            wrong["answers_by"] = _("The personal data is removed: add a new consultation instead.")
        if wrong:
            raise ValidationError(wrong)

    def timeline(self, *, on: date | None = None) -> Timeline:
        """Proposals, then answers, as they stand on a day (default today in Kyiv)."""
        stages = [
            Stage(str(_("Proposals and support")), self.opens_on, self.closes_on),
            Stage(str(_("Consideration and answers")), self.closes_on + timedelta(days=1), self.answers_by),
        ]
        return Timeline(stages, on or timezone.localdate())

    def is_open(self, *, on: date) -> bool:
        """Whether changes are proposed and supported on a day."""
        return self.opens_on <= on <= self.closes_on

    def state_on(self, day: date) -> State:
        return self.timeline(on=day).state


class Proposal(models.Model):
    """A change to a clause that somebody proposes, a new clause or one to drop. Who did is told to nobody."""

    class Kind(models.TextChoices):
        CHANGE = "change", _("change of the clause")
        ADD = "add", _("new clause after it")
        DROP = "drop", _("clause dropped")

    class State(models.TextChoices):
        ASKED = "asked", _("not confirmed")
        RECEIVED = "received", _("received")
        REFUSED = "refused", _("not published")
        PUBLISHED = "published", _("published")
        CONSIDERED = "considered", _("under consideration")
        ACCEPTED = "accepted", _("accepted")
        PARTLY = "partly", _("accepted in part")
        DECLINED = "declined", _("declined")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="proposals")
    kind = models.CharField(_("what is proposed"), max_length=6, choices=Kind.choices, default=Kind.CHANGE)
    # Which it wants to change or to drop, or after which the new one stands.
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="proposals")
    # The clause's words that were in force when it was written.
    version = models.ForeignKey(ClauseVersion, on_delete=models.PROTECT, related_name="proposals")
    # Readers' name for it, given when it is published: 1, 2, 3 within its consultation.
    number = models.PositiveIntegerField(_("number"), null=True, editable=False)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="uk")
    text = models.TextField(_("new text"), blank=True)
    reason = models.TextField(_("reason"))
    shown_name = models.CharField(_("name to show"), max_length=120, blank=True)
    email = models.EmailField(blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(_("written"))
    confirmed_at = models.DateTimeField(_("received"), null=True)
    published_at = models.DateTimeField(_("published"), null=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    refusal = models.TextField(_("why it is not published"), blank=True)
    answer_uk = models.TextField(_("answer (Ukrainian)"), blank=True)
    answer_en = models.TextField(_("answer (English)"), blank=True)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["consultation", "number", "pk"]
        constraints = [models.UniqueConstraint(fields=["consultation", "number"], name="proposal_number")]
        indexes = [models.Index(fields=["consultation", "state"], name="proposal_states")]

    # Nothing here names anybody: the audit keeps it.
    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def what(self) -> str:
        """What it would do, and to which clause."""
        words = {
            self.Kind.CHANGE: _("change of clause %s"),
            self.Kind.ADD: _("new clause after %s"),
            self.Kind.DROP: _("clause %s dropped"),
        }
        return str(words[self.kind] % self.clause.number)

    @property
    def title(self) -> str:
        """Readers' name for it: «Proposal 3: change of clause 4.2»."""
        return _("Proposal %(number)s: %(what)s") % {"number": self.number, "what": self.what}

    @property
    def answer(self) -> str:
        return paired(self, "answer")

    @property
    def old_text(self) -> str:
        """The text that it wants to change or to drop, in its own language; a new clause has none."""
        if self.kind == self.Kind.ADD:
            return ""
        return getattr(self.version, f"text_{self.language}") or self.version.text_uk

    @property
    def difference(self) -> Pieces:
        """What would change, word by word."""
        return word_differences(self.old_text, self.text)

    @property
    def is_outdated(self) -> bool:
        """Whether the words that it wants to change or to drop have changed since."""
        return self.kind != self.Kind.ADD and self.clause.current != self.version


class Support(models.Model):
    """One person's support of a proposal. Once confirmed, its address stays where an answer is wanted."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="supports")
    # A keyed hash of the address, another one for each proposal: one address supports once.
    fingerprint = models.CharField(max_length=64)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="uk")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("supports")
        constraints = [models.UniqueConstraint(fields=["proposal", "fingerprint"], name="support_once")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class ConsultationPage(RoutablePageMixin, SitePage):
    """A consultation's words in one language: how to take part, what was proposed, what came of it."""

    PROPOSAL, OUTCOME, TABLE = "propozytsiia/", "pidsumky/", "pidsumky/csv/"

    consultation = models.ForeignKey(
        Consultation, verbose_name=_("consultation"), on_delete=models.PROTECT, related_name="pages"
    )

    parent_page_types = ["volunteering.StatutePage"]
    subpage_types: list[str] = []
    content_panels = [*SitePage.content_panels[:1], FieldPanel("consultation"), *SitePage.content_panels[1:]]
    search_fields = [*SitePage.search_fields, index.FilterField("consultation")]
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("consultation"),
    ]

    kind_label = _("Consultation")
    search_kind = Kind.CONSULTATION

    class Meta:
        verbose_name = _("consultation page")
        verbose_name_plural = _("consultation pages")

    def get_context(self, request, *args, **kwargs):
        from volunteering.views.consultations import overview

        return {**super().get_context(request, *args, **kwargs), **overview(self)}

    def cache_tags(self, request) -> tuple[str, ...]:
        """Itself, its statute, its row, and what readers see of its proposals."""
        own = f"consultation:{self.consultation_id}"
        return (page_tag(self.pk), type_tag(Statute), type_tag(Consultation), own)

    @path(f"{PROPOSAL}<int:number>/")
    def proposal(self, request, number):
        from volunteering.views.consultations import proposal

        return proposal(self, request, number)

    @path(OUTCOME)
    def outcome(self, request):
        from volunteering.views.consultations import outcome

        return outcome(self, request)

    @path(TABLE)
    def table(self, request):
        from volunteering.views.consultations import table

        return table(self)
