"""Rows of no language that pages present."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Revision


class PresentedRow(models.Model):
    """A row that readers see through pages, which refer to it with the ``related_name`` ``pages``."""

    class Meta:
        abstract = True

    @property
    def seen_by_readers(self) -> bool:
        """Whether a page that presents it is live, or has been approved to go live at its time."""
        if self.pages.filter(live=True).exists():
            return True
        reference = {f"content__{self.pages.field.name}": self.pk}
        scheduled = Revision.objects.filter(approved_go_live_at__isnull=False, **reference)
        return scheduled.filter(content_type=ContentType.objects.get_for_model(self.pages.model)).exists()
