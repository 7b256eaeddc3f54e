"""What the search finds of published results: words that anybody may read, and nothing else."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contests.models.contest import Contest
from contests.models.entries import Entry


class Findable(models.Model):
    """A published work, or (without an entry) the results of a contest as a whole.

    Made and deleted by ``contests.domain.findables`` only, never changed: deleting takes a row's words out
    of the search within the transaction, and a change would leave them there until a task has run.
    """

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="findables")
    entry = models.OneToOneField(Entry, null=True, on_delete=models.CASCADE, related_name="findable")
    title = models.TextField(_("title"))
    # As the guardians agreed to; the work is found without them otherwise.
    names = models.TextField(_("names"), blank=True)

    class Meta:
        verbose_name = _("what the search finds of a contest")
        verbose_name_plural = _("what the search finds of contests")

    def __str__(self) -> str:
        return self.title
