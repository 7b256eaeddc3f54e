"""What documents say."""

from django.db import models

from cms.media.models import SiteDocument


class DocumentText(models.Model):
    """The words of a document's file, or why there are none. Written by ``search.document_texts``."""

    class State(models.TextChoices):
        READ = "read", "read"
        UNREADABLE = "unreadable", "unreadable"

    document = models.OneToOneField(
        SiteDocument, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    # The hash of the file that was read: the document may have got another since.
    fingerprint = models.CharField("fingerprint", max_length=40)
    state = models.CharField("state", max_length=10, choices=State.choices)
    reason = models.CharField("reason", max_length=20, blank=True)
    text = models.TextField("text", blank=True)
    read_at = models.DateTimeField("read at", auto_now=True)

    class Meta:
        verbose_name = "text of a document"
        verbose_name_plural = "texts of documents"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.document_id}: {self.state} {self.reason}".strip()
