"""Contests for measuring: one that takes entries today, its schools, and as many entries as are asked for."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Site

from accounts.models import User
from contests.models import Contest, Entry, EntryTag, EntryVersion, State
from institutions.models import Institution
from tests.contests import factories
from tests.factories import make_institution

SCHOOLS = 54
"""As many institutions of the city have sent works to one contest."""


def make_open_contest(site: Site, **nomination) -> Contest:
    """A contest that takes drawings today."""
    today = timezone.localdate()
    intake = (today - timedelta(days=7), today + timedelta(days=7))
    contest = factories.make_contest(site, year=today.year, intake=intake, judging=None)
    contest.nominations.update(**nomination)
    return contest


def make_schools(count: int = SCHOOLS) -> list[Institution]:
    """Schools of the registry."""
    return [make_institution(f"Ліцей № {number}") for number in range(1, count + 1)]


def fill_with_entries(
    contest: Contest, schools: Sequence[Institution], owner: User, count: int
) -> list[Entry]:
    """Write entries of each state, each with its version, straight to the tables."""
    nomination, category = contest.nominations.get(), contest.categories.first()
    states = [State.SUBMITTED, State.ADMITTED, State.RETURNED]
    entries = Entry.objects.bulk_create(
        Entry(
            contest=contest, nomination=nomination, category=category, owner=owner,
            institution=schools[number % len(schools)], state=states[number % 3],
            reference=f"ММ-2026-{number:05d}", title="Чернетка",
        )
        for number in range(count)
    )  # fmt: skip
    EntryVersion.objects.bulk_create(
        EntryVersion(
            entry=entry, number=1, nomination=nomination, category=category, title=f"Мама {place}",
            participants=[{"key": str(entry.key), "full_name": f"Вигадана Марічка {place}",
                           "age": 8, "school_class": "3-А"}],
            submitted_at=timezone.now(),
            words=f"{entry.reference.casefold()} мама {place} вигадана марічка {place}",
        )
        for place, entry in enumerate(entries)
    )  # fmt: skip
    tag = EntryTag.objects.create(contest=contest, name="виставка")
    tag.entries.set(entries[:1000])
    return entries


def views_of_the_table(contest: Contest) -> dict[str, dict]:
    """The views of the editors' table that are measured, by what they are, as queries."""
    return {
        "all": {},
        "of a contest": {"contest": contest.pk},
        "far page in order": {"contest": contest.pk, "p": 300, "order": "-institution"},
        "found by name": {"contest": contest.pk, "q": "марічка 19999"},
        "works side by side": {"contest": contest.pk, "state": State.ADMITTED, "look": "wall"},
        "without consent": {"contest": contest.pk, "consent": "missing"},
    }
