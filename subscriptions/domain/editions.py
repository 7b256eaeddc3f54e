"""What letters are written from: what was noticed, as far as it is public at the moment of writing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import override

from cms import sites
from cms.mail.rendering import Rendered
from cms.registries import Announcement, name_of
from subscriptions.domain.noticing import KEEP, public_now
from subscriptions.models import Notice
from subscriptions.topics import covers

MOST = 20
"""So many things stand in one letter, the newest; of the others it says how many there are."""


@dataclass(frozen=True)
class Section:
    """What is new on one site, the newest first."""

    name: str
    url: str
    items: tuple[Announcement, ...]


@dataclass(frozen=True)
class Digest:
    """What one letter tells of."""

    sections: tuple[Section, ...]
    more: int
    newest: Announcement

    @property
    def others(self) -> int:
        """How many things there are beside the newest."""
        return sum(len(section.items) for section in self.sections) - 1 + self.more


class Edition:
    """What was noticed up to one moment; read once for however many letters.

    Args:
        now: the moment (aware).
    """

    def __init__(self, now: datetime):
        self.now = now
        newest = dict(Notice.objects.values_list("is_urgent").annotate(newest=Max("pk")))
        self.newest = {is_urgent: newest.get(is_urgent, 0) for is_urgent in (True, False)}
        self.words: dict[tuple, Rendered] = {}
        """The letters written so far, without anybody's own links: by what they tell, and how."""
        self._names: dict[tuple[bool, int], frozenset[str]] = {}
        self._public: dict[tuple[int, str], dict[str, Announcement]] = {}

    def digest(
        self, topics: dict[int, set[str]], *, language: str, home_id: int, is_urgent: bool, after: int
    ) -> Digest | None:
        """What is told to somebody; ``None`` when there is nothing.

        Args:
            topics: the keys of the chosen topics, by the primary key of their site.
            language: of the letter.
            home_id: the site that shows what several sites do.
            is_urgent: what comes at once, or all else.
            after: the number of the last notice that was told of.
        """
        names = self._names_after(is_urgent, after)
        if not names:
            return None
        found: dict[str, tuple[int, Announcement]] = {}
        for site_id in sorted(topics, key=lambda pk: (pk != home_id, pk)):
            for name, one in self._public_on(site_id, language).items():
                if name in names and covers(topics[site_id], one):
                    found.setdefault(name, (site_id, one))
        return _digest(found.values(), language) if found else None

    def _names_after(self, is_urgent: bool, after: int) -> frozenset[str]:
        key = (is_urgent, after)
        if key not in self._names:
            rows = Notice.objects.filter(is_urgent=is_urgent, pk__gt=after, pk__lte=self.newest[is_urgent])
            self._names[key] = frozenset(rows.values_list("name", flat=True))
        return self._names[key]

    def _public_on(self, site_id: int, language: str) -> dict[str, Announcement]:
        key = (site_id, language)
        if key not in self._public:
            site = next(site for site in sites.all_sites() if site.pk == site_id)
            self._public[key] = public_now(site, language, since=self.now - KEEP, now=self.now)
        return self._public[key]


def _digest(found: Iterable[tuple[int, Announcement]], language: str) -> Digest:
    newest = sorted(found, key=lambda pair: pair[1].when, reverse=True)
    shown: dict[int, list[Announcement]] = {}
    for site_id, one in newest[:MOST]:
        shown.setdefault(site_id, []).append(one)
    by_pk = {site.pk: site for site in sites.all_sites()}
    with override(language):
        sections = tuple(
            Section(name_of(by_pk[site_id]), by_pk[site_id].root_url, tuple(items))
            for site_id, items in shown.items()
        )
    return Digest(sections, max(len(newest) - MOST, 0), newest[0][1])
