"""The jury, what each juror scores, and what came of it, frozen."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.audit import AppendOnly
from cms.languages import paired
from contests.models.contest import Contest, Criterion
from contests.models.entries import Entry, Participant


class Juror(models.Model):
    """Somebody who scores the entries of one contest, and sees them blind."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="jurors")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="juries", verbose_name=_("juror")
    )
    institution = models.ForeignKey(
        "institutions.Institution",
        verbose_name=_("own institution"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its entries are never given to this juror."),
    )
    public_name = models.CharField(_("name and position, as published"), max_length=200, blank=True)
    active = models.BooleanField(_("scores"), default=True)
    invited_at = models.DateTimeField(null=True, editable=False)
    # The one-time way in of the last letter; only its hash is kept, and it goes when it is used.
    way_in_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    way_in_until = models.DateTimeField(null=True, editable=False)
    joined_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("juror")
        verbose_name_plural = _("jurors")
        constraints = [models.UniqueConstraint(fields=["contest", "user"], name="juror_once")]

    def __str__(self) -> str:
        return str(self.user)


class Assignment(models.Model):
    """One entry given to one juror."""

    class State(models.TextChoices):
        OPEN = "open", _("to be scored")
        DONE = "done", _("scored")
        ABSTAINED = "abstained", _("abstained")
        CONFLICT = "conflict", _("conflict of interest")

    juror = models.ForeignKey(Juror, on_delete=models.CASCADE, related_name="assignments")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="assignments")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    comment = models.TextField(_("comment"), blank=True)
    reason = models.TextField(_("why"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    assigned_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["entry__blind_number"]
        constraints = [models.UniqueConstraint(fields=["juror", "entry"], name="assignment_once")]

    # Nothing here names an author: jurors see it.
    def __str__(self) -> str:
        return f"{self.juror_id} → {self.entry_id}"


class Score(models.Model):
    """A juror's score of one entry by one criterion. A missing one never counts as zero."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment", "criterion"], name="score_once")]

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.value}"


class SignOffQuerySet(models.QuerySet):
    """Sign-offs are only ever added. Django's own SET_NULL of a deleted signer still passes."""

    def update(self, **values):
        raise AppendOnly(SignOff.__doc__)

    def delete(self):
        raise AppendOnly(SignOff.__doc__)


class SignOff(models.Model):
    """Entry numbers and scores as they were when the jury's work was signed off, under a hash.

    A later change adds another sign-off with its reason; the earlier one stays.
    """

    contest = models.ForeignKey(Contest, on_delete=models.PROTECT, related_name="sign_offs")
    number = models.PositiveSmallIntegerField()
    payload = models.JSONField()
    digest = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    signed_at = models.DateTimeField()

    objects = SignOffQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["contest", "number"], name="sign_off_number")]

    def __str__(self) -> str:
        return f"{self.contest} no. {self.number}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly(SignOff.__doc__)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly(SignOff.__doc__)


_PLACES = {1: _("1st place"), 2: _("2nd place"), 3: _("3rd place")}


class Award(models.Model):
    """A place, or a special prize, of an entry. Places may be shared."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="awards")
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    special_uk = models.CharField(_("special prize (Ukrainian)"), max_length=200, blank=True)
    special_en = models.CharField(_("special prize (English)"), max_length=200, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.special_uk or str(self.place)

    @property
    def place_in_words(self) -> str:
        """«1 місце»; nothing of a special prize. English counts places in words of their own."""
        if not self.place:
            return ""
        return str(_PLACES[self.place]) if self.place in _PLACES else gettext("%dth place") % self.place

    @property
    def honours(self) -> list[str]:
        """The place and the special prize, in the reader's language."""
        return [words for words in (self.place_in_words, paired(self, "special")) if words]


class Diploma(models.Model):
    """A paper to print, with a code by which anybody can check it."""

    class Kind(models.TextChoices):
        DIPLOMA = "diploma", _("diploma")
        CERTIFICATE = "certificate", _("certificate of a participant")
        THANKS = "thanks", _("thanks to a teacher")

    code = models.CharField(max_length=12, unique=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="diplomas")
    participant = models.ForeignKey(
        Participant, null=True, on_delete=models.SET_NULL, related_name="diplomas"
    )
    # The pupil's key in the version that stands, which outlives the draft's row; none: the teacher's.
    participant_key = models.UUIDField(null=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["entry", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "kind", "participant_key"],
                condition=models.Q(revoked_at=None),
                name="diploma_of_pupil_once",
            ),
            models.UniqueConstraint(
                fields=["entry", "kind"],
                condition=models.Q(revoked_at=None, participant_key=None),
                name="diploma_of_teacher_once",
            ),
        ]

    def __str__(self) -> str:
        return self.code
