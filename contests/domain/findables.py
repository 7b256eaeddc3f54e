"""What the search finds of published results: rows made of what ``consents.publicities`` lets be said.

They are kept in step: made when results are published, made anew for an entry when a consent ends, gone
when results are taken back or the personal data is removed. Once a night all of it is made anew, for
consents also end by the calendar. A hit is shown by the gallery's read model, which asks again.
"""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task
from modelsearch.backends import get_search_backends

from cms.tasks.policy import retried
from contests import gallery
from contests.domain.transitions import locked_contest
from contests.models import Contest, Entry, Findable


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
    Findable.objects.bulk_create([Findable(contest=contest, title=_words_of(contest)), *_rows(entries, now)])
    index_all.enqueue(contest.pk)


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


@retried(attempts=5, first_delay=10, moot=("DoesNotExist",))
@task()
def index_all(contest_id: int) -> None:
    """Tell the search of a contest's rows, all at once."""
    rows = list(Contest.objects.get(pk=contest_id).findables.all())
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Findable, rows)
