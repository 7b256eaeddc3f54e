"""Whose work an entry is: the pupils of a draft, as they are typed and typed again."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cms.consent import same_name
from contests.models import AgeCategory, Entry, Participant


@dataclass(frozen=True)
class Row:
    """A pupil as typed. ``key`` tells an old acquaintance, or is the key of a new one."""

    full_name: str
    age: int | None = None
    school_class: str = ""
    key: uuid.UUID | None = None


def tidy(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Rows without needless spaces, and without keys that are none."""
    return [
        Row(
            full_name=" ".join((row.get("full_name") or "").split()),
            age=row.get("age"),
            school_class=" ".join((row.get("school_class") or "").split()),
            key=_key(row.get("key")),
        )
        for row in rows
    ]


def _key(value: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(value)) if value else None
    except ValueError:
        return None


def are(entry: Entry, rows: list[Row]) -> bool:
    """Whether the entry's pupils are exactly these."""
    pupils = list(entry.participants.all())
    return len(pupils) == len(rows) and all(
        (pupil.full_name, pupil.age, pupil.school_class) == (row.full_name, row.age, row.school_class)
        and row.key in {None, pupil.key}
        for pupil, row in zip(pupils, rows, strict=True)
    )


def put(entry: Entry, rows: list[Row]) -> None:
    """Make the rows the pupils of a locked entry; those not among them are taken out.

    A pupil is known by the key, and without one by the name: consents hang on the pupil, so whoever is
    typed again must stay who they were.
    """
    known = {pupil.key: pupil for pupil in entry.participants.all()}
    for position, row in enumerate(rows):
        pupil = known.pop(row.key, None) or _namesake(known, row) or _new(entry, row)
        pupil.full_name, pupil.age, pupil.school_class = row.full_name, row.age, row.school_class
        pupil.position = position
        pupil.save()
    for pupil in known.values():
        pupil.delete()


def _namesake(known: dict[uuid.UUID, Participant], row: Row) -> Participant | None:
    if row.key is not None:
        return None
    name = same_name(row.full_name)
    keys = [key for key, pupil in known.items() if same_name(pupil.full_name) == name]
    return known.pop(keys[0]) if keys else None


def _new(entry: Entry, row: Row) -> Participant:
    taken = row.key is None or Participant.objects.filter(key=row.key).exists()
    return Participant(entry=entry, key=uuid.uuid4() if taken else row.key)


def category_of(entry: Entry) -> AgeCategory | None:
    """The age category of the oldest of those whose work it is; ``None`` while none fits."""
    pupils = list(entry.participants.all())
    if not pupils:
        return None
    found = []
    for pupil in pupils:
        fits = [
            category
            for category in entry.contest.categories.all()
            if category.holds(age=pupil.age, school_class=pupil.class_number)
        ]
        if not fits:
            return None
        found.append(fits[0])
    return max(found, key=lambda category: (category.highest, category.sort_order or 0))
