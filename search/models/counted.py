"""What readers look for, without the readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from search.analysis.queries import LONGEST


class CountedQuery(models.Model):
    """How often some words were looked for on a day. Nothing here tells who it was, nor the time of day."""

    site = models.ForeignKey(Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+")
    language = models.CharField(_("language"), max_length=10)
    day = models.DateField(_("day"), db_index=True)
    words = models.CharField(_("query"), max_length=LONGEST)
    times = models.PositiveIntegerField(_("times"))
    hits = models.PositiveIntegerField(_("hits at last"))

    # Nothing of it is published, so no approval stands before it.
    seen_by_readers = False

    class Meta:
        verbose_name = _("counted query")
        verbose_name_plural = _("counted queries")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["site", "language", "day", "words"], name="search_counted_once")
        ]

    def __str__(self) -> str:
        return self.words
