"""What a running contest looks like in numbers: by day, nomination, category and institution."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from contests.domain import phases
from contests.models import Contest, ContestStage, Entry, EntryVersion, State
from institutions.models import Institution

GONE = frozenset({State.WITHDRAWN, State.REFUSED})


@dataclass(frozen=True)
class Bar:
    """A row of a chart and of the table beside it."""

    label: str
    value: int
    share: float
    """From 0 to 100, of the longest."""


@dataclass(frozen=True)
class Chart:
    """Bars with what they are of."""

    name: str
    title: str
    bars: list[Bar]

    @property
    def height(self) -> int:
        """Of the drawing, in its own units."""
        return ROW * len(self.bars)

    @property
    def rows(self) -> list[tuple[int, Bar]]:
        """Each bar with where it is drawn."""
        return [(ROW * place, bar) for place, bar in enumerate(self.bars)]


ROW = 24


@dataclass(frozen=True)
class Overview:
    """The live picture of one contest."""

    in_all: int
    gone: int
    pupils: int
    institutions: int
    charts: list[Chart]
    silent: list[Institution]


def overview(contest: Contest, *, now: datetime) -> Overview:
    """The live picture at ``now``. Five queries.

    Withdrawn entries and those not admitted are counted apart; an institution whose entries are all
    gone has sent one nevertheless.
    """
    versions = EntryVersion.objects.standing().filter(entry__contest=contest)
    taken = list(
        versions.exclude(entry__state__in=GONE).values_list(
            "nomination", "category", "entry__institution", "participants"
        )
    )
    nominations = {row.pk: row.name for row in contest.nominations.all()}
    categories = {row.pk: row.name for row in contest.categories.all()}
    sent = set(versions.values_list("entry__institution", flat=True)) - {None}
    registry = list(Institution.objects.all())
    names = {row.pk: str(row) for row in registry}
    by_institution = Counter(row[2] for row in taken)
    return Overview(
        in_all=len(taken),
        gone=versions.filter(entry__state__in=GONE).count(),
        pupils=sum(len(row[3]) for row in taken),
        institutions=len(sent),
        charts=[
            chart("days", _("By days"), by_days(contest, first_submissions(contest), now=now)),
            chart("nominations", _("By nominations"), named(Counter(row[0] for row in taken), nominations)),
            chart("categories", _("By age categories"), named(Counter(row[1] for row in taken), categories)),
            chart(
                "institutions",
                _("By institutions"),
                [
                    (names.get(pk, _("parents and guardians")), count)
                    for pk, count in by_institution.most_common()
                ],
            ),
        ],
        silent=[row for row in registry if row.active and row.pk not in sent],
    )


def first_submissions(contest: Contest) -> QuerySet:
    """When each entry was submitted for the first time."""
    first = EntryVersion.objects.filter(entry__in=Entry.objects.filter(contest=contest), number=1)
    return first.values_list("submitted_at", flat=True)


def by_days(contest: Contest, moments: Iterable[datetime], *, now: datetime) -> list[tuple[str, int]]:
    """Every day of the intake until ``now`` in Kyiv, those without an entry too."""
    counts = Counter(timezone.localdate(moment) for moment in moments)
    intake = phases.stage(contest, ContestStage.Kind.INTAKE)
    if intake is None and not counts:
        return []
    first = min([intake.starts_on] if intake else [], default=min(counts, default=date.max))
    first = min([first, *counts])
    last = min(max([intake.last_day if intake else first, *counts]), timezone.localdate(now))
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [(f"{day:%d.%m}", counts[day]) for day in days]


def named(counts: Counter, names: dict[int, str]) -> list[tuple[str, int]]:
    """All that have a name, those without an entry too, then those without a name."""
    rest = sum(count for pk, count in counts.items() if pk not in names)
    rows = [(name, counts[pk]) for pk, name in names.items()]
    return [*rows, (_("none"), rest)] if rest else rows


def chart(name: str, title: str, rows: list[tuple[str, int]]) -> Chart:
    most = max((value for _label, value in rows), default=0) or 1
    return Chart(name, title, [Bar(label, value, round(100 * value / most, 1)) for label, value in rows])
