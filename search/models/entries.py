"""The things that readers may find, side by side, whatever they are."""

from django.db import models
from wagtail.models import Locale, Site
from wagtail.search import index


class Entry(index.Indexed, models.Model):
    """A thing as the search knows it, on one site in one language.

    The public search looks through these rows only: what readers may not see has none. Made, changed
    and deleted by ``search.entries``, from what apps say of their things (:mod:`cms.searching`).
    """

    source = models.CharField("source", max_length=40)
    key = models.BigIntegerField("key")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField("kind", max_length=20)
    # Several, each with a blank before and after it: " a  b ". There are few combinations of them.
    topics = models.CharField("topics", max_length=500, blank=True)
    audiences = models.CharField("audiences", max_length=200, blank=True)
    year = models.SmallIntegerField("year", null=True)
    when = models.DateTimeField("when", null=True)
    title = models.CharField("title", max_length=500)
    summary = models.TextField("summary", blank=True)
    text = models.TextField("text", blank=True)
    weight = models.FloatField("weight", default=1.0)
    is_quotable = models.BooleanField("may be quoted", default=True)
    fingerprint = models.CharField("fingerprint", max_length=32)
    changed_at = models.DateTimeField("changed at", auto_now=True)

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("text"),
        *map(index.FilterField, ("site", "locale", "kind", "topics", "audiences", "year", "when")),
        *map(index.FilterField, ("source", "key", "is_quotable")),
    ]
    # Many rows change at once; ``search.entries`` tells the engines.
    search_auto_update = False

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "key", "site", "locale"], name="search_entry_once")
        ]
        indexes = [models.Index(fields=["site", "locale", "kind"], name="search_entry_where")]

    def __str__(self) -> str:
        return self.title

    @property
    def search_weight(self) -> float:
        """By what its score is multiplied."""
        return self.weight
