"""The outbox: every letter is a row before it is a message."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SECRET_KIND = "account"  # noqa: S105
"""Letters of this kind, and of ``account.…``, carry links and codes that sign somebody in."""


class LetterQuerySet(models.QuerySet):
    """Letters, asked what the outbox asks."""

    def due(self, *, now):
        """Letters that wait to be sent at the moment ``now``, the oldest first."""
        return self.filter(state=Letter.State.QUEUED, send_after__lte=now).order_by("send_after", "pk")

    def about(self, subject):
        """Letters about one row, also when the row itself is gone."""
        return self.filter(about=name_of(subject))


def name_of(subject: models.Model | None) -> str:
    """What a letter calls the row that it is about, such as ``contests.contest:17``; empty for none."""
    return "" if subject is None else f"{subject._meta.label_lower}:{subject.pk}"


class Letter(models.Model):
    """A letter, from the moment it is written to the moment it is gone, or stuck."""

    class State(models.TextChoices):
        HELD = "held", _("held")
        QUEUED = "queued", _("queued")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        STUCK = "stuck", _("stuck")
        CANCELLED = "cancelled", _("cancelled")

    key = models.CharField(
        _("key"),
        max_length=200,
        unique=True,
        default=uuid.uuid4,
        help_text=_("A letter with the same key is written only once."),
    )
    kind = models.CharField(_("kind"), max_length=60, db_index=True, blank=True)
    about = models.CharField(
        _("about"),
        max_length=120,
        db_index=True,
        blank=True,
        editable=False,
        help_text=_("The row whose term of keeping is the letter’s too."),
    )
    to = models.JSONField(_("addressees"), default=list)
    cc = models.JSONField(_("copy to"), default=list, blank=True)
    bcc = models.JSONField(_("hidden copy to"), default=list, blank=True)
    subject = models.CharField(_("subject"), max_length=255)
    text = models.TextField(_("text"))
    html = models.TextField("HTML", blank=True)
    from_email = models.CharField(_("sender"), max_length=255, blank=True)
    reply_to = models.CharField(_("reply to"), max_length=255, blank=True)
    headers = models.JSONField(_("headers"), default=dict, blank=True)
    attachments = models.JSONField(_("attachments"), default=list, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.QUEUED, db_index=True
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("written"), default=timezone.now, db_index=True)
    send_after = models.DateTimeField(_("not before"), default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.TextField(_("last error"), blank=True)
    message_id = models.CharField("Message-ID", max_length=255, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("view_operations", _("Can see letters, tasks, jobs and the audit log, and act on them"))
        ]
        indexes = [models.Index(fields=["send_after"], name="letter_due", condition=models.Q(state="queued"))]

    def __str__(self) -> str:
        # Without the addresses: the audit keeps this label longer than the letter itself.
        return self.subject

    @property
    def is_secret(self) -> bool:
        """Whether the words open somebody's account, and so are shown to nobody but the addressee."""
        return self.kind.startswith(SECRET_KIND)

    @property
    def error_summary(self) -> str:
        """The last line of the error."""
        return self.error.strip().rpartition("\n")[2]
