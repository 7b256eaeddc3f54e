"""What people enter: entries, whom they are by, their files, and every version submitted.

A draft lives on the entry itself. Submitting writes a version; moderators, the jury and the public
only ever see the *standing* version: the last one submitted.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.consent import same_name
from cms.media.storage import private_storage
from contests.models.contest import AgeCategory, Contest, Nomination


class State(models.TextChoices):
    """What an entry is to those who follow it, in plain words."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned with a remark")
    ADMITTED = "admitted", _("admitted")
    REFUSED = "refused", _("not admitted")
    WITHDRAWN = "withdrawn", _("withdrawn")
    JUDGED = "judged", _("judged")
    PLACED = "placed", _("placed")


class EntryTag(models.Model):
    """A word that editors sort entries of a contest by."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(_("tag"), max_length=60)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["contest", "name"], name="entry_tag_once")]

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """A work entered for a contest by an institution or a guardian."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contest = models.ForeignKey(Contest, on_delete=models.PROTECT, related_name="entries")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="entries")
    category = models.ForeignKey(
        AgeCategory, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    institution = models.ForeignKey(
        "institutions.Institution", null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="contest_entries"
    )
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("title of the work"), max_length=200, blank=True)
    technique = models.CharField(_("technique"), max_length=120, blank=True)
    text = models.TextField(_("text"), blank=True)
    link = models.URLField(_("address of the film"), max_length=500, blank=True)
    group_name = models.CharField(_("name of the group"), max_length=200, blank=True)
    teacher = models.CharField(_("teacher who helped"), max_length=200, blank=True)
    # Two tabs: whoever saves must have seen the latest save.
    revision = models.PositiveIntegerField(default=0, editable=False)
    reference = models.CharField(_("reference"), max_length=24, blank=True, editable=False, db_index=True)
    remark = models.TextField(_("remark"), blank=True, editable=False)
    blind_number = models.PositiveIntegerField(_("number for the jury"), null=True, editable=False)
    tags = models.ManyToManyField(EntryTag, blank=True, related_name="entries")
    submitted_at = models.DateTimeField(_("submitted"), null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["-updated_at"]
        indexes = [
            models.Index(fields=["contest", "state", "nomination"]),
            models.Index(fields=["institution", "contest"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["reference"], condition=~models.Q(reference=""), name="entry_reference_once"
            ),
            models.UniqueConstraint(fields=["contest", "blind_number"], name="entry_blind_number_once"),
        ]

    def __str__(self) -> str:
        return self.reference or f"{self._meta.verbose_name} {self.pk}"

    @property
    def standing(self) -> "EntryVersion | None":
        """The version that counts: the last one submitted."""
        return max(self.versions.all(), key=lambda version: version.number, default=None)


class Participant(models.Model):
    """A child whose work it is. Known to the school, to editors and to nobody else."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="participants")
    full_name = models.CharField(_("pupil’s surname and first name"), max_length=200)
    age = models.PositiveSmallIntegerField(_("age"), null=True, blank=True)
    school_class = models.CharField(_("class"), max_length=10, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("pupil")
        verbose_name_plural = _("pupils")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def class_number(self) -> int | None:
        """The number of the class: 7 of «7-Б»."""
        digits = ""
        for sign in self.school_class.strip():
            if not sign.isdecimal():
                break
            digits += sign
        return int(digits) if digits else None


def private_path(folder: str, suffix: str) -> str:
    return f"{folder}/{uuid.uuid4().hex[:2]}/{uuid.uuid4().hex}{suffix}"


def original_path(instance, filename: str) -> str:
    """An upload as it came: only its uploader may have it."""
    return private_path("contests/originals", ".bin")


def clean_path(instance, filename: str) -> str:
    """What everybody else may have: made by us from what was looked at."""
    return private_path("contests/works", "." + filename.rpartition(".")[2].lower())


class EntryFile(models.Model):
    """A file of an entry. Nobody but its uploader sees it before it has been re-encoded."""

    class Kind(models.TextChoices):
        PICTURE = "picture", _("picture")
        PDF = "pdf", _("PDF")
        TEXT = "text", _("text document")

    class Status(models.TextChoices):
        WAITING = "waiting", _("being checked")
        READY = "ready", _("ready")
        REFUSED = "refused", _("not accepted")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="files")
    original_name = models.CharField(_("name"), max_length=255)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PICTURE)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    # Why it is not accepted: a code of contests.domain.refusals, and what stands in its sentence.
    refusal = models.CharField(_("why it is not accepted"), max_length=40, blank=True)
    refusal_params = models.JSONField(default=dict, blank=True)
    # When a letter told of a refusal that came after the submission.
    told_at = models.DateTimeField(null=True, editable=False)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    fingerprint = models.BigIntegerField(null=True, help_text="A perceptual hash of 63 bits.")
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    original = models.FileField(upload_to=original_path, storage=private_storage, blank=True)
    clean = models.FileField(upload_to=clean_path, storage=private_storage, blank=True)
    thumbnail = models.FileField(upload_to=clean_path, storage=private_storage, blank=True)
    blind = models.FileField(
        upload_to=clean_path, storage=private_storage, blank=True, help_text="Redacted, for the jury."
    )
    # What was painted over in ``blind``: [[left, top, width, height], …], each from 0 to 1 of the picture.
    blind_boxes = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    # Taken out of the draft; it stays while a submitted version shows it.
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.original_name

    @property
    def is_seen_as_picture(self) -> bool:
        """Whether others see a picture of it: the pages of a PDF are one, too."""
        return self.status == self.Status.READY and self.kind != self.Kind.TEXT and bool(self.clean)


class EntryVersionQuerySet(models.QuerySet):
    """Versions, for lists: the rows of an editor's table are the versions that stand."""

    def standing(self):
        """The last submitted version of each entry."""
        later = EntryVersion.objects.filter(
            entry=models.OuterRef("entry"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(later))

    def looked_at(self):
        """Those in which a moderator has looked for what gives the author away: the jury may have them."""
        return self.filter(redacted_at__isnull=False)

    def found_by(self, query: str):
        """Those in whose words each word of ``query`` is found, whatever its capitals and apostrophes."""
        found = self
        for word in same_name(query).split():
            found = found.filter(words__contains=word)
        return found

    def for_table(self):
        """With all that a row of the editor's table shows, in a few queries however many rows."""
        return self.select_related(
            "entry__contest", "entry__institution", "nomination", "category"
        ).prefetch_related("entry__tags", "files")


class EntryVersion(models.Model):
    """An entry as it was submitted; never changed, only redacted beside."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    # Of the draft that was submitted: the same draft makes no second version.
    revision = models.PositiveIntegerField(default=0)
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="+")
    category = models.ForeignKey(AgeCategory, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    technique = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    group_name = models.CharField(max_length=200, blank=True)
    teacher = models.CharField(max_length=200, blank=True)
    # [{"key": …, "full_name": …, "age": …, "school_class": …}, …]
    participants = models.JSONField(default=list)
    files = models.ManyToManyField(EntryFile, blank=True, related_name="versions")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_at = models.DateTimeField()
    # What the jury reads instead; None where nothing gave the author away.
    blind_title = models.CharField(max_length=200, null=True)  # noqa: DJ001 - empty is a redaction too
    blind_text = models.TextField(null=True)  # noqa: DJ001
    blind_technique = models.CharField(max_length=120, null=True)  # noqa: DJ001
    # A film's address, and the page behind it, mostly name its maker: the jury gets it when a
    # moderator has looked.
    link_is_blind = models.BooleanField(default=False)
    # The words that ``blind_*`` hides, to go on from.
    blind_words = models.JSONField(default=list, blank=True)
    # When a moderator last looked for what gives the author away; None: nobody has yet.
    redacted_at = models.DateTimeField(null=True)
    redacted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # What editors find it by: small letters, for no database folds Cyrillic in the same way.
    words = models.TextField(editable=False, blank=True)

    objects = EntryVersionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="entry_version_number")]

    def __str__(self) -> str:
        return f"{self.entry}, v{self.number}"

    @property
    def file_statuses(self) -> set[str]:
        """How far its files are: nothing else is seen of those that are not ready."""
        return {file.status for file in self.files.all()}

    def save(self, *args, **kwargs):
        self.words = self._words()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "words"}
        super().save(*args, **kwargs)

    def _words(self) -> str:
        institution = self.entry.institution
        names = [pupil["full_name"] for pupil in self.participants]
        where = [institution.name, institution.short_name] if institution else []
        return same_name(" ".join([self.entry.reference, self.title, self.group_name, *names, *where]))


class EntryNote(models.Model):
    """What editors tell each other about an entry."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(_("note"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-written_at"]

    def __str__(self) -> str:
        return self.text[:60]


class Upload(models.Model):
    """A file on its way, piece by piece; it can be gone on with after a broken connection."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="uploads")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    original_name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    # Names of the stored pieces in order: no storage but a disk's could append to a file.
    pieces = models.JSONField(default=list)
    # The submitted file that it is to stand in for, if any.
    replaces = models.ForeignKey(EntryFile, null=True, on_delete=models.CASCADE, related_name="+")
    # Two uploads of the same file lead to one.
    file = models.ForeignKey(EntryFile, null=True, on_delete=models.CASCADE, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.original_name}, {self.received}/{self.size}"
