"""A whole class at once: rows pasted from a spreadsheet, photos matched to pupils, all submitted together."""

import csv
import io
import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cms.consent import same_name
from cms.transliteration import transliterate
from contests.domain import entries
from contests.domain.letters import write_receipt
from contests.domain.transitions import Refused
from contests.models import Contest, Entry, EntryVersion, Nomination

MOST_ROWS = 60
"""Of one paste."""
MOST_PASTED = 100_000
"""Characters of one paste."""
_CLASS = re.compile(r"(?i)^(1[0-2]|[0-9])\s*([-–]?\s*[а-яґєіїa-z])?(\s*(кл|клас)\.?)?$")
_AGE = re.compile(r"(?i)^(\d{1,2})(\s*(р|років|роки|рік)\.?)?$")
_HEADINGS = frozenset(
    {"прізвище", "піб", "імʼя", "учень", "учениця", "клас", "вік", "назва", "name", "class"}
)
_ALIKE = 0.8
"""How alike a part of a file's name and a surname must be: one is often romanised in another way."""


@dataclass(frozen=True)
class PastedRow:
    """A pupil and a work as pasted."""

    full_name: str
    school_class: str = ""
    age: int | None = None
    title: str = ""


def parse_pasted(text: str, *, by_age: bool = False) -> list[PastedRow]:
    """Rows of a spreadsheet, as the clipboard holds them: cells between tabs, or semicolons.

    The cell with the class (or age) parts the name before it, in one cell or several, from the title
    after it; a leading number of the row and a line of headings are left out.

    Args:
        text: what was pasted; all beyond :data:`MOST_PASTED` characters is left out.
        by_age: whether a number is an age rather than a class.

    Returns:
        At most :data:`MOST_ROWS` rows, those with a name.
    """
    text = text[:MOST_PASTED].replace("\x00", "")
    delimiter = "\t" if "\t" in text else ";"
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    for cells in lines:
        cells = [" ".join(cell.split()) for cell in cells]
        if _is_heading(cells):
            continue
        row = _row(_without_number(cells), _AGE if by_age else _CLASS, by_age)
        if row.full_name:
            rows.append(row)
    return rows[:MOST_ROWS]


def _is_heading(cells: list[str]) -> bool:
    words = {word for cell in cells for word in re.split(r"[\s,.]+", same_name(cell))}
    return len(words & _HEADINGS) > 1


def _without_number(cells: list[str]) -> list[str]:
    is_numbered = len(cells) > 1 and re.fullmatch(r"\d{1,3}[.)]?", cells[0])
    return cells[1:] if is_numbered else cells


def _row(cells: list[str], pattern: re.Pattern, by_age: bool) -> PastedRow:
    at = next((n for n, cell in enumerate(cells) if n and pattern.match(cell)), None)
    if at is None:
        name, *others = cells or [""]
        return PastedRow(name[:200], title=next(filter(None, others), "")[:200])
    name = " ".join(filter(None, cells[:at]))
    title = next(filter(None, cells[at + 1 :]), "")
    if by_age:
        return PastedRow(name[:200], age=int(pattern.match(cells[at])[1]), title=title[:200])
    return PastedRow(name[:200], school_class=cells[at][:10], title=title[:200])


def key_of_pasted(token: uuid.UUID, number: int) -> uuid.UUID:
    """The key of the entry that a pasted row becomes: the same however often the paste is sent."""
    return uuid.uuid5(token, str(number))


@transaction.atomic
def save_row(
    *,
    contest: Contest,
    nomination: Nomination,
    institution,
    by: Any,
    key: uuid.UUID,
    revision: int,
    row: PastedRow,
    now: datetime | None = None,
) -> Entry:
    """Save a row of the table as a draft of its own, beginning it where it is new.

    Args:
        contest: the contest.
        nomination: what the table is of.
        institution: whose table.
        by: who typed it.
        key: the row's key: sent again, it is the same entry.
        revision: the entry's revision when the row was shown; 0 for a new one.
        row: the pupil and the title.
        now: the moment (aware).

    Raises:
        Stale: the entry has been saved since.
        Refused: the contest, or the entry's state, allows no change.
    """
    now = now or timezone.now()
    entry = entries.start_entry(
        contest=contest, nomination=nomination, by=by, institution=institution, key=key, now=now
    )
    pupil = {"full_name": row.full_name, "school_class": row.school_class, "age": row.age}
    known = list(entry.participants.all())
    if known:
        pupil["key"] = known[0].key
    others = [
        {"key": each.key, "full_name": each.full_name, "school_class": each.school_class, "age": each.age}
        for each in known[1:]
    ]
    return entries.save_draft(
        entry=entry,
        by=by,
        # Begun just now: should somebody have deleted the row that this window shows, it is begun anew.
        revision=revision if entry.revision else 0,
        values={"title": row.title},
        participants=[pupil, *others],
        now=now,
    )


@dataclass(frozen=True)
class Outcome:
    """What became of one row: its version, or why there is none."""

    entry: Entry
    version: EntryVersion | None = None
    why: tuple[str, ...] = ()


@transaction.atomic
def submit_ready(*, drafts: Iterable[Entry], by: Any, now: datetime | None = None) -> list[Outcome]:
    """Submit those entries that are complete; one letter holds the copies of all of them.

    Args:
        drafts: of one contest; those that have not changed since they were submitted are left out.
        by: who submits.
        now: the moment (aware).

    Returns:
        What became of each, in order.
    """
    now = now or timezone.now()
    outcomes = [_submit(entry, by, now) for entry in drafts if entries.is_changed(entry)]
    versions = [outcome.version for outcome in outcomes if outcome.version]
    if versions:
        write_receipt(versions=versions, to=by, now=now)
    return outcomes


def _submit(entry: Entry, by: Any, now: datetime) -> Outcome:
    try:
        version = entries.submit_entry(entry=entry, by=by, receipt=False, now=now)
    except ValidationError as invalid:
        return Outcome(entry, why=tuple(invalid.messages))
    except Refused as refused:
        return Outcome(entry, why=(str(refused),))
    return Outcome(version.entry, version)


@dataclass(frozen=True)
class Place:
    """A row that a file may belong to. ``key`` is the entry's."""

    key: str
    full_name: str
    is_taken: bool = False


@dataclass(frozen=True)
class Match:
    """A file's name and the row it seems to belong to; ``by`` is ``name``, ``order`` or empty."""

    name: str
    key: str = ""
    by: str = ""


def match_files(names: Sequence[str], places: Sequence[Place]) -> list[Match]:
    """Find the row of each file: by the surname in its name, in Latin letters too, else by order.

    A first name will do where one row only has it. A row gets one file by name at most; what then
    remains goes, sorted as a person sorts, to the rows without files in their order.
    """
    found: dict[str, Match] = {}
    free = {place.key: place for place in places}
    scored = [
        (_likeness(name, place.full_name), name, place) for name in dict.fromkeys(names) for place in places
    ]
    # The most alike first: a stable sort, so that of equals the first file gets the first row.
    for likeness, name, place in sorted(scored, key=lambda each: -each[0]):
        if likeness and name not in found and place.key in free:
            found[name] = Match(name, place.key, "name")
            del free[place.key]
    for name in dict.fromkeys(names):
        namesakes = [place for place in places if _has_first_name(name, place.full_name)]
        if name not in found and len(namesakes) == 1 and namesakes[0].key in free:
            found[name] = Match(name, namesakes[0].key, "name")
            del free[namesakes[0].key]
    empty = [place.key for place in places if place.key in free and not place.is_taken]
    rest = sorted((name for name in dict.fromkeys(names) if name not in found), key=natural)
    for name, key in zip(rest, empty, strict=False):
        found[name] = Match(name, key, "order")
    return [found.get(name, Match(name)) for name in dict.fromkeys(names)]


def _likeness(file_name: str, full_name: str) -> float:
    """How well a file's name names a pupil: 0 when the surname is not in it."""
    parts = _latin(file_name.rpartition(".")[0] or file_name)
    surname, *others = _latin(full_name) or [""]
    if len(surname) < 2 or not parts:
        return 0
    best = max(SequenceMatcher(None, surname, part).ratio() for part in parts)
    if best < _ALIKE:
        return 0
    return best + sum(0.5 for other in others if other in parts)


def _has_first_name(file_name: str, full_name: str) -> bool:
    """Whether a file's name holds a pupil's name other than the surname."""
    parts = _latin(file_name.rpartition(".")[0] or file_name)
    return any(len(name) > 2 and name in parts for name in _latin(full_name)[1:])


def _latin(text: str) -> list[str]:
    return re.findall(r"[a-z]+", transliterate(text).lower())


def natural(name: str) -> list:
    """A key by which ``IMG_9`` comes before ``IMG_10``, and class 2-А before 10-А."""
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())
        for part in re.split(r"(\d+)", name)
    ]
