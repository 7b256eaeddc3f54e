"""Words that stand for others."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.phrases import phrases_of, problems


class SynonymSet(models.Model):
    """Words of which each finds the others too, on both sites; and words that only they find.

    Saved, it is in force at once, in every process.
    """

    words = models.TextField(
        _("words that mean the same"),
        help_text=_(
            "One word or phrase a line: “ЗДО”, “садок”, “дитячий садок”. Whoever looks for one finds the "
            "others too. Forms need not be named: “шкіл” is “школа”."
        ),
    )
    also_finds = models.TextField(
        _("what they find besides"),
        blank=True,
        help_text=_(
            "One way only: whoever looks for a word above finds these too, but whoever looks for these does "
            "not find those above. Mostly empty."
        ),
    )

    class Meta:
        verbose_name = _("set of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words"]

    def __str__(self) -> str:
        equal = " = ".join(phrases_of(self.words))
        return " → ".join([equal, ", ".join(other)] if (other := phrases_of(self.also_finds)) else [equal])

    def clean(self) -> None:
        super().clean()
        equal, besides = phrases_of(self.words), phrases_of(self.also_finds)
        if found := problems([*equal, *besides] if equal else []):
            raise ValidationError({"words": found})
        if len(equal) + len(besides) < 2:
            one = _("One word alone stands for nothing: add another that means the same.")
            raise ValidationError({"words": one})

    def rules(self) -> Iterator[tuple[str, list[str]]]:
        """What is typed, and what is looked for too."""
        equal, besides = phrases_of(self.words), phrases_of(self.also_finds)
        for phrase in equal:
            yield phrase, [other for other in (*equal, *besides) if other != phrase]
