"""Large files that are made in the background, and kept for a few days."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.media.storage import private_storage
from contests.models.contest import Contest
from contests.models.entries import private_path


def package_path(instance, filename: str) -> str:
    return private_path("contests/packages", "." + filename.rpartition(".")[2])


class Package(models.Model):
    """A contest's diplomas as one PDF; chosen works, or one's own diplomas, as a ZIP. Ordered, then made."""

    class Kind(models.TextChoices):
        DIPLOMAS = "diplomas", _("diplomas to print (PDF)")
        WORKS = "works", _("works with a contents sheet (ZIP)")
        PAPERS = "papers", _("diplomas of one’s own entries (ZIP)")

    class State(models.TextChoices):
        WAITING = "waiting", _("being made")
        READY = "ready", _("ready")

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    contests = models.ManyToManyField(Contest, related_name="packages")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    requested_at = models.DateTimeField()
    # What is wanted: primary keys of entries, names of columns; and a digest by which to know it again.
    wanted = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    whole = models.PositiveIntegerField(default=0)
    file = models.FileField(upload_to=package_path, storage=private_storage, blank=True)
    expires_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        verbose_name = _("prepared file")
        verbose_name_plural = _("prepared files")
        ordering = ["-requested_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["digest"], condition=models.Q(state="waiting"), name="package_made_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.requested_at:%Y-%m-%d %H:%M}"

    @property
    def file_name(self) -> str:
        """What the reader's machine calls it: it tells of nobody."""
        suffix = "pdf" if self.kind == self.Kind.DIPLOMAS else "zip"
        return f"{self.kind}-{self.requested_at:%Y-%m-%d}.{suffix}"
