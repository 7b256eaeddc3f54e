"""The protocol of a jury: every number that the results follow from, ready to be shown and printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _

from contests.domain.scoring import shown
from contests.domain.sign_off import group_of


@dataclass(frozen=True)
class Cell:
    """One juror's scores of one work, in words; ``scored`` when they can be corrected."""

    juror: int
    words: str
    scored: bool


@dataclass(frozen=True)
class Line:
    """One work: its scores juror by juror, the criteria's points, the result and the place."""

    entry_id: int
    number: int
    reference: str
    cells: tuple[Cell, ...]
    points: tuple[Decimal | None, ...]
    mean: Decimal | None
    exact: str
    place: int | None
    given_place: int | None = None
    specials: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """The works of one nomination and category, best first."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Protocol:
    """What a payload of a sign-off says."""

    criteria: tuple[Mapping[str, Any], ...]
    jurors: tuple[Mapping[str, Any], ...]
    groups: tuple[Group, ...]


WORDS = {"abstained": _("abstained"), "conflict": _("conflict"), "open": "–", "done": "–"}


def protocol_of(
    payload: Mapping[str, Any],
    *,
    places: Mapping[int, int] | None = None,
    specials: Mapping[int, tuple[str, ...]] | None = None,
) -> Protocol:
    """Set a payload out as tables.

    Args:
        payload: of ``contests.domain.sign_off.snapshot``, signed or not yet.
        places: places given, by the entry's primary key.
        specials: special prizes given, by the entry's primary key.
    """
    groups: dict[tuple, list[Mapping[str, Any]]] = {}
    for row in payload["entries"]:
        groups.setdefault(group_of(row), []).append(row)
    return Protocol(
        criteria=tuple({**one, "weight": shown(Fraction(one["weight"]))} for one in payload["criteria"]),
        jurors=tuple(payload["jurors"]),
        groups=tuple(
            Group(
                title=", ".join(
                    one["name"] for one in (rows[0]["nomination"], rows[0]["category"]) if one is not None
                ),
                lines=tuple(
                    _line(row, payload, places or {}, specials or {})
                    for row in sorted(rows, key=lambda row: (row["place"] or 10**6, row["number"]))
                ),
            )
            for _key, rows in sorted(groups.items())
        ),
    )


def _line(row, payload, places, specials) -> Line:
    keys = [str(one["id"]) for one in payload["criteria"]]
    by_juror = {one["juror"]: one for one in row["scores"]}
    return Line(
        entry_id=row["id"],
        number=row["number"],
        reference=row["reference"],
        cells=tuple(_cell(juror["id"], by_juror.get(juror["id"]), keys) for juror in payload["jurors"]),
        points=tuple(shown(Fraction(row["means"][key])) if key in row["means"] else None for key in keys),
        mean=shown(None if row["mean"] is None else Fraction(row["mean"])),
        exact=row["mean"] or "",
        place=row["place"],
        given_place=places.get(row["id"]),
        specials=specials.get(row["id"], ()),
    )


def _cell(juror: int, given: Mapping[str, Any] | None, keys: list[str]) -> Cell:
    """A juror's scores in the order of the criteria: «8 · 9»; empty for whoever did not get the work."""
    if given is None:
        return Cell(juror, "", scored=False)
    if given["values"]:
        words = " · ".join(str(given["values"].get(key, "–")) for key in keys)
    else:
        words = str(WORDS[given["state"]])
    return Cell(juror, words, scored=given["state"] != "conflict")
