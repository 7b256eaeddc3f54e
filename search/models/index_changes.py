"""What the search engine beside the database has still to be told."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class IndexChange(models.Model):
    """An object that was written into the database's index, or taken out of it.

    Elasticsearch follows (``search.replication``); without it there are no rows.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField("object", max_length=50)
    noted_at = models.DateTimeField("when", default=timezone.now)
    is_sent = models.BooleanField("sent", default=False)

    class Meta:
        indexes = [
            models.Index(fields=["noted_at"], condition=models.Q(is_sent=False), name="search_change_unsent"),
            models.Index(fields=["noted_at"], name="search_change_when"),
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id}"

    @property
    def version(self) -> int:
        """Later changes have greater ones, also after a database was restored from a copy."""
        return int(self.noted_at.timestamp() * 1_000_000)
