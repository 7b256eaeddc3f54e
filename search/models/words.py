"""The words of what may be found, by which slips of spelling are recognised."""

from django.db import models

from search.analysis.spelling import LONGEST


class Word(models.Model):
    """A word as it stands in what readers may find and in what may be quoted (``search.vocabulary``)."""

    word = models.CharField("word", max_length=LONGEST, unique=True)
    # The edges of its sound (search.analysis.spelling).
    start = models.CharField("start", max_length=2, db_index=True)
    ending = models.CharField("ending", max_length=3, db_index=True)
    length = models.PositiveSmallIntegerField("letters of its sound")
    rows = models.PositiveIntegerField("things that have it")

    # Nobody edits them.
    seen_by_readers = False

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.word
