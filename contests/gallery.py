"""What readers see of a contest's results: the public read model, over ``consents.publicities``.

A work that may not be shown stands in the results by its number and place alone, and nowhere else.
Where a child is not named in full, the redacted words and pictures are shown, for a signature in the
corner of a drawing is a name too.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.cache.memo import memoised
from cms.cache.tags import CONTENT
from cms.catalogue import Catalogue, listed
from contests.domain import consents
from contests.domain.consents import Publicity
from contests.domain.transitions import SHOWN
from contests.models import Contest, Entry, EntryFile, EntryVersion

PER_PAGE = 24
FACETS = ("nomination", "category", "place", "institution")
SPECIAL = "special"
LOOKS = ("thumbnail", "full")


@dataclass(frozen=True)
class Picture:
    """A picture of a work, by the address that asks the consents at each request."""

    thumbnail: str
    full: str
    width: int | None
    height: int | None


@dataclass(frozen=True)
class Work:
    """What readers may know of a work; what they may not know is empty.

    Args:
        label: its title, or «Work no. 17».
        shown: whether the work itself is shown.
        key: for its address; empty unless it is shown.
        name: the authors and the institution, as far as consents go.
        honours: the place and the special prizes, in words.
    """

    label: str
    shown: bool
    key: UUID | None
    number: int | None
    name: str
    teacher: str
    place: int | None
    honours: tuple[str, ...]
    nomination: str
    category: str
    technique: str = ""
    text: str = ""
    link: str = ""
    pictures: tuple[Picture, ...] = ()


def works(entries: Iterable[Entry], *, now: datetime) -> list[Work]:
    """What may be known of each entry at ``now``, in their order; unlisted ones are left out."""
    return list(works_by_entry(entries, now=now).values())


def works_by_entry(entries: Iterable[Entry], *, now: datetime) -> dict[int, Work]:
    """The same by the entry's primary key."""
    entries = list(entries)
    known = consents.publicities(entries, now=now)
    return {entry.pk: _work(entry, known[entry.pk]) for entry in entries if known[entry.pk].listed}


def public_entries(**where) -> QuerySet[Entry]:
    """Entries that readers may learn of, as far as consents go, with all that :func:`works` asks."""
    return (
        Entry.objects.filter(state__in=SHOWN, **where)
        .select_related("contest__consent_text", "institution")
        .prefetch_related("awards", "versions__nomination", "versions__category", "versions__files")
        .order_by("blind_number", "pk")
    )


def _work(entry: Entry, publicity: Publicity) -> Work:
    version = entry.standing
    awards = list(entry.awards.all())
    shown = _shown(entry, version, publicity) if publicity.work else {}
    number = entry.blind_number
    return Work(
        **{"label": _("Work no. %s") % (number or "–"), "shown": False, "key": None, **shown},
        number=number,
        name=publicity.name,
        teacher=version.teacher if publicity.names else "",
        place=min((award.place for award in awards if award.place), default=None),
        honours=tuple(words for award in awards for words in award.honours),
        nomination=version.nomination.name,
        category=version.category.name if version.category else "",
    )


def _shown(entry: Entry, version: EntryVersion, publicity: Publicity) -> dict:
    named = is_named(entry, publicity)

    def words(field: str) -> str:
        redacted = getattr(version, f"blind_{field}")
        return getattr(version, field) if named or redacted is None else redacted

    return {
        "label": words("title") or _("Work no. %s") % entry.blind_number,
        "shown": True,
        "key": entry.key,
        "technique": words("technique"),
        "text": words("text"),
        "link": version.link if named and publicity.pictures else "",
        "pictures": tuple(
            Picture(
                *(reverse("contest_work_picture", args=[entry.key, place, look]) for look in LOOKS),
                file.width, file.height,
            )
            for place, file in enumerate(pictures_of(version) if publicity.pictures else (), start=1)
        ),
    }  # fmt: skip


def is_named(entry: Entry, publicity: Publicity) -> bool:
    """Whether every author is named in full: then nothing in the work gives away more."""
    return publicity.names == tuple(child.full_name for child in consents.authors_of(entry))


def pictures_of(version: EntryVersion) -> list[EntryFile]:
    """The pictures of a version that readers could be given."""
    return [file for file in version.files.all() if file.is_seen_as_picture]


def stored_picture(key: UUID, position: int, look: str, *, now: datetime) -> FieldFile | None:
    """The file behind a picture's address; ``None`` when readers may not see it at ``now``."""
    if look not in LOOKS:
        return None
    entry = Entry.objects.filter(key=key).select_related("contest", "institution").first()
    if entry is None or not (publicity := consents.what_may_be_public(entry, now)).pictures:
        return None
    pictures = pictures_of(entry.standing)
    if not 1 <= position <= len(pictures):
        return None
    file = pictures[position - 1]
    if file.blind and not is_named(entry, publicity):
        return file.blind
    return file.thumbnail if look == "thumbnail" and file.thumbnail else file.clean


@dataclass(frozen=True)
class Group:
    """The awarded works of one nomination and category, the first places first."""

    nomination: str
    category: str
    works: list[Work]


def winners(contest: Contest, *, now: datetime) -> list[Group]:
    """The awarded works by nomination and category, in the contest's order."""
    rows = public_entries(contest=contest).filter(awards__isnull=False).distinct()
    entries = sorted(rows, key=_rank)
    groups: dict[tuple[str, str], list[Work]] = defaultdict(list)
    for work in works(entries, now=now):
        groups[work.nomination, work.category].append(work)
    return [Group(*names, found) for names, found in groups.items()]


def _rank(entry: Entry) -> tuple:
    """By nomination and category in the contest's order, then by place and number."""
    version = entry.standing
    nomination, category = version.nomination, version.category
    return (
        (nomination.sort_order or 0, nomination.pk),
        (category.sort_order or 0, category.pk) if category else (0, 0),
        min((award.place for award in entry.awards.all() if award.place), default=1000),
        entry.blind_number or 0,
    )


def thanks(groups: Iterable[Group]) -> list[str]:
    """The teachers of the winners who may be named, each once, in alphabetical order."""
    return sorted({work.teacher for group in groups for work in group.works if work.teacher})


def gallery(contest: Contest, request: HttpRequest) -> dict:
    """What the gallery shows for the request's filters and page.

    Raises:
        Http404: a filter or a page that does not exist.
    """
    catalogue, labels = _catalogue(contest.pk, timezone.localdate(), get_language())
    names = {
        "nomination": _("Nomination"), "category": _("Age category"), "place": _("Place"),
        "institution": _("Institution"),
    }  # fmt: skip
    context = listed(catalogue, request, labels, names, per_page=PER_PAGE)
    ids = list(context["page_obj"])
    found = {entry.pk: entry for entry in public_entries(contest=contest, pk__in=ids)}
    shown = works((found[pk] for pk in ids if pk in found), now=timezone.now())
    return {**context, "works": [work for work in shown if work.shown]}


@memoised(CONTENT)
def _catalogue(contest_id: int, _on: date, _language: str) -> tuple[Catalogue, dict[str, dict[str, str]]]:
    """The works that may be shown, and the words of their facets; consents end with a day.

    An institution is a facet only where it may stand beside the work.
    """
    contest = Contest.objects.get(pk=contest_id)
    entries = list(public_entries(contest=contest))
    known = consents.publicities(entries, now=timezone.now())
    labels: dict[str, dict[str, str]] = {name: {} for name in FACETS}
    rows = []
    for entry in sorted((entry for entry in entries if known[entry.pk].work), key=_rank):
        values = _values(entry, known[entry.pk])
        for name, found in values.items():
            labels[name].update(found)
        rows.append((entry.pk, tuple(tuple(values[name]) for name in FACETS)))
    labels["place"] = dict(sorted(labels["place"].items()))
    labels["institution"] = dict(sorted(labels["institution"].items(), key=lambda pair: pair[1]))
    return Catalogue(FACETS, rows), labels


def _values(entry: Entry, publicity: Publicity) -> dict[str, dict[str, str]]:
    version, awards = entry.standing, entry.awards.all()
    places = {str(award.place): award.place_in_words for award in awards if award.place}
    special = {SPECIAL: _("Special prize")} if any(award.special_uk for award in awards) else {}
    category = version.category
    return {
        "nomination": {str(version.nomination_id): version.nomination.name},
        "category": {str(category.pk): category.name} if category else {},
        "place": {**places, **special},
        "institution": {str(entry.institution_id): publicity.institution} if publicity.institution else {},
    }


def work_or_404(contest: Contest, key: UUID, *, now: datetime) -> Work:
    """One work of a contest that may be shown.

    Raises:
        Http404: there is none, or nothing of it may be shown.
    """
    found = works(public_entries(contest=contest, key=key), now=now)
    if not found or not found[0].shown:
        raise Http404
    return found[0]
