"""Pages that editors put above the hits."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from search.phrases import phrases_of, problems


class BestBet(models.Model):
    """A page of which editors know that it answers some queries of a site's readers."""

    site = models.ForeignKey(Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+")
    queries = models.TextField(
        _("queries"),
        help_text=_(
            "One a line, as readers type them; forms need not be named: “шкіл” is “школа”. The page is "
            "shown to whoever looks for just these words."
        ),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("In whatever language: readers get it in theirs, if it is translated and live."),
    )
    text_uk = models.CharField(
        _("why (Ukrainian)"), max_length=200, blank=True,
        help_text=_("A line that is shown in place of the page’s introduction. May be empty."),
    )  # fmt: skip
    text_en = models.CharField(_("why (English)"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Smaller comes first."))
    is_on = models.BooleanField(_("shown"), default=True)

    class Meta:
        verbose_name = _("best bet")
        verbose_name_plural = _("best bets")
        ordering = ["site_id", "order", "queries"]

    def __str__(self) -> str:
        return ", ".join(phrases_of(self.queries))

    def text_in(self, language: str) -> str:
        """Why, in a language; empty where nobody said it in that."""
        return getattr(self, f"text_{language}", "")

    def clean(self) -> None:
        super().clean()
        if found := problems(phrases_of(self.queries)):
            raise ValidationError({"queries": found})
