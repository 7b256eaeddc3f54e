"""A table of institutions, read row by row: first what each row would do, then, once confirmed, the doing."""

import copy
import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.spreadsheets import Unreadable
from cms.typography import nest_quotes
from institutions.domain.registry import (
    FIELDS,
    Register,
    as_words,
    differences,
    former_names,
    same_name,
    save_institution,
)
from institutions.models import FormerName, Institution

COLUMNS = {
    **{name: Institution._meta.get_field(name).verbose_name for name in FIELDS},
    "former_names": gettext_lazy("former names"),
}
"""The columns of an exported table and their headings, in either of our languages or by their own names."""

YES = {"так", "yes", "true", "1", "+"}
NO = {"ні", "no", "false", "0", "-"}


class Fate:
    """What becomes of a row."""

    NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"


@dataclass
class PlannedRow:
    """A row and its fate.

    Args:
        line: its number in the file, as a spreadsheet counts.
        name: the institution's name, as the row gives it.
        fate: one of :class:`Fate`.
        changes: (column's heading, value before, value after).
        reason: why it is refused.
        institution: with the new values, still unsaved.
    """

    line: int
    name: str
    fate: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    reason: str = ""
    institution: Institution | None = None


class ChangedMeanwhile(ValueError):
    """The registry is no longer what the dry run was made from."""


class _RowRefused(ValueError):
    """Why the row is left out."""


def exported_rows() -> list[list[Any]]:
    """The whole registry as a table, with headings in the active language."""
    institutions = Institution.objects.prefetch_related("former_names").order_by("kind", "number", "name")
    rows: list[list[Any]] = [[str(heading) for heading in COLUMNS.values()]]
    for institution in institutions:
        values = {name: _shown(name, as_words(getattr(institution, name))) for name in FIELDS}
        values["former_names"] = former_names(institution)
        rows.append([values[name] for name in COLUMNS])
    return rows


def rows_of(table: list[list[str]]) -> list[dict[str, str]]:
    """The rows below the headings, each as values by column, with its ``line``.

    Raises:
        Unreadable: a heading is unknown or stands twice, or neither names nor addresses are there.
    """
    known = _headings()
    columns = []
    for heading in table[0]:
        column = known.get(heading.strip().casefold())
        if column is None:
            names = ", ".join(str(label) for label in COLUMNS.values())
            words = _("There is no column “%(heading)s”. The columns are: %(names)s.")
            raise Unreadable(words % {"heading": heading[:60], "names": names})
        if column in columns:
            raise Unreadable(_("The column “%s” stands twice.") % heading[:60])
        columns.append(column)
    if not {"name", "slug"} & set(columns):
        raise Unreadable(_("A column with names or with addresses on the site is needed."))
    return [
        {"line": str(line), **dict(zip(columns, row, strict=False))}
        for line, row in enumerate(table[1:], start=2)
        if any(row)
    ]


def _headings() -> dict[str, str]:
    found = {name: name for name in COLUMNS}
    for language in ("uk", "en"):
        with translation.override(language):
            found |= {str(heading).casefold(): name for name, heading in COLUMNS.items()}
    return found


def plan(rows: list[dict[str, str]]) -> list[PlannedRow]:
    """What each row would do. Nothing is written."""
    register = Register()
    seen: set[Any] = set()
    return [_plan_row(row, register, seen) for row in rows]


def digest(planned: list[PlannedRow]) -> str:
    """A mark of what was shown: the same rows with the same fates have the same one."""
    facts = [[row.line, row.name, row.fate, row.changes, row.reason] for row in planned]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def carry_out(
    *, rows: list[dict[str, str]], shown: str, by: Any, source: str = "", now: datetime | None = None
) -> list[PlannedRow]:
    """Do what was shown: all of it or nothing.

    Args:
        rows: as given by :func:`rows_of`.
        shown: the :func:`digest` of the plan that the person has confirmed.
        source: the file's name, for the audit records.

    Raises:
        ChangedMeanwhile: the same rows would now do something else.
    """
    planned = plan(rows)
    if digest(planned) != shown:
        raise ChangedMeanwhile(_("The registry has changed meanwhile. Look at the rows once more."))
    for row in planned:
        if row.fate in (Fate.NEW, Fate.CHANGED):
            save_institution(institution=row.institution, by=by, reason=source, now=now)
    return planned


def _plan_row(row: dict[str, str], register: Register, seen: set[Any]) -> PlannedRow:
    planned = PlannedRow(int(row["line"]), row.get("name", "") or row.get("slug", ""), Fate.REFUSED)
    try:
        known = _find(row, register)
        institution = _with_values(row, known)
        _require_once(institution, seen)
        if known is None:
            _require_free_number(institution, register)
        if not institution.slug:
            institution.slug = register.free_slug(institution.name, institution.settlement, seen)
            seen.add(institution.slug)
        _check(institution, known, register)
    except _RowRefused as refusal:
        planned.reason = nest_quotes(str(refusal))
        return planned
    planned.changes = [
        (str(COLUMNS[name]), _shown(name, old), _shown(name, new))
        for name, old, new in differences(known, institution)
    ]
    planned.institution = institution
    planned.name = institution.name
    if known is None:
        planned.fate = Fate.NEW
    else:
        planned.fate = Fate.CHANGED if planned.changes else Fate.UNCHANGED
    return planned


def _shown(name: str, value: str) -> str:
    """A field's value in a person's words."""
    if name == "kind" and value:
        return str(Institution.Kind(value).label)
    if name == "active" and value:
        return _("yes") if value == "True" else _("no")
    return value


def _find(row: dict[str, str], register: Register) -> Institution | None:
    """The institution that a row is about: by its address, else by its present name."""
    if slug := row.get("slug", ""):
        return register.slugs.get(slug)
    if not row.get("name"):
        raise _RowRefused(_("It has no name."))
    for owner in register.owners(row["name"])[:1]:
        if owner.former:
            raise _RowRefused(
                _("“%s” had this name. Give its address on the site if you mean it.") % owner.institution.name
            )
        return owner.institution
    return None


def _with_values(row: dict[str, str], known: Institution | None) -> Institution:
    # Not a deep copy: that would forget the former names that were read for all at once.
    institution = copy.copy(known) if known is not None else Institution()
    if known is None and not row.get("settlement"):
        row = {name: value for name, value in row.items() if name != "settlement"}  # the default one
    for name in FIELDS:
        if name not in row or (known is not None and (name == "slug" or _stays(known, name, row[name]))):
            continue
        setattr(institution, name, _value(name, row[name]))
    if "former_names" in row:
        names = list(dict.fromkeys(filter(None, map(str.strip, row["former_names"].split(";")))))
        until = {former.name: former for former in institution.former_names.all()}
        institution.former_names = [until.get(name) or FormerName(name=name) for name in names]
    return institution


def _stays(known: Institution, name: str, text: str) -> bool:
    """Whether a cell says what is there: the exported table changes nothing, whatever stands in it."""
    return text in (value := as_words(getattr(known, name)), _shown(name, value))


def _value(name: str, text: str) -> Any:
    field = Institution._meta.get_field(name)
    if name == "kind":
        return _kind(text)
    if name == "active":
        return _yes_or_no(text)
    if not text:
        return None if field.null else ""
    if name in ("latitude", "longitude"):
        try:
            return round(Decimal(text.replace(",", ".")), 5)
        except InvalidOperation as error:
            raise _RowRefused(f"{COLUMNS[name]}: {_('a number is needed.')}") from error
    if name == "number":
        if not (text.isascii() and text.isdigit()):
            raise _RowRefused(f"{COLUMNS[name]}: {_('a number is needed.')}")
        return int(text)
    return text


def _kind(text: str) -> str:
    for kind in Institution.Kind:
        labels = {kind.value}
        for language in ("uk", "en"):
            with translation.override(language):
                labels.add(str(kind.label).casefold())
        if text.casefold() in labels:
            return kind.value
    kinds = ", ".join(str(label) for label in Institution.Kind.labels)
    raise _RowRefused(
        _("There is no kind “%(kind)s”; the kinds are: %(kinds)s.") % {"kind": text[:60], "kinds": kinds}
    )


def _yes_or_no(text: str) -> bool:
    if text.casefold() in YES | {""}:
        return True
    if text.casefold() in NO:
        return False
    raise _RowRefused(f"{COLUMNS['active']}: {_('“yes” or “no” is needed.')}")


def _require_once(institution: Institution, seen: set[Any]) -> None:
    marks = {institution.pk or institution.slug or same_name(institution.name), same_name(institution.name)}
    if marks & seen:
        raise _RowRefused(_("This institution stands in the file twice."))
    seen |= marks


def _require_free_number(institution: Institution, register: Register) -> None:
    if institution.number is None:
        return
    for other in register.institutions.values():
        same = (other.kind, other.number, other.settlement) == (
            institution.kind, institution.number, institution.settlement
        )  # fmt: skip
        if same:
            raise _RowRefused(
                _("There is “%s” of the same kind and number. Give its address on the site if you mean it.")
                % other.name
            )


def _check(institution: Institution, known: Institution | None, register: Register) -> None:
    kept = [name for name in FIELDS if known and getattr(known, name) == getattr(institution, name)]
    try:
        # Addresses are checked below, against former ones too, without a query a row.
        institution.clean_fields(exclude=["id", *kept])
        for former in institution.former_names.all():
            former.clean_fields(exclude=["id", "institution"])
    except ValidationError as error:
        name, words = next(iter(error.message_dict.items()))
        raise _RowRefused(f"{COLUMNS.get(name, name)}: {words[0]}") from error
    for words in register.faults(institution).values():
        raise _RowRefused(words)
