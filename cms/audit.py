"""Who did what, when, from which state, to which, and why.

A record outlives its author and its subject: both are kept by value, never by a cascading key.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AppendOnly(TypeError):
    """An audit record is neither changed nor deleted; only old ones go, by ``delete_old``."""


class AuditQuerySet(models.QuerySet):
    """Records to read and to add to. Django's own SET_NULL of a deleted author still passes."""

    def for_subject(self, subject: models.Model):
        """The records about one row, also when the row itself is gone."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))

    def update(self, **values):
        raise AppendOnly(AppendOnly.__doc__)

    def bulk_update(self, objs, fields, batch_size=None):
        raise AppendOnly(AppendOnly.__doc__)

    def delete(self):
        raise AppendOnly(AppendOnly.__doc__)


class AuditRecord(models.Model):
    """One fact about one change. Rows are only ever added."""

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    actor_label = models.CharField(_("who (as written then)"), max_length=255, blank=True)
    action = models.CharField(_("action"), max_length=100, db_index=True)
    subject_type = models.CharField(_("kind of object"), max_length=100)
    subject_id = models.CharField(_("object’s number"), max_length=64)
    subject_label = models.CharField(_("object"), max_length=255, blank=True)
    before = models.CharField(_("state before"), max_length=255, blank=True)
    after = models.CharField(_("state after"), max_length=255, blank=True)
    reason = models.TextField(_("why"), blank=True)
    data = models.JSONField(_("details"), default=dict, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit record")
        verbose_name_plural = _("audit records")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject_label}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly(AppendOnly.__doc__)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly(AppendOnly.__doc__)


def record(
    *,
    action: str,
    subject: models.Model,
    actor: Any = None,
    before: str = "",
    after: str = "",
    reason: str = "",
    data: dict | None = None,
    now=None,
) -> AuditRecord:
    """Write an audit record inside the caller's transaction.

    Args:
        action: a dotted verb, such as ``consent.withdrawn``.
        subject: the saved row the action was done to.
        actor: the user who did it, or ``None`` for the system itself.
        before: the state before, in the field's own values.
        after: the state after.
        reason: the words given for it.
        data: further facts, JSON-serialisable.
        now: the moment (aware); by default the present one.
    """
    if actor is not None and not getattr(actor, "is_authenticated", False):
        actor = None
    return AuditRecord.objects.create(
        at=now or timezone.now(),
        actor=actor,
        actor_label=str(actor)[:255] if actor else "",
        action=action,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_label=str(subject)[:255],
        before=before,
        after=after,
        reason=reason,
        data=data or {},
    )


def redact(subject_type: str, subject_ids: Iterable[Any]) -> int:
    """Take names out of the records about some rows: the facts stay, without labels, reasons, details.

    For erasure and for the end of a term alone; whoever calls it records that it was done.

    Args:
        subject_type: the rows' model, such as ``cms.consent``.
        subject_ids: their primary keys.

    Returns:
        How many records there were.
    """
    ids = {str(subject_id) for subject_id in subject_ids}
    # The base manager, for the model's own refuses to change a record.
    records = AuditRecord._base_manager.filter(subject_type=subject_type, subject_id__in=ids)
    return records.update(subject_label="", reason="", data={})


def delete_old(*, now: datetime | None = None) -> int:
    """Delete the records older than ``AUDIT_KEEP_DAYS``: personal data is not kept for ever.

    Returns:
        how many were deleted.
    """
    moment = (now or timezone.now()) - timedelta(days=settings.AUDIT_KEEP_DAYS)
    # The base manager, for the model's own refuses to delete.
    return AuditRecord._base_manager.filter(at__lt=moment).delete()[0]
