"""What the search finds of published results: rows made of what ``consents.publicities`` lets be said.

They are kept in step: made when results are published, made anew for an entry when a consent ends, gone
when results are taken back or the personal data is removed. Once a night all of it is made anew, for
consents also end by the calendar. A hit is shown by the gallery's read model, which asks again.
"""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cms import searching
from contests import gallery
from contests.domain.transitions import locked_contest
from contests.models import Contest, ContestPage, Entry, Findable

SOURCE = "contests"
"""Under which name they are registered (``cms.searching``)."""


def refresh_all(*, now: datetime | None = None) -> None:
    """Make the rows of every contest anew: the job of the night."""
    for contest in Contest.objects.exclude(results_published_at=None):
        refresh(contest=contest, now=now)


@transaction.atomic
def refresh(*, contest: Contest, now: datetime | None = None) -> None:
    """Make the rows of a contest anew: none unless readers may see its results."""
    now = now or timezone.now()
    # What a guardian takes back meanwhile is taken back before these rows are made, or after it.
    contest = locked_contest(contest.pk)
    contest.findables.all().delete()
    if not contest.has_results or contest.results_published_at > now:
        return
    entries = gallery.public_entries(contest=contest)
    rows = [Findable(contest=contest, title=_words_of(contest)), *_rows(entries, now)]
    searching.changed(SOURCE, [row.pk for row in Findable.objects.bulk_create(rows)])


@transaction.atomic
def refresh_of(entry: Entry) -> None:
    """Make the row of one entry anew, after what its guardians agreed to has changed."""
    now = timezone.now()
    Findable.objects.filter(entry=entry).delete()
    for row in _rows(gallery.public_entries(pk=entry.pk), now):
        row.save()


def _rows(entries: Iterable[Entry], now: datetime) -> list[Findable]:
    entries = {entry.pk: entry for entry in entries}
    with translation.override(settings.LANGUAGE_CODE):
        works = gallery.works_by_entry(entries.values(), now=now)
    return [
        Findable(contest=entries[pk].contest, entry=entries[pk], title=work.label, names=work.name)
        for pk, work in works.items()
        if work.shown or (work.name and work.honours)
    ]


def _words_of(contest: Contest) -> str:
    """What the results are called in each language: their page exists in several."""
    words = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words.append(f"{_('Results')}, {_('Gallery of works')}: {contest.name} ({contest.year})")
    return " · ".join(words)


def follow() -> None:
    """Tell the search of the rows, and of the pages below which they are shown."""
    post_save.connect(_row_saved, sender=Findable, dispatch_uid="contests.findables.saved")
    post_delete.connect(_row_deleted, sender=Findable, dispatch_uid="contests.findables.deleted")
    post_save.connect(_page_saved, sender=ContestPage, dispatch_uid="contests.findables.page")
    post_delete.connect(_page_deleted, sender=ContestPage, dispatch_uid="contests.findables.page_deleted")
    for signal in (searching.things_gone, searching.things_changed):
        signal.connect(_pages_changed, dispatch_uid="contests.findables.pages")


def _row_saved(sender, instance, **kwargs) -> None:
    searching.changed(SOURCE, [instance.pk])


def _row_deleted(sender, instance, **kwargs) -> None:
    searching.gone(SOURCE, [instance.pk])


def _page_saved(sender, instance, **kwargs) -> None:
    searching.changed(SOURCE, _rows_shown_below([instance.contest_id]))


def _page_deleted(sender, instance, **kwargs) -> None:
    _look_anew([instance.contest_id])


def _pages_changed(sender, keys, **kwargs) -> None:
    """Works are shown below pages: where readers may not see those any more, they see no work, either."""
    if sender != searching.PAGES:
        return
    pages = ContestPage.objects.all() if keys is None else ContestPage.objects.filter(pk__in=keys)
    _look_anew(pages.values("contest"))


def _look_anew(contests) -> None:
    """Forget at once what is shown below pages of contests, and learn what still may be found."""
    keys = _rows_shown_below(contests)
    searching.gone(SOURCE, keys)
    searching.changed(SOURCE, keys)


def _rows_shown_below(contests) -> list[int]:
    return list(Findable.objects.filter(contest__in=contests).values_list("pk", flat=True))
