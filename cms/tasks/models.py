"""What the queue itself does not remember: attempts, living workers, the schedule."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class TaskAttempt(models.Model):
    """One attempt at a task; a chain of them shares ``root``.

    A row is written only when an attempt has failed, for it and for the attempt that follows: a
    task that succeeds at once leaves none.
    """

    class Fate(models.TextChoices):
        PENDING = "pending", _("waiting or running")
        DONE = "done", _("done")
        RETRIED = "retried", _("failed, tried again")
        MOOT = "moot", _("failed, nothing left to do")
        DEAD = "dead", _("given up")
        REVIVED = "revived", _("given up, started again by hand")

    result_id = models.UUIDField(unique=True)
    root = models.UUIDField(default=uuid.uuid4, db_index=True)
    number = models.PositiveSmallIntegerField(_("attempt"), default=1)
    task_path = models.CharField(_("task"), max_length=255)
    fate = models.CharField(
        _("state"), max_length=10, choices=Fate.choices, default=Fate.PENDING, db_index=True
    )
    error = models.TextField(_("error"), blank=True)
    created_at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("attempt at a task")
        verbose_name_plural = _("attempts at tasks")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.task_path} #{self.number}: {self.fate}"

    @property
    def error_summary(self) -> str:
        """The last line of the error: the exception and its message."""
        return self.error.strip().rpartition("\n")[2]


class WorkerHeartbeat(models.Model):
    """A living worker says so every few seconds; a silent one is taken for dead."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.worker_id


class ScheduledJob(models.Model):
    """A job of the schedule: when it runs next, and who holds it now."""

    name = models.CharField(_("job"), max_length=100, primary_key=True)
    next_run_at = models.DateTimeField(_("next run"), default=timezone.now)
    last_run_at = models.DateTimeField(_("last run"), null=True, blank=True)
    locked_by = models.CharField(_("runs in"), max_length=64, blank=True)
    locked_until = models.DateTimeField(null=True, blank=True)
    error = models.TextField(_("last error"), blank=True)

    class Meta:
        verbose_name = _("scheduled job")
        verbose_name_plural = _("scheduled jobs")
        ordering = ["name"]

    def __str__(self) -> str:
        return gettext(self.name)

    @property
    def error_summary(self) -> str:
        """The last line of the error: the exception and its message."""
        return self.error.strip().rpartition("\n")[2]
